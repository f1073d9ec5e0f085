import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, isReady, type Visitor } from './visitor.ts'

const PLAN = '湘潭市学前教育发展提升行动计划（2022—2025年）'
const REASON = '市里要求参照执行'

/** A document is given up, tried, adopted again with its reason, and works the same day: overview, clause. */
export async function countyAdopts({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await givesUp(office)
  await triesIt(office)
  await adoptsIt(office)
  await seesItWork(office)
  await office.leave()
  return office.complaints
}

const cardOf = ({ page }: Visitor) => page.locator('li.jh-card').filter({ hasText: PLAN })

async function givesUp(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goTo('/plans')
  await cardOf(visitor).getByRole('button', { name: '停止执行' }).click()
  await page.getByLabel('理由').fill('本学期另有部署')
  await page.getByRole('dialog').getByRole('button', { name: '停止执行' }).click()
  await cardOf(visitor).getByRole('link', { name: '用本地区数据试算' }).waitFor()
}

/** A trial says that it is one, and the overview does not know of it. */
async function triesIt(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await cardOf(visitor).getByRole('link', { name: '用本地区数据试算' }).click()
  await page.getByRole('note').getByText('试算').waitFor()
  await visitor.goTo('/overview')
  const today = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '已采用的文件今天说什么' }) })
  await today.locator('li.jh-card').first().waitFor()
  expect(await today.innerText()).not.toContain(PLAN)
}

async function adoptsIt(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goTo('/plans')
  await cardOf(visitor).getByRole('button', { name: '采用' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('button', { name: /采\s*用/ }).isDisabled()).toBe(true)
  await page.getByLabel('理由').fill(REASON)
  await dialog.getByRole('button', { name: /采\s*用/ }).click()
  await cardOf(visitor).getByText(REASON).waitFor()
}

async function seesItWork(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await visitor.goTo('/overview')
  const card = page.locator('section li.jh-card').filter({ hasText: PLAN })
  await card.locator('summary').first().click()
  await card.locator('details a').first().click()
  await page.waitForURL(at => at.pathname.includes('/clauses/'))
  await isReady(page)
  await page.getByRole('heading', { name: '怎样运行，今天如何' }).waitFor()
  await page.getByRole('note').filter({ hasText: REASON }).waitFor()
}
