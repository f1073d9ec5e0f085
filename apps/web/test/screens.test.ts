import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { drawsChinese, openBrowser } from '@kit/testkit/browser'
import type { Browser, Page } from 'playwright-core'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'junheng-screens-'))
/** Pictures of every state, when somebody wants to look: a folder. */
const pictures = process.env.JUNHENG_PICTURES

/** As people build it: the test runner's own mode would put the slow half of React in. */
function buildPages(outDir: string, mode: string): void {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  execFileSync(
    process.execPath,
    [vite, 'build', '--config', configFile, '--mode', mode, '--outDir', outDir, '--logLevel', 'error'],
    { env: { ...process.env, NODE_ENV: 'production' }, stdio: 'pipe' },
  )
}

let browser: Browser
let server: PreviewServer
let address: string

beforeAll(async () => {
  const outDir = join(home, 'gallery')
  buildPages(outDir, 'gallery')
  server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0 } })
  address = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
  browser = await openBrowser()
  if (pictures) mkdirSync(pictures, { recursive: true })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(home, { recursive: true, force: true })
})

interface Seen {
  readonly state: string
  readonly wrong: readonly string[]
}

/** Opens a state at desk width, then squeezes it to a phone: nothing may break, nothing may stick out. */
async function look(page: Page, state: string): Promise<Seen> {
  const wrong: string[] = []
  const onError = (error: Error) => wrong.push(error.message)
  page.on('pageerror', onError)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${address}/__states/${state}`)
  const drawn = await page
    .locator('main')
    .first()
    .waitFor({ timeout: 15_000 })
    .then(
      () => true,
      () => false,
    )
  if (!drawn) return { state, wrong: ['nothing is drawn', ...wrong] }
  await page.waitForLoadState('networkidle')
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 812 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) wrong.push(`${wide} pixels wide at ${width}`)
    if (pictures)
      await page.screenshot({
        path: join(pictures, `${state.replace('/', '-')}-${width}.png`),
        fullPage: true,
      })
  }
  const words = (await page.locator('main').first().innerText()).trim()
  const loading = await page.locator('[role=status]').count()
  if (words === '' && loading === 0) wrong.push('nothing is shown')
  if (await page.getByText('程序没有读懂服务器的答复').count())
    wrong.push('a prepared answer does not fit its schema')
  if (await page.getByText('这个页面出错了').count()) wrong.push('the screen crashed')
  page.off('pageerror', onError)
  return { state, wrong }
}

test('every screen stands in every named state, at a desk and on a phone', async () => {
  const contents = await browser.newPage()
  await contents.goto(`${address}/__states`)
  await contents.locator('[data-state]').first().waitFor()
  const states = await contents
    .locator('[data-state]')
    .evaluateAll(links => links.map(a => a.getAttribute('data-state') ?? ''))
  expect(states.length).toBeGreaterThan(40)
  const queue = [...states]
  const seen = await Promise.all(
    [1, 2, 3].map(async () => {
      const page = await browser.newPage()
      const own: Seen[] = []
      for (let state = queue.shift(); state !== undefined; state = queue.shift())
        own.push(await look(page, state))
      await page.close()
      return own
    }),
  )
  expect(seen.flat().filter(s => s.wrong.length > 0)).toEqual([])
  expect(seen.flat()).toHaveLength(states.length)
}, 600_000)

test('Chinese is drawn by the font the product brings', async () => {
  const page = await browser.newPage()
  await page.goto(`${address}/__states/overview/ordinary`)
  await page.locator('h1').waitFor()
  expect(await drawsChinese(page)).toBe(true)
  expect(await page.evaluate(() => document.fonts.check("16px 'Noto Sans SC Variable'", '均衡'))).toBe(true)
})

test('the grid is walked with the keyboard: arrows move, Enter opens the way back, Esc closes it', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}/__states/indicators/ordinary`)
  await page.locator('[data-cell="0.0"]').focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Control+End'])
    await page.keyboard.press(key)
  await page.locator('[data-cell="51.9"]:focus').waitFor()
  await page.keyboard.press('Control+Home')
  await page.locator('[data-cell="0.0"]:focus').waitFor()
  await page.keyboard.press('End')
  await page.locator('[data-cell="0.9"]:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('这个数字的来历').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('这个数字的来历').waitFor({ state: 'hidden' })
})

test('of two thousand schools the table holds only those in sight, and the last one can be reached', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}/__states/indicators/large`)
  await page.locator('[data-cell="0.0"]').focus()
  expect(await page.locator('[role=grid] tbody tr').count()).toBeLessThan(80)
  await page.keyboard.press('Control+End')
  await page.locator('[data-cell="1599.9"]:focus').waitFor()
})

test('a slash puts the cursor into the search field, and the table follows the name', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}/__states/indicators/ordinary`)
  await page.locator('[role=grid]').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('柳巷')
  await page.getByRole('status').filter({ hasText: '／52' }).waitFor()
  await expect.poll(() => page.locator('[role=grid] tbody tr').count()).toBeLessThan(8)
})

test('the language changes on the spot', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${address}/__states/overview/ordinary`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Requirements are not yet met').waitFor()
  await page.evaluate(() => localStorage.clear())
})

test('somebody who is not signed in is led to the sign-in page', async () => {
  const page = await browser.newPage()
  await page.goto(`${address}/__states/shell/signed-out`)
  await page.getByRole('heading', { name: '登录' }).waitFor()
})

test('the product’s build has no gallery in it, and its first load stays below 350 kB', () => {
  const outDir = join(home, 'product')
  buildPages(outDir, 'production')
  const assets = readdirSync(join(outDir, 'assets')).filter(name => name.endsWith('.js'))
  const whole = assets.map(name => readFileSync(join(outDir, 'assets', name), 'utf8')).join('')
  expect(whole).not.toContain('__states/')
  expect(whole).not.toContain('青川区')
  const page = readFileSync(join(outDir, 'index.html'), 'utf8')
  const first = [...page.matchAll(/assets\/[\w-]+\.js/g)].map(m => readFileSync(join(outDir, m[0])))
  expect(first.length).toBeGreaterThan(0)
  expect(first.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(350_000)
}, 120_000)
