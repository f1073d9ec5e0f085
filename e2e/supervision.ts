import { openXlsx } from 'hucre/xlsx'
import { expect } from 'vitest'
import { wordsOf } from './document.ts'
import { pick } from './officer.ts'
import type { Product } from './product.ts'
import { enterAs, isReady, type Visitor } from './visitor.ts'

const CLAUSE = '每12个班至少1间美术教室'

/** From the verdict of the county to the cell of a workbook, then to a plan that changes a verdict, and the report. */
export async function supervisionLooks({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  const failing = await findsTheClause(office)
  await goesBackToTheCell(office, failing[0] ?? '')
  await closesTheGap(office, failing)
  await takesTheReport(office, failing[0] ?? '')
  await office.leave()
  return office.complaints
}

async function findsTheClause({ page }: Visitor): Promise<readonly string[]> {
  await page.getByRole('heading', { name: '尚未达到要求' }).waitFor()
  await page.getByRole('link', { name: /查看全部条款/ }).click()
  await page.waitForURL(at => at.pathname === '/tests')
  await isReady(page)
  const row = page.getByRole('row').filter({ hasText: CLAUSE }).filter({ hasText: '未达到的' })
  const schools = await row.locator('p').getByRole('link').allInnerTexts()
  expect(schools.length).toBeGreaterThan(0)
  await row.getByRole('button', { name: '看计算过程' }).click()
  await page.getByRole('dialog').getByText('美术').first().waitFor()
  await page.keyboard.press('Escape')
  await row.locator('p').getByRole('link').first().click()
  await page.waitForURL(at => at.pathname.startsWith('/schools/'))
  await isReady(page)
  return schools
}

/** Formula, clause, and at the end of the way a file, a sheet and a cell. */
async function goesBackToTheCell({ page }: Visitor, school: string): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(school)
  await page.getByRole('button', { name: '生均教学及辅助用房面积' }).first().click()
  const way = page.getByRole('dialog')
  await way.getByText('.xlsx').first().waitFor()
  const words = await way.innerText()
  expect(words).toMatch(/演示区_教育事业统计_2020\.xlsx.*校舍与设备.*[A-Z]+\d+/)
  expect(words).toMatch(/÷|／|\//)
  expect(words).toContain('quality-2017/6')
  await page.keyboard.press('Escape')
  await way.waitFor({ state: 'hidden' })
}

/** Rooms are added until the clause passes; today and then stand side by side, and the plan is kept. */
async function closesTheGap({ page, choose }: Visitor, schools: readonly string[]): Promise<void> {
  await choose('方案测算')
  for (const school of schools) {
    await pick(page, '学校', school)
    await pick(page, '项目', '美术专用教室数')
    await page.getByRole('spinbutton').fill('2')
    await page.getByRole('button', { name: '加入方案' }).click()
  }
  const row = page.getByRole('row').filter({ hasText: CLAUSE })
  await row.getByText('通过', { exact: true }).waitFor()
  expect(await row.getByRole('cell').allInnerTexts()).toEqual([
    expect.stringContaining('未通过'),
    expect.stringMatching(/^\s*通过/),
  ])
  await page.getByRole('textbox', { name: /给方案起名/ }).fill('增设美术教室')
  await page.getByRole('button', { name: '保存方案' }).click()
  await page.waitForURL(at => at.searchParams.has('plan'))
  await page.getByRole('row').filter({ hasText: '增设美术教室' }).first().waitFor()
}

async function takesTheReport({ page, choose, take }: Visitor, school: string): Promise<void> {
  await choose('总览')
  const report = await take(() => page.getByRole('link', { name: '自评报告（Word）' }).click())
  expect(report.name).toBe('自评报告.docx')
  expect(await wordsOf(report.bytes)).toContain(school)
  const tables = await take(() => page.getByRole('link', { name: '数据表（Excel）' }).click())
  const book = await openXlsx(tables.bytes)
  expect(JSON.stringify(book.sheets.map(sheet => sheet.rows))).toContain(school)
}
