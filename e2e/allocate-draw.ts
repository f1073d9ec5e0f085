import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, isReady, PATIENT, type Visitor, visit } from './visitor.ts'

const DIGITS = '039157'

/** A list is locked and bound, drawn on the wall of the hall by keyboard, published, and checked by a family at home. */
export async function drawIsSeenByAll({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await locksTheExample(office)
  await publishes(office, '名单承诺（派位前）')
  await drawsInTheHall(office)
  for (const part of ['派位记录', '派位结果（只有编号）', '核验程序（一个网页，断网可用）'])
    await publishes(office, part)
  const { region } = await (await office.page.request.get('/api/me')).json()
  const complaints = [...office.complaints, ...(await familyChecks({ browser, url }, region.code))]
  await office.leave()
  return complaints
}

async function locksTheExample({ page, choose }: Visitor): Promise<void> {
  await choose('电脑派位')
  await page.getByLabel('派位名称（写入承诺，公开）').fill('2021 年公办初中派位')
  await page.getByRole('button', { name: '用样例试一试' }).click()
  await page
    .getByText(/报名名单（样例）\.csv/)
    .first()
    .waitFor()
  await page.getByPlaceholder('由谁').fill('家长代表')
  await page.getByRole('button', { name: '锁定名单' }).click()
  await page.getByText('请先公布名单承诺').waitFor()
}

async function publishes({ page }: Visitor, part: string): Promise<void> {
  await page.getByRole('button', { name: `公布：${part}` }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByRole('link', { name: part, exact: true }).waitFor()
}

/** The space key leads on; the digits are typed before everybody and drawn from once. */
async function drawsInTheHall({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '打开大屏' }).click()
  await page.getByText('名单承诺 SHA-256').waitFor()
  await page.keyboard.press('Space')
  await page.getByLabel('现场抽取的数字 · 家长代表').fill(DIGITS)
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText(`✓ ${DIGITS}`).waitFor()
  await page.getByRole('button', { name: '数字已逐字核对，派位' }).click()
  await page.getByText('谁也不能预先知道').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: '直接到最后' }).click()
  await page.keyboard.press('ArrowRight')
  await page.getByText('任何人都可以在这里下载记录').waitFor()
  await page.getByRole('link', { name: '退出' }).click()
  await isReady(page)
  await page.getByText('另一套独立编写的程序已复算一致').waitFor()
}

/** Without signing in: the record is drawn again in the browser, and a number sees its path. */
async function familyChecks({ browser, url }: Pick<Product, 'browser' | 'url'>, region: string) {
  const family = await visit(browser, url, { width: 375, height: 812 })
  const { page } = family
  await family.goTo(`/public/${region}`)
  await page.getByRole('heading', { name: /2021 年公办初中派位/ }).waitFor()
  await page.getByRole('button', { name: /输入编号/ }).click()
  await expect.poll(() => page.getByText(/^✓/).count(), PATIENT).toBe(3)
  await page.getByLabel('本家庭的公开编号').fill('20200001')
  await page.getByText(/抽签号码 \d+/).waitFor()
  const { complaints } = family
  await family.leave()
  return complaints
}
