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
  await bringAddressesAndWays(office)
  await page.getByLabel('方案名称').fill('听证会稿')
  await page.getByRole('button', { name: '开始划分' }).click()
  await page.getByRole('heading', { name: '本方案' }).waitFor({ timeout: 60_000 })
  await page.getByRole('application').last().focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText(/新生 \d+ 人，对口/).waitFor()
  await page.getByLabel('查询对口学校').fill('青禾街道第3片区')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText('查到了：').waitFor()
  await page.getByLabel('查询对口学校').fill('迎春路１号 2单元301室')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText(/^迎春路1号 · 青禾街道第\d+片区 → /).waitFor()
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

/** Ways somebody measured, from every block to every school, and a list of addresses; both from files of the office. */
async function bringAddressesAndWays({ page }: Visitor): Promise<void> {
  const { region } = await (await page.request.get('/api/me')).json()
  const forms = `/api/allocate/${region.code}/lists/forms`
  const example = async (file: string) => (await page.request.get(`${forms}/${file}?period=2020-2021`)).text()
  const rowsOf = (csv: string) =>
    csv
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map(line => line.split(','))
  const blocks = rowsOf(await example('zone-block-table/example.csv'))
  const schools = rowsOf(await example('zone-schools/example.csv'))
  const ways = blocks.flatMap((b, i) =>
    schools.map((s, k) => `${b[0]},${s[0]},${300 + ((i * 37 + k * 91) % 4000)}`),
  )
  const files = [
    ['路程.csv', `起点,终点,米\n${ways.join('\n')}\n`],
    ['地址.csv', `地址,小区编号\n迎春路1号,${blocks[0]?.[0]}\n`],
  ] as const
  await page.getByText('更多：自定权重、实测路程、地址表、随机种子').click()
  for (const [i, [name, text]] of files.entries()) {
    await page
      .locator('input[type=file]')
      .nth(2 + i)
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page
      .getByText(new RegExp(`^${name}`))
      .first()
      .waitFor()
  }
}

async function tryExample({ page }: Visitor, nth: number, file: RegExp): Promise<void> {
  await page.getByRole('button', { name: '用样例试一试' }).nth(nth).click()
  await page.getByText(file).first().waitFor()
}
