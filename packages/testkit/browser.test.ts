import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { drawsChinese, openBrowser } from './browser.ts'

const fonts = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')),
  'files',
)
const font = readFileSync(join(fonts, 'noto-sans-sc-chinese-simplified-400-normal.woff2')).toString('base64')

test('the browser draws Chinese with the font the page brings', {
  timeout: 120_000,
}, async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(
      `<style>@font-face{font-family:N;src:url(data:font/woff2;base64,${font})} body{font-family:N}</style><p>均衡</p>`,
    )
    expect(await drawsChinese(page)).toBe(true)
    expect(await page.textContent('p')).toBe('均衡')
  } finally {
    await browser.close()
  }
})
