import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

const LISTS = ['历年在校生', '应入学儿童', '学位和片区', '住房交付'] as const

/** Pupils are forecast from four lists, told beside their own past, adopted, and the seats published by area. */
export async function seatsAreForeseen({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await forecasts(office)
  await adoptsAndPublishes(office)
  await office.leave()
  return office.complaints
}

async function forecasts({ page, choose }: Visitor): Promise<void> {
  await choose('学位预测')
  for (const [i, list] of LISTS.entries()) {
    await page.getByRole('button', { name: '用样例试一试' }).nth(i).click()
    await page
      .getByText(new RegExp(`^${list}（样例）\\.csv`))
      .first()
      .waitFor()
  }
  await page.getByRole('button', { name: '开始预测' }).click()
  await page.getByRole('heading', { name: '往年错了多少' }).waitFor(PATIENT)
  await page.getByRole('row').filter({ hasText: '提前 3 年' }).waitFor()
  await page.getByRole('heading', { name: /年 9 月班额预警$/ }).waitFor()
  await page.getByText(/^下面“对结论的影响”是把 2021 年秋季/).waitFor()
}

async function adoptsAndPublishes({ page }: Visitor): Promise<void> {
  await page.getByLabel('理由（必填，记入台账）').fill('作为学位规划依据')
  await page.getByRole('button', { name: /^采\s?用$/ }).click()
  await page.getByText(/决定采用：作为学位规划依据/).waitFor()
  await page.getByRole('button', { name: '公布：各片区学位余缺' }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /^公\s?布$/ })
    .click()
  await page.getByRole('link', { name: '各片区学位余缺', exact: true }).waitFor()
}
