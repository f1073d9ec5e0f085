import { expect } from 'vitest'
import type { Product } from './product.ts'
import { enterAs, isReady, PATIENT, type Visitor } from './visitor.ts'
import { commentAt, fillCells } from './workbook.ts'

export const PERIOD = '2020-2021'
export const SCHOOL = '晨曦小学'
const ROW = { school: SCHOOL, stage: '小学' }
const pupils = (value: string | number) => ({ sheet: '学生与班级', values: { 在校生数: value } })

/** From the template to figures that are submitted, with a wrong file on the way. */
export async function officerWorks({ browser, url }: Product): Promise<readonly string[]> {
  const officer = await enterAs(browser, url, '统计员')
  const template = await takeTemplate(officer)
  await isRefused(officer, template)
  const cell = await isStored(officer, template)
  await isFound(officer, cell)
  await settlesContested(officer)
  await submits(officer)
  await officer.leave()
  return officer.complaints
}

export async function takeTemplate({ choose, page, take }: Visitor): Promise<Buffer> {
  await choose('导入工作簿')
  const { name, bytes } = await take(() => page.getByRole('link', { name: '下载模板' }).click())
  expect(name).toMatch(/\.xlsx$/)
  return bytes
}

/** A number written as a word: the problem is named with its cell, and the file comes back marked. */
async function isRefused({ page, take }: Visitor, template: Buffer): Promise<void> {
  const { file, cells } = await fillCells(template, ROW, pupils('很多'))
  await upload(page, '统计_第一稿.xlsx', file)
  await page.getByText('检查未通过').first().waitFor()
  const problem = page.getByRole('row').filter({ hasText: `学生与班级 ${cells[0]}` })
  expect(await problem.first().innerText()).toContain('很多')
  const marked = await take(() => page.getByRole('link', { name: '下载标注好的文件' }).click())
  expect(await commentAt(marked.bytes, '学生与班级', cells[0] ?? '')).toContain('很多')
  await page.getByRole('button', { name: '再导入一个文件' }).click()
}

async function isStored({ page }: Visitor, template: Buffer): Promise<string> {
  const { file, cells } = await fillCells(template, ROW, pupils(1460))
  await upload(page, '统计_定稿.xlsx', file)
  await page.getByText('检查完毕').first().waitFor()
  const change = page.getByRole('row').filter({ hasText: '1,460' })
  expect(await change.first().innerText()).toContain('1,032')
  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('button', { name: '查看数据' }).waitFor()
  return cells[0] ?? ''
}

/** The data browser shows the new value, and its history the file, the sheet and the cell. */
async function isFound({ page }: Visitor, cell: string): Promise<void> {
  await page.getByRole('button', { name: '查看数据' }).click()
  await page.waitForURL(at => at.pathname === '/figures')
  await isReady(page)
  await pick(page, '学校或单位', SCHOOL)
  await pick(page, '指标', '在校生数')
  await pick(page, '学段', '小学')
  const row = page.getByRole('row').filter({ hasText: '1,460' })
  await row.getByRole('button').click()
  const story = page.getByRole('dialog')
  await story.getByText('统计_定稿.xlsx').waitFor()
  expect(await story.innerText()).toContain(`学生与班级，${cell}`)
  expect(await story.innerText()).toContain('原文“1460”')
  await page.keyboard.press('Escape')
  await story.waitFor({ state: 'hidden' })
}

/** Nothing contradictory is submitted: each contested figure gets its official value, with a reason. */
async function settlesContested({ page, goTo }: Visitor): Promise<void> {
  await goTo(`/figures?period=${PERIOD}&standing=contested`)
  const row = page.getByRole('table').getByRole('button').first()
  for (let left = await countOf(page); left > 0; left -= 1) {
    await row.click()
    const story = page.getByRole('dialog')
    await story.getByRole('button', { name: '定为正式值' }).first().click()
    await story.getByLabel('理由').fill('与校舍登记核对')
    await story.locator('form').getByRole('button', { name: '定为正式值' }).click()
    await story.getByText('选定记录').waitFor()
    await page.keyboard.press('Escape')
    await story.waitFor({ state: 'hidden' })
    // The next first row is another one only when the list has come anew.
    await expect.poll(() => countOf(page), PATIENT).toBe(left - 1)
  }
  await page.getByText('没有符合条件的数据').waitFor()
}

async function submits({ page, choose }: Visitor): Promise<void> {
  await choose('提交与确认')
  const card = page.getByRole('listitem').filter({ hasText: '2020—2021' })
  await card.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '提交', exact: true }).click()
  await card.getByText('等待另一位同事确认').waitFor()
  expect(await card.innerText()).toContain('已提交')
}

/** Another person confirms; the figures are locked. */
export async function confirmerLocks({ browser, url }: Product): Promise<readonly string[]> {
  const confirmer = await enterAs(browser, url, '数据确认人')
  const { page, choose } = confirmer
  await choose('提交与确认')
  const card = page.getByRole('listitem').filter({ hasText: '2020—2021' })
  await card.getByRole('button', { name: '确认并锁定' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '确认并锁定' }).click()
  await card.getByText('确认锁定').waitFor()
  expect(await card.innerText()).toContain('已锁定')
  await confirmer.leave()
  return confirmer.complaints
}

/** A further import asks for a reason, and the server refuses it without one. */
export async function lockHolds({ browser, url }: Product): Promise<readonly string[]> {
  const officer = await enterAs(browser, url, '统计员')
  const { page } = officer
  const { file } = await fillCells(await takeTemplate(officer), ROW, pupils(1470))
  await upload(page, '统计_补报.xlsx', file)
  await page.getByText('检查完毕').first().waitFor()
  await page.getByLabel('更正理由').waitFor()
  expect(await page.getByRole('button', { name: '确认入库' }).isDisabled()).toBe(true)
  const { region } = await (await page.request.get('/api/me')).json()
  const id = new URL(page.url()).searchParams.get('import')
  await page.request.post(`/api/data/${region.code}/imports/${id}/commit`, { data: { reason: null } })
  await page.reload()
  await page.getByRole('row').filter({ hasText: '已经提交或确认锁定' }).waitFor()
  await page.getByRole('button', { name: '放弃' }).click()
  await page.getByText('没有任何数据入库。').first().waitFor()
  await officer.leave()
  return officer.complaints
}

type Page = Visitor['page']

export async function upload(page: Page, name: string, file: Buffer): Promise<void> {
  const input = page.locator('main input[type=file]').first()
  await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: file })
}

/** Chooses from a list by typing, as with a long list of schools. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(option)
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
}

async function countOf(page: Page): Promise<number> {
  const words = await page.getByRole('status').filter({ hasText: '共' }).innerText()
  return Number(/\d+/.exec(words)?.[0])
}
