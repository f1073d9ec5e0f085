import { fill, type Refusal, refusal, t } from '@kit/base'

export function unknownImport(id: string): Refusal {
  return refusal(
    'data.unknown-import',
    id,
    t('没有这次导入的记录。', 'There is no such import.'),
    t('请回到导入列表重新选择。', 'Go back to the list of imports.'),
  )
}

export function wrongImportState(id: string, state: string): Refusal {
  const titles: Readonly<Record<string, string>> = {
    reading: '正在读取',
    checking: '正在检查',
    refused: '检查未通过',
    storing: '正在入库',
    stored: '已入库',
    cancelled: '已取消',
    interrupted: '已中断',
    failed: '已失败',
    ready: '待确认',
  }
  return refusal(
    'data.conflict-import-state',
    id,
    fill(
      t(
        '这次导入现在的状态是“{title}”，不能这样操作。',
        'This import is “{state}”; that cannot be done now.',
      ),
      {
        title: titles[state] ?? state,
        state,
      },
    ),
    t(
      '请刷新页面查看最新状态；需要时重新上传文件。',
      'Reload to see where it stands; upload the file again if need be.',
    ),
  )
}

export function noErrorWorkbook(id: string): Refusal {
  return refusal(
    'data.unknown-error-workbook',
    id,
    t(
      '这次导入没有问题工作簿：没有发现问题，或文件已清理。',
      'There is no error workbook: no problem was found, or it was cleared away.',
    ),
    t('如需重新检查，请再上传一次文件。', 'Upload the file again to have it checked again.'),
  )
}

/** The machine gave out while reading: the file is the likely cause, so it is told as a refusal of the file. */
export function checkerDied(name: string): Refusal {
  return refusal(
    'data.file-too-heavy',
    name,
    t(
      '检查这个文件时内存不足，已停止；没有写入任何数据。',
      'Memory ran out while the file was checked; it was stopped and nothing was stored.',
    ),
    t('请按学校或按表拆成几个文件分别上传。', 'Split it by school or by sheet and upload the parts.'),
  )
}
