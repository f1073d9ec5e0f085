import { fill, type Refusal, refusal, t } from '@kit/base'

const SAVE_AS = t(
  '请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”后再上传。',
  'Open it in Excel or WPS, save it as “Excel workbook (.xlsx)” and upload that.',
)
const SAVE_AGAIN = t(
  '请在 Excel 或 WPS 中打开原文件确认完好，重新另存为 .xlsx 后再上传。',
  'Open the original in Excel or WPS, make sure it is sound, save it again as .xlsx and upload that.',
)

/** Every way in which a file is no readable workbook, in the words of the person who brought it. */
const SENTENCES = {
  'workbook.empty': [
    t('文件是空的，没有任何内容。', 'The file is empty.'),
    t('请选择填好的工作簿再上传。', 'Choose the workbook you filled in and upload it.'),
  ],
  'workbook.damaged': [
    t('文件已损坏或没有传完，无法打开。', 'The file is damaged or incomplete and cannot be opened.'),
    SAVE_AGAIN,
  ],
  'workbook.encrypted': [
    t('工作簿设有打开密码，无法读取。', 'The workbook is protected by a password for opening.'),
    t(
      '请在 Excel 或 WPS 中打开，在“文件—信息—保护工作簿”里取消打开密码，保存后再上传。',
      'Open it, remove the password for opening (File – Info – Protect workbook), save and upload again.',
    ),
  ],
  'workbook.too-large': [
    t('文件有 {size}，超过了 {limit} 的上限。', 'The file has {size}; the limit is {limit}.'),
    t('请按学校或按表拆成几个文件分别上传。', 'Split it by school or by sheet and upload the parts.'),
  ],
  'workbook.bomb': [
    t(
      '文件解压后有 {size}，与其大小极不相称，为安全起见不予读取。',
      'Unpacked, the file has {size}, out of all proportion to its size; it is not read for safety.',
    ),
    t(
      '请在 Excel 或 WPS 中把数据复制到新工作簿，另存后再上传。',
      'Copy the data to a new workbook in Excel or WPS, save it and upload that.',
    ),
  ],
  'workbook.other-format': [t('这是{format}，不是工作簿。', 'This is {format}, not a workbook.'), SAVE_AS],
  'workbook.wrong-extension': [
    t('文件名是“{name}”，内容却是文本（CSV）。', 'The file is called “{name}” but holds plain text (CSV).'),
    t(
      '请把文件名改为 .csv 结尾再上传，或在 Excel、WPS 中打开后另存为 .xlsx。',
      'Rename it to end in .csv, or open it in Excel or WPS and save it as .xlsx.',
    ),
  ],
  'workbook.encoding': [
    t(
      '文本文件的编码既不是 UTF-8，也不是 GB18030(GBK)，文字无法辨认。',
      'The text is neither UTF-8 nor GB18030 (GBK); its characters cannot be read.',
    ),
    t(
      '请在 Excel 或 WPS 中打开，另存为“CSV UTF-8(逗号分隔)”或 .xlsx。',
      'Open it in Excel or WPS and save it as “CSV UTF-8” or .xlsx.',
    ),
  ],
  'workbook.formulas': [
    t(
      '工作表“{sheet}”很大，其中有从未计算过的公式（如 {cell}），读不到数值。',
      'The large sheet “{sheet}” holds formulas that were never calculated (such as {cell}); they have no value.',
    ),
    t(
      '请在 Excel 或 WPS 中打开，等公式算完后“复制—选择性粘贴为数值”，保存再上传。',
      'Open it in Excel or WPS, let it calculate, paste the cells as values, save and upload again.',
    ),
  ],
} as const

export type WorkbookRefusal = keyof typeof SENTENCES

export function cannotRead(
  code: WorkbookRefusal,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): Refusal {
  const [because, todo] = SENTENCES[code]
  return refusal(code, name, fill(because, values), fill(todo, values))
}

/** Thrown inside an iteration over rows, where no `Result` can be returned; whoever iterates turns it into its refusal. */
export class UnreadableWorkbook extends Error {
  readonly refusal: Refusal
  constructor(refused: Refusal, cause?: unknown) {
    super(refused.because.en, { cause })
    this.name = 'UnreadableWorkbook'
    this.refusal = refused
  }
}

/** @example inBytes(3 * 2 ** 20) // → '3.0 MB' */
export function inBytes(bytes: number): string {
  return bytes < 2 ** 30 ? `${(bytes / 2 ** 20).toFixed(1)} MB` : `${(bytes / 2 ** 30).toFixed(1)} GB`
}
