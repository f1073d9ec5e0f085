import { OutageError, type Text, t } from '@kit/base'

interface Kind {
  readonly codes: RegExp
  readonly what: Text
  readonly todo: Text
  readonly retryAfterSeconds?: number
}

/** The world being away, by SQLSTATE or by the code of the operating system. */
const KINDS: readonly Kind[] = [
  {
    codes: /^(53100|ENOSPC|EDQUOT)$/,
    what: t('磁盘已满，数据没有保存。', 'The disk is full; nothing was saved.'),
    todo: t('请清理磁盘空间后重试。', 'Free some disk space and try again.'),
  },
  {
    codes: /^57014$/,
    what: t(
      '这项操作用时过长，已停止，没有保存任何内容。',
      'This took too long and was stopped; nothing was saved.',
    ),
    todo: t('请缩小范围，或稍后重试。', 'Narrow it down, or try again later.'),
  },
  {
    codes: /^(40001|40P01|55P03)$/,
    what: t(
      '同一数据正被别人修改，本次没有保存。',
      'Somebody else is changing the same data; nothing was saved.',
    ),
    todo: t('请稍等几秒后重试。', 'Try again in a few seconds.'),
    retryAfterSeconds: 2,
  },
  {
    codes: /^(XX001|XX002|58030)$/,
    what: t(
      '数据库文件读写出错，可能已损坏。',
      'The database files cannot be read correctly; they may be damaged.',
    ),
    todo: t(
      '请停止使用，检查磁盘，并用备份恢复。',
      'Stop using it, check the disk, and restore from a backup.',
    ),
  },
  {
    codes:
      /^(08\w{3}|28\w{3}|3D000|57P0[1-5]|53[23]00|25006|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/,
    what: t('数据库暂时不可用，本次没有保存。', 'The database is away; nothing was saved.'),
    todo: t(
      '请稍后重试；若一直如此，请重新启动，或检查 DATABASE_URL 指向的数据库。',
      'Try again shortly; if it stays so, restart, or check the database DATABASE_URL points to.',
    ),
    retryAfterSeconds: 5,
  },
]

/** What `pg` says without a code when the connection goes away under it. */
const LOST =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired/

/** The same error as an outage if the world is away; otherwise unchanged: a defect of ours. */
export function asOutage(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OutageError) return error
  const code =
    'code' in error && typeof error.code === 'string' ? error.code : LOST.test(error.message) ? '08006' : ''
  const kind = KINDS.find(k => k.codes.test(code))
  if (kind === undefined) return error
  const retry = kind.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: kind.retryAfterSeconds }
  return new OutageError(kind.what, kind.todo, { cause: error, ...retry })
}
