import { OutageError, t } from '@kit/base'

/** The sentences of a data folder that cannot be used. */

export function heldBy(holder: string): OutageError {
  const [pid = '?', ...label] = holder.split(' ')
  const where = label.join(' ')
  return new OutageError(
    t(
      `均衡已经在使用这个数据文件夹（进程 ${pid}${where ? `，${where}` : ''}）。`,
      `Junheng already runs on this data folder (process ${pid}${where ? `, ${where}` : ''}).`,
    ),
    t(
      '请直接使用已启动的那一个，或先把它停止（Ctrl-C），或用 --data 指定另一个文件夹。',
      'Use the one that runs, stop it first (Ctrl-C), or name another folder with --data.',
    ),
  )
}

export function unwritable(folder: string, cause: unknown): OutageError {
  return new OutageError(
    t(`数据文件夹无法写入：${folder}。`, `The data folder cannot be written: ${folder}.`),
    t(
      '请修改文件夹的权限或属主，或用 --data 指定另一个文件夹。',
      'Change the permissions or the owner of the folder, or name another with --data.',
    ),
    { cause },
  )
}

export function otherVersion(folder: string, found: string, ours: string): OutageError {
  return new OutageError(
    t(
      `数据文件夹 ${folder} 是 PostgreSQL ${found} 的，本程序使用 PostgreSQL ${ours}。`,
      `The data folder ${folder} belongs to PostgreSQL ${found}; this program uses PostgreSQL ${ours}.`,
    ),
    t(
      '请用原来版本的程序打开，或用 --data 指定另一个文件夹。',
      'Open it with the version of the program that made it, or name another folder with --data.',
    ),
  )
}

export function damaged(folder: string, cause: unknown): OutageError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (/No space left on device|ENOSPC|Disk quota exceeded/.test(reason))
    return new OutageError(
      t('磁盘已满，数据库无法启动。', 'The disk is full; the database cannot start.'),
      t('请清理磁盘空间后重新启动，数据没有丢失。', 'Free some space and start again; no data is lost.'),
      { cause },
    )
  return new OutageError(
    t(
      `数据文件夹损坏或不完整，数据库无法启动：${folder}。`,
      `The data folder is damaged or incomplete; the database cannot start: ${folder}.`,
    ),
    t(
      `请用备份恢复该文件夹；若其中没有需要保留的数据，请将它改名后重新启动。详情见 ${folder}.log。`,
      `Restore the folder from a backup; if it holds nothing to keep, rename it and start again. Details: ${folder}.log.`,
    ),
    { cause },
  )
}
