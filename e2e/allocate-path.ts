import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, type Visitor } from './visitor.ts'

/** The way to the standard by buying alone, then with things that also move between schools: it costs no more. */
export async function pathMovesAndBuys({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  const { page, choose } = office
  await choose('达标路径')
  await page.getByText('只考虑增加，不考虑校际调配').waitFor()
  const bought = await costOf(office)
  expect(await page.getByRole('cell', { name: /^从.+调入：/ }).count()).toBe(0)
  await choose('达标路径')
  await page.getByRole('switch', { name: '允许校际调配' }).click()
  await page.getByText('可以增加，也可以在校际调配所选的资源').waitFor()
  const moved = await costOf(office)
  expect(await page.getByRole('cell', { name: /^从.+调入：/ }).count()).toBeGreaterThan(0)
  expect(moved).toBeLessThanOrEqual(bought)
  const { name } = await office.take(() => page.getByRole('link', { name: '下载', exact: true }).click())
  expect(name).toMatch(/\.xlsx$/)
  await page.getByLabel('理由（必填，记入台账）').fill('先调配，后采购')
  await page.getByRole('button', { name: /^采\s?用$/ }).click()
  await page.getByText(/决定采用：先调配，后采购/).waitFor()
  await office.leave()
  return office.complaints
}

/** Finds a path and reads what it costs, in the unit it is shown in. */
async function costOf({ page }: Visitor): Promise<number> {
  await page.getByRole('checkbox', { name: '缺数据的学校暂不列入' }).check()
  await page.getByRole('button', { name: '开始求解' }).click()
  await page.getByRole('heading', { name: /^项目清单/ }).waitFor({ timeout: 120_000 })
  const shown = await page.locator('dl div').filter({ hasText: '所需资金' }).first().innerText()
  return Number(shown.replaceAll(',', '').match(/[\d.]+/)?.[0])
}
