import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, PATIENT, type Visitor } from './visitor.ts'

/** Start and interval are drawn in the hall; the numbers of that draw give the seats of the first grade. */
export async function drawnNumbersGiveSeats({ browser, url }: Product): Promise<readonly string[]> {
  const office = await enterAs(browser, url, '督导室')
  await locksFirstGrade(office)
  await drawsOnTheRing(office)
  await givesSeatsByThem(office)
  await office.leave()
  return office.complaints
}

async function locksFirstGrade({ page, choose }: Visitor): Promise<void> {
  const { region } = await (await page.request.get('/api/me')).json()
  const at = `/api/allocate/${region.code}/lists/forms/assignment-applicants/example.csv?period=2020-2021`
  const lines = (await (await page.request.get(at)).text()).trim().split('\n')
  const ids = lines.slice(1).map(line => line.split(',')[0])
  await choose('电脑派位')
  await page.getByLabel('派位名称（写入承诺，公开）').fill('2021 年一年级摇号')
  await page.locator('input[type=file]').setInputFiles({
    name: '一年级.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`编号,志愿1\n${ids.map(id => `${id},S01\n`).join('')}`),
  })
  await page
    .getByText(/^一年级\.csv/)
    .first()
    .waitFor(PATIENT)
  await page.getByRole('combobox', { name: '办法', exact: true }).click()
  await page.getByTitle('起始号加间隔环形录取（南昌 2023）').click()
  await page.getByText('现场抽取', { exact: true }).click()
  await page.getByText('1—3 和 1001—1003 作为起始号的机会只有其他号的一半').waitFor()
  await page.getByPlaceholder('由谁现场抽取').fill('家长代表')
  await page.getByPlaceholder('由谁', { exact: true }).fill('公证处')
  await page.getByRole('button', { name: '锁定名单' }).click()
  await page.getByText('请先公布名单承诺').waitFor(PATIENT)
}

/** A number that is not on the ring is drawn again; the bias of drawing digit by digit is told with the list's own count. */
async function drawsOnTheRing({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: '公布：名单承诺（派位前）' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '公布', exact: true }).click()
  const start = page.getByLabel('现场抽取 起始号 · 家长代表')
  await start.fill('000000')
  await page.getByLabel('现场抽取 间隔 · 家长代表').fill('003')
  await page.getByLabel('现场抽取的数字 · 公证处').fill('039157')
  await page
    .getByText(/若逐位抽取，其中 \d+ 个号的机会只有其他号的 \d+%/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText(/应为 1 至 \d+ 的整数，请当众重新抽取。/).waitFor()
  await start.fill('0006')
  await page.getByRole('button', { name: '核对' }).click()
  await expect.poll(() => page.getByText(/^✓/).count(), PATIENT).toBe(3)
  await page.getByRole('button', { name: '派位', exact: true }).click()
  await page.getByRole('button', { name: '确认派位' }).click()
  await page.getByText('另一套独立编写的程序已复算一致').waitFor(PATIENT)
}

async function givesSeatsByThem({ page, choose }: Visitor): Promise<void> {
  await choose('学位分配')
  for (const [i, list] of ['学校与学位', '报名名单'].entries()) {
    await page.getByRole('button', { name: '用样例试一试' }).nth(i).click()
    await page
      .getByText(new RegExp(`^${list}（样例）\\.csv`))
      .first()
      .waitFor()
  }
  await page.getByText('已完成的派位', { exact: true }).click()
  await page.getByText(/^2021 年一年级摇号（/).waitFor()
  await page.getByRole('button', { name: '开始分配' }).click()
  await page.getByRole('heading', { name: '各种办法并列' }).waitFor(PATIENT)
  await page.getByPlaceholder('报名编号').fill('B00001')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText(/^编号 B00001，抽签次序 \d+。$/).waitFor()
}
