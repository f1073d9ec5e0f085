import { expect } from 'vitest'
import { wordsOf } from './document.ts'
import { pick } from './officer.ts'
import type { Product } from './product.ts'
import { enterAs, isReady, type Visitor } from './visitor.ts'

const CROWDED = '桐荫路小学'

/** Supervision sees which class is new, when it leaves, whether one more fits, and which statutory test fails by how much. */
export async function classesAndMoney({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await office.choose('班额与校额')
  await findsTheNewClass(office)
  await asksForRoom(office)
  await takesTheCircular(office)
  await office.choose('法定经费检验')
  await findsTheShortfall(office)
  await office.leave()
  return office.complaints
}

const part = ({ page }: Visitor, title: string | RegExp) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title }) })

/** Oversized in the entry grade: nobody brought it along, it leaves in six years, and has to be gone before. */
async function findsTheNewClass(office: Visitor): Promise<void> {
  const grades = part(office, '分年级：随级变化与明年九月')
  await grades.getByText(/有大班 \d+/).click()
  const row = grades.getByRole('row').filter({ hasText: CROWDED })
  expect(await row.innerText()).toMatch(/一年级[\s\S]*1／0/)
  const plan = part(office, '消除计划').getByRole('row').filter({ hasText: CROWDED })
  expect(await plan.innerText()).toMatch(/2026 年夏[\s\S]*年级内均衡编班[\s\S]*2025 年 9 月前 1 个/)
}

/** Five classes of 45 have 225 seats, and 238 pupils sit in them. */
async function asksForRoom({ page }: Visitor): Promise<void> {
  await pick(page, '学校', `${CROWDED}（小学）`)
  await page.getByText(`${CROWDED}一年级再收 1 人，5 个班将超过每班 45 人，超出 14 人。`).waitFor()
}

async function takesTheCircular({ page, take }: Visitor): Promise<void> {
  const { name, bytes } = await take(() => page.getByRole('link', { name: '班额通报（Word）' }).click())
  expect(name).toBe('班额监测通报.docx')
  expect(await wordsOf(bytes)).toContain('消除计划')
}

/** A tenth of 250 million is 25 million, and 24 were set aside. */
async function findsTheShortfall(office: Visitor): Promise<void> {
  const { page } = office
  const card = page.locator('article.jh-card').filter({ hasText: '土地净收益计提教育资金比例' })
  expect(await card.getByRole('row').filter({ hasText: '缺口' }).innerText()).toContain('100 万元')
  await card.getByRole('button', { name: '追溯' }).click()
  const way = page.getByRole('dialog')
  await way.getByText('.xlsx').first().waitFor()
  expect(await way.innerText()).toMatch(/县级数据/)
  await page.keyboard.press('Escape')
  await way.waitFor({ state: 'hidden' })
  await isReady(page)
  const { bytes } = await office.take(() => page.getByRole('link', { name: '检验表（Word）' }).click())
  expect(await wordsOf(bytes)).toContain('法定教育经费检验表')
}
