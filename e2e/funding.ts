import { openXlsx } from 'hucre/xlsx'
import { expect } from 'vitest'
import { pick } from './officer.ts'
import type { Product } from './product.ts'
import { enterAs, isReady, type Visitor } from './visitor.ts'

const FROM = '晨曦小学'
const TO = '兰庭小学'

/** Pupils move, their money follows to the fen, a rate is tried, a wrong move is cancelled, the workbook is taken. */
export async function moneyFollows({ browser, url }: Product): Promise<readonly string[]> {
  const officer = await enterAs(browser, url, '统计员')
  await officer.choose('经费核拨')
  await recordsAMove(officer)
  await goesBackFromTheAmount(officer)
  await triesAnotherRate(officer)
  await cancelsTheMove(officer)
  await takesTheWorkbook(officer)
  await officer.leave()
  return officer.complaints
}

const advised = ({ page }: Visitor) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '转移建议' }) })
    .getByRole('row')
    .filter({ hasText: FROM })
    .filter({ hasText: TO })

async function recordsAMove(officer: Visitor): Promise<void> {
  const { page } = officer
  await page.getByRole('button', { name: '登记一笔流动' }).click()
  await pick(page, '转出学校', FROM)
  await pick(page, '转入学校', TO)
  await page.getByLabel('到校日期').fill('2021-07-01')
  await page.getByRole('spinbutton', { name: '在校生数' }).fill('3')
  await page.getByRole('textbox', { name: '依据' }).fill('转学通知')
  await page
    .getByRole('button', { name: '登 记', exact: true })
    .or(page.getByRole('button', { name: '登记', exact: true }))
    .click()
  // 3 × 650 yuan × 184 of 365 days
  await advised(officer).waitFor()
  expect(await advised(officer).innerText()).toContain('983.01')
}

async function goesBackFromTheAmount({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: FROM, exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: '生均公用经费' }).filter({ hasText: '983.01' })
  await row.getByRole('button', { name: /\d/ }).click()
  const way = page.getByRole('dialog')
  await way.getByText('.xlsx').first().waitFor()
  const words = await way.innerText()
  expect(words).toContain(`2021-07-01 转往${TO}（转学通知）`)
  expect(words).toContain('184 天')
  expect(words).toContain('urban-rural-opinion')
  await page.keyboard.press('Escape')
  await way.waitFor({ state: 'hidden' })
}

async function triesAnotherRate({ page }: Visitor): Promise<void> {
  await pick(page, '参数', '生均公用经费基准定额 · 小学')
  await page.getByRole('spinbutton', { name: '新值' }).fill('720')
  await page.getByRole('button', { name: /^试\s?算$/ }).click()
  await page.getByRole('status').filter({ hasText: '所学校有变化' }).waitFor()
}

async function cancelsTheMove(officer: Visitor): Promise<void> {
  const { page } = officer
  const row = page.getByRole('row').filter({ hasText: FROM }).filter({ hasText: '2021-07-01' })
  await row.getByRole('button', { name: /^撤\s?销$/ }).click()
  await row.getByRole('textbox', { name: '撤销理由' }).fill('重复登记')
  await row.getByRole('button', { name: /^撤\s?销$/ }).click()
  await row.getByText('已撤销：重复登记').waitFor()
  await advised(officer).waitFor({ state: 'detached' })
}

async function takesTheWorkbook({ page, take }: Visitor): Promise<void> {
  await isReady(page)
  const { name, bytes } = await take(() => page.getByRole('link', { name: '下载 Excel' }).click())
  expect(name).toBe('经费核拨表.xlsx')
  const book = await openXlsx(bytes)
  expect(book.sheets.map(sheet => sheet.name)).toContain('转移建议')
}
