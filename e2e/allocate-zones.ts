import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

/** Two drafts of zones are drawn from the example, laid beside one another, asked for a home; one is adopted and published. */
export async function zonesAreDrawn({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  const { page, choose } = office
  await choose('学区划分')
  await tryExample(office, 0, /小区地图（GeoJSON）（样例）/)
  await tryExample(office, 1, /学校与学位（样例）/)
  await page.getByLabel('方案名称').fill('听证会稿')
  await page.getByRole('button', { name: '开始划分' }).click()
  await page.getByRole('heading', { name: '本方案' }).waitFor({ timeout: 60_000 })
  await page.getByRole('application').last().focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText(/新生 \d+ 人，对口/).waitFor()
  await page.getByLabel('查询对口学校').fill('青禾街道第3片区')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText('查到了：').waitFor()
  await page.getByLabel('理由（必填，记入台账）').fill('听证会通过')
  await page.getByRole('button', { name: '采用', exact: true }).click()
  await page.getByText(/决定采用：听证会通过/).waitFor()
  await page.getByRole('button', { name: '公布：小区对应学校一览表' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '公布', exact: true }).click()
  const link = page.getByRole('link', { name: '小区对应学校一览表', exact: true })
  await link.waitFor()
  const file = await page.request.get((await link.getAttribute('href')) ?? '')
  await expect.poll(async () => (await file.text()).split('\n').length, PATIENT).toBeGreaterThan(400)
  const { complaints } = office
  await office.leave()
  return complaints
}

async function tryExample({ page }: Visitor, nth: number, file: RegExp): Promise<void> {
  await page.getByRole('button', { name: '用样例试一试' }).nth(nth).click()
  await page.getByText(file).first().waitFor()
}
