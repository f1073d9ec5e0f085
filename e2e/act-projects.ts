import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

/** A gap of the ledger becomes a project, somebody else approves and accepts it, and the ledger has the gap no more. */
export async function gapsAreClosed({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '统计员')
  await proposes(office)
  const supervision = await enterAs(browser, url, '督导室')
  await takes(supervision, /^批\s?准$/, '已批准')
  await takes(office, /^开\s?工$/, '建设中')
  await takes(supervision, /^验\s?收$/, '已验收')
  await seesItClosed(supervision)
  const complaints = [...office.complaints, ...supervision.complaints]
  await office.leave()
  await supervision.leave()
  return complaints
}

async function proposes({ page, choose }: Visitor): Promise<void> {
  await choose('补短板项目')
  const gap = page.getByRole('checkbox', { name: /教室照明/ }).first()
  await gap.waitFor(PATIENT)
  await gap.check()
  // an adopted path of another journey may stand beside, with a field of its own
  await page.locator('section', { hasText: '从台账缺口立项' }).getByLabel('责任单位').fill('基建办')
  await page.getByRole('button', { name: /^立项：1所学校/ }).click()
  await page.getByText('已立项1个。').waitFor()
}

async function takes({ page, choose }: Visitor, step: RegExp, state: string): Promise<void> {
  await choose('补短板项目')
  await page.reload()
  await page.getByRole('row').filter({ hasText: '教室照明' }).first().waitFor(PATIENT)
  await page
    .getByRole('row')
    .filter({ hasText: '教室照明' })
    .first()
    .getByRole('button', { name: /^详\s?情$/ })
    .click()
  await page.getByRole('button', { name: step }).click()
  await page.getByRole('row').filter({ hasText: state }).first().waitFor()
}

async function seesItClosed({ page, choose }: Visitor): Promise<void> {
  await page.getByText('已更新1项办学条件数据。').waitFor()
  await choose('办学条件台账')
  await page.getByRole('heading', { name: '工程量清单' }).waitFor(PATIENT)
  await page.getByRole('heading', { name: '闲置校舍' }).waitFor()
}
