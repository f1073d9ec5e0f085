import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OutageError, t } from '@kit/base'

/** PostgreSQL refuses to run as root; this is `nobody` on Linux. Any number without rights would do. */
const NOBODY = 65534

/** The user the server runs as: null means ourselves; only root has to step down. */
export function serverUid(folder: string): number | null {
  if (process.getuid?.() !== 0) return null
  const owner = existsSync(folder) ? statSync(folder).uid : 0
  return owner === 0 ? NOBODY : owner
}

/** Whether `uid` may walk down to this folder. Folders that do not exist yet are made open to it. */
export function canReach(folder: string, uid: number): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid: owner } = statSync(at)
      if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}

/** How the server is shown a folder: as whom it runs and under which name it finds the folder. */
export interface Seat {
  readonly uid: number | null
  readonly path: string
  /** Passed on as file descriptor 3 when the path goes through it. */
  readonly fd: number | null
  close(): void
}

/**
 * A folder below a closed one (`/root`, mode 700) cannot be reached by name by an unprivileged user. Linux lets a process
 * walk through a folder it was handed open, so the folder itself is handed over and nobody's permissions are widened.
 */
export function seatAt(folder: string, uid: number | null): Seat {
  if (uid === null || canReach(folder, uid)) return { uid, path: folder, fd: null, close() {} }
  if (process.platform !== 'linux')
    throw new OutageError(
      t(
        `数据库不能以管理员身份使用文件夹 ${folder}。`,
        `As root the database cannot use the folder ${folder}.`,
      ),
      t('请不要用 sudo，以普通用户身份运行。', 'Run without sudo, as an ordinary user.'),
    )
  const fd = openSync(folder, 'r')
  return { uid, path: '/proc/self/fd/3', fd, close: () => closeSync(fd) }
}
