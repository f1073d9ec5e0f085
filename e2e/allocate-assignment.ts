import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

const LISTS = ['学校与学位', '报名名单'] as const

/** Seats are given from two lists and public numbers, a family's question is answered, the result adopted and published. */
export async function seatsAreGiven({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await givesSeats(office)
  await answersAFamily(office)
  await adoptsAndPublishes(office)
  await office.leave()
  return office.complaints
}

async function givesSeats({ page, choose }: Visitor): Promise<void> {
  await choose('学位分配')
  for (const [i, list] of LISTS.entries()) {
    await page.getByRole('button', { name: '用样例试一试' }).nth(i).click()
    await page
      .getByText(new RegExp(`^${list}（样例）\\.csv`))
      .first()
      .waitFor()
  }
  await page.getByRole('textbox', { name: '公开的随机数' }).fill('07 21 33 15 02')
  await page.getByRole('textbox', { name: '随机数的来源' }).fill('公证处现场摇出')
  await page.getByRole('button', { name: '开始分配' }).click()
  await page.getByRole('heading', { name: '各种办法并列' }).waitFor(PATIENT)
  const own = page.getByRole('row').filter({ hasText: '（本方案）' })
  expect(await own.getByRole('cell').last().innerText()).toBe('0')
  await page.getByRole('heading', { name: '对结论的影响' }).waitFor()
}

async function answersAFamily({ page }: Visitor): Promise<void> {
  await page.getByPlaceholder('报名编号').fill('B00001')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText(/^编号 B00001，抽签次序 \d+。$/).waitFor()
}

async function adoptsAndPublishes({ page }: Visitor): Promise<void> {
  await page.getByText('决定采用之后才能公布').first().waitFor()
  await page.getByLabel('理由（必填，记入台账）').fill('经局务会研究')
  await page.getByRole('button', { name: /^采\s?用$/ }).click()
  await page.getByText(/决定采用：经局务会研究/).waitFor()
  await page.getByRole('button', { name: '公布：录取结果（按编号）' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByRole('link', { name: '录取结果（按编号）', exact: true }).waitFor()
}
