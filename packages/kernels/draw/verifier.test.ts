import { fileURLToPath } from 'node:url'
import { openBrowser } from '@kit/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitTo, type DrawList, runDraw } from './transcript.ts'

const list: DrawList = {
  title: '演示区 2026 年公办幼儿园派位',
  rehearsal: false,
  round: 1,
  order: { kind: 'ring', start: 'drawn', interval: 'drawn', direction: 'up' },
  seats: { by: 'number-first', lastSeat: 'over' },
  agreed: [{ kind: 'stage', by: '家长代表' }],
  pools: [
    { id: 'YC', name: '迎春幼儿园', seats: 5 },
    { id: 'DM', name: '东门幼儿园', seats: 3 },
  ],
  units: Array.from({ length: 12 }, (_, i) => ({
    id: `2026${String(i + 1).padStart(4, '0')}`,
    heads: 1,
    wishes: i % 2 ? ['YC', 'DM'] : ['DM', 'YC'],
  })),
}

function record(rehearsal: boolean): string {
  const drawn = { ...list, rehearsal }
  const commitment = commitTo(drawn)
  const t = runDraw(drawn, commitment.ok ? commitment.value : '', [
    { kind: 'stage', by: '家长代表', digits: '039' },
  ])
  if (!t.ok) throw new Error('not drawn')
  return JSON.stringify(t.value)
}

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The page as a family opens it: by double click, on a phone, without a network. */
async function opened(text: string) {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 }, offline: true })
  const errors: string[] = []
  page.on('pageerror', e => errors.push(e.message))
  await page.goto(`file://${fileURLToPath(new URL('./verifier.html', import.meta.url))}`)
  await page.setInputFiles('#file', {
    name: 'transcript.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await page.waitForSelector('#verdict > p')
  return { page, errors }
}

test('a family on a phone sees that everything holds, and its own path', async () => {
  const { page, errors } = await opened(record(false))
  expect(await page.textContent('#verdict')).toContain('全部一致')
  await page.fill('#id', '20260003')
  expect(await page.textContent('#path')).toContain('第 1 志愿 东门幼儿园')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  expect(errors).toEqual([])
  await page.close()
})

test('a forged record and another file are told apart, and a rehearsal is marked', async () => {
  const forged = await opened(record(false).replace('"number":3', '"number":4'))
  expect(await forged.page.textContent('#verdict')).toContain('有不一致之处')
  const other = await opened('{"a":1}')
  expect(await other.page.textContent('#verdict')).toContain('无法读取')
  const rehearsal = await opened(record(true))
  expect(await rehearsal.page.textContent('#verdict')).toContain('演练记录，不是正式派位')
  await Promise.all([forged, other, rehearsal].map(o => o.page.close()))
})
