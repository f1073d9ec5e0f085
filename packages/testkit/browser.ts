import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/** A headless browser: on Linux the one that comes as an npm package, elsewhere the Chrome or Edge of the system. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.JUNHENG_BROWSER
  if (named) return chromium.launch({ executablePath: named, args: ['--no-sandbox', ...FLAGS] })
  if (process.platform === 'linux' && process.arch === 'x64') return openPackaged()
  for (const channel of ['chrome', 'msedge'])
    try {
      return await chromium.launch({ channel, args: FLAGS })
    } catch {
      // the next one
    }
  throw new Error(
    '没有找到 Chrome 或 Edge。请安装其中之一，或用 JUNHENG_BROWSER 指定浏览器程序。 No Chrome or Edge found: install one, or name a browser in JUNHENG_BROWSER.',
  )
}

/** Whether Chinese characters are drawn, not boxes: two different characters give two different pictures. */
export function drawsChinese(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    await document.fonts.ready
    const family = getComputedStyle(document.body).fontFamily
    await document.fonts.load(`40px ${family}`, '均衡')
    // No named function in here: the loader marks those with a helper the page does not have.
    const [even, balance, blank] = ['均', '衡', ' '].map(text => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 60 })
      const pen = canvas.getContext('2d')
      if (pen === null) return ''
      pen.font = `40px ${family}`
      pen.fillText(text, 5, 45)
      return canvas.toDataURL()
    })
    return even !== balance && even !== blank
  })
}

async function openPackaged(): Promise<Browser> {
  const home = await unpack()
  const executablePath = join(home, 'chromium')
  const env = { ...process.env, FONTCONFIG_PATH: join(home, 'fonts'), HOME: home } as Record<string, string>
  // A bare system lacks the libraries a browser needs; the package brings them too.
  if (!runs(executablePath, env)) env.LD_LIBRARY_PATH = join(home, 'al2023', 'lib')
  return chromium.launch({ executablePath, env, args: ['--no-sandbox', ...FLAGS] })
}

function runs(program: string, env: Record<string, string>): boolean {
  try {
    execFileSync(program, ['--version'], { env, stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

/** Unpacked once per version and user, elsewhere first and moved in one step: test files start at the same time. */
async function unpack(): Promise<string> {
  const root = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const home = join(tmpdir(), `junheng-chromium-${version}-${userInfo().uid}`)
  if (existsSync(home)) return home
  const draft = mkdtempSync(`${home}-`)
  const before = process.env.TMPDIR
  process.env.TMPDIR = draft // where the package unpacks to
  try {
    chmodSync(await sparticuz.executablePath(), 0o755)
    await inflate(join(root, 'bin', 'al2023.tar.br'))
    renameSync(draft, home)
  } catch (error) {
    if (!existsSync(home)) throw error
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(draft, { recursive: true, force: true })
  }
  return home
}
