import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './run.mjs'
import { EXIT, progressLine, Stop } from './say.mjs'

/** Installs what package-lock.json asks for, unless it is there already. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const line = progressLine()
  const step = {
    zh: '正在安装依赖（首次约一分钟）',
    en: 'Installing dependencies (about a minute the first time)',
  }
  const tick = setInterval(() => line.show(step, 0, null), 500)
  line.show(step, 0, null)
  const command = existsSync(join(ROOT, 'package-lock.json')) ? 'ci' : 'install'
  const { code, output } = await npm([
    command,
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ])
  clearInterval(tick)
  line.end()
  if (code === 0) return
  throw new Stop(
    EXIT.outage,
    { zh: '依赖没有装上。', en: 'The dependencies could not be installed.' },
    {
      zh: `请检查网络、npm 源和磁盘空间后重试。\n\n${output.slice(-2000)}`,
      en: 'Check the network, the npm registry and the disk space, then try again.',
    },
  )
}

/** npm keeps its own list of what it has put into node_modules; written last, so an interrupted install has none. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'))
  const present = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'))
  return wanted !== null && present !== null && isComplete(wanted, present)
}

/** Whether what is installed is what the lock asks for; packages for other systems may be absent. */
export function isComplete(wanted, present) {
  return Object.entries(wanted)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, integrity, optional, peer }]) => {
      const found = present[path]
      if (found === undefined) return optional === true || peer === true
      return found.version === version && found.integrity === integrity
    })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** npm as it was called, if it was; `npm` is a script of the shell on Windows. */
function npm(args) {
  const path = process.env.npm_execpath
  if (path && /npm-cli\.js$/.test(path)) return run(process.execPath, [path, ...args])
  return run('npm', args, { shell: process.platform === 'win32' })
}
