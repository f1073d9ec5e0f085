import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

/** Rules that clash are named; with others teachers move, verdicts change, the result is adopted and published by school. */
export async function teachersRotate({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await clashes(office)
  await moves(office)
  await adoptsAndPublishes(office)
  await office.leave()
  return office.complaints
}

async function clashes({ page, choose }: Visitor): Promise<void> {
  await choose('教师交流')
  for (const [i, list] of ['学校与学科编制', '教师名单'].entries()) {
    await page.getByRole('button', { name: '用样例试一试' }).nth(i).click()
    await page
      .getByText(new RegExp(`^${list}（样例）\\.csv`))
      .first()
      .waitFor()
  }
  await page.getByText('本县不同的规定').click()
  await page.getByLabel('交流比例（%）').fill('90')
  await page.getByText('每年交流不低于符合条件教师的 90%。').waitFor()
  await page.getByRole('button', { name: '开始安排' }).click()
  await page.getByText(/交流比例（90%）/).waitFor(PATIENT)
}

async function moves({ page }: Visitor): Promise<void> {
  await page.getByLabel('交流比例（%）').fill('10')
  await page.getByText('每年交流不低于符合条件教师的 10%。').waitFor()
  await page.getByRole('button', { name: '开始安排' }).click()
  await page.getByRole('heading', { name: '从哪里到哪里' }).waitFor(PATIENT)
  const rotation = page.getByRole('row').filter({ hasText: '教师交流轮岗' })
  await rotation.first().waitFor()
  expect(await rotation.first().innerText()).toMatch(/未通过\s+通过/)
  await page.getByPlaceholder('按编号、学校或学科查找').fill('没有这样的人')
  expect(await page.getByRole('row').filter({ hasText: '统筹安排到' }).count()).toBe(0)
}

async function adoptsAndPublishes({ page }: Visitor): Promise<void> {
  await page.getByText('方案采用后才能公布。').waitFor()
  await page.getByLabel('理由（必填，记入台账）').fill('经局务会研究')
  await page.getByRole('button', { name: /^采\s?用$/ }).click()
  await page.getByText(/决定采用：经局务会研究/).waitFor()
  await page.getByRole('button', { name: /^公布：各校教师交流情况/ }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^公\s?布$/ })
    .click()
  await page.getByRole('link', { name: /^各校教师交流情况/ }).waitFor()
}
