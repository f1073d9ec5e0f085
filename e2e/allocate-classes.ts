import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

/** A year is formed into classes, locked, its teachers bound and drawn. */
export async function classesAreFormed({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await forms(office)
  await locks(office)
  await drawsTeachers(office)
  await office.leave()
  return office.complaints
}

async function forms({ page, choose }: Visitor): Promise<void> {
  await choose('均衡编班')
  await page.getByText('1 年级不得使用任何成绩。').waitFor()
  await page.getByRole('button', { name: '用样例试一试' }).click()
  await page
    .getByText(/^新生名单（样例）\.csv/)
    .first()
    .waitFor()
  await page.getByRole('textbox', { name: '公开的随机数' }).fill('07 21 33 15 02')
  await page.getByRole('textbox', { name: '随机数的来源' }).fill('教育局纪检组现场摇出')
  await page.getByRole('button', { name: '开始编班' }).click()
  await page.getByRole('heading', { name: '均衡情况' }).waitFor({ timeout: 120_000 })
  const sizes = await page.getByRole('row').filter({ hasText: /^人数/ }).getByRole('cell').allInnerTexts()
  expect(sizes.length).toBeGreaterThan(3)
  await page.getByText('违反 0 项').waitFor()
}

async function locks({ page }: Visitor): Promise<void> {
  await page.getByText('采用本方案、锁定班级之后').waitFor()
  await page.getByLabel('理由（必填，记入台账）').fill('现场公开编班，无异议')
  await page.getByRole('button', { name: /^采\s?用$/ }).click()
  await page.getByText('没有调班。').waitFor()
}

async function drawsTeachers({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '用样例试一试' }).last().click()
  await page
    .getByText(/^任课教师（样例）\.csv/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '组成教师组' }).click()
  await page.getByText(/^配班承诺 SHA-256/).waitFor(PATIENT)
  await page.getByRole('button', { name: '公布：教师组和配班承诺' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText('承诺已公布').waitFor()
  await page.getByRole('textbox', { name: '公开的随机数' }).last().fill('3 8 21 6 11')
  await page.getByRole('textbox', { name: '随机数的来源' }).last().fill('家长代表现场摇出')
  await page.getByRole('button', { name: '抽签配班' }).click()
  await page.getByText(/抽签，号码来源：家长代表现场摇出/).waitFor(PATIENT)
}
