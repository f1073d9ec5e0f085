import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeTemplate, upload } from './officer.ts'
import { openProduct, type Product } from './product.ts'
import { isReady, type Visitor, visit } from './visitor.ts'
import { type Entry, fillRows } from './workbook.ts'

const PATIENCE_MS = 180_000
const PASSWORD = '一个足够长的密码短语'
let product: Product

beforeAll(async () => {
  product = await openProduct({ demo: false })
}, PATIENCE_MS)
afterAll(() => product?.close(), PATIENCE_MS)

/** Two made-up schools with what the law on basic balance asks for; the second is short of rooms. */
const SCHOOLS = ['第一小学', '第二小学'].map((name, i) => ({ code: `219900000${i + 1}`, name }))

test(
  'from an empty product to a first verdict: set up, template, own workbook, overview',
  async () => {
    const visitor = await visit(product.browser, product.url)
    await setUp(visitor)
    await isEmptyEverywhere(visitor)
    await importsOwnWorkbook(visitor, await takeTemplate(visitor))
    await seesVerdict(visitor)
    expect(visitor.complaints).toEqual([])
    await visitor.leave()
  },
  PATIENCE_MS,
)

test(
  'a colleague is added, must choose a password, and then works',
  async () => {
    const administrator = await visit(product.browser, product.url)
    await signIn(administrator, '管理员甲', PASSWORD)
    const given = await addsColleague(administrator)
    const colleague = await visit(product.browser, product.url)
    await signIn(colleague, '统计员乙', given)
    await choosesPassword(colleague, given)
    await colleague.choose('导入工作簿')
    await administrator.goTo('/people')
    const row = administrator.page.getByRole('row').filter({ hasText: '统计员乙' })
    expect(await row.innerText()).toContain('使用中')
    expect([...administrator.complaints, ...colleague.complaints]).toEqual([])
    await administrator.leave()
    await colleague.leave()
  },
  PATIENCE_MS,
)

async function setUp({ page }: Visitor): Promise<void> {
  await page.goto('/')
  await page.waitForURL(at => at.pathname === '/set-up')
  const fields = {
    '统计用区划代码（12 位）': '990001000000',
    地区名称: '示例县',
    英文名称: 'Sample County',
    姓名: '管理员甲',
    用户名: '管理员甲',
    密码: PASSWORD,
  }
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.waitForURL(at => at.pathname === '/overview')
}

async function isEmptyEverywhere({ page, choose }: Visitor): Promise<void> {
  for (const screen of ['总览', '指标表', '条款', '方案测算', '数据浏览']) {
    await page.getByRole('navigation').getByRole('link', { name: screen, exact: true }).click()
    await page.getByRole('heading', { name: '还没有数据' }).waitFor()
  }
  await choose('提交与确认')
  await page.getByText('还没有任何时段').waitFor()
}

async function importsOwnWorkbook({ page }: Visitor, template: Buffer): Promise<void> {
  await upload(page, '示例县_教育统计.xlsx', await fillRows(template, rows()))
  await page.getByText('检查完毕').first().waitFor()
  await page.getByRole('button', { name: '确认入库' }).click()
  await page.getByRole('button', { name: '查看数据' }).waitFor()
}

async function seesVerdict({ page, choose }: Visitor): Promise<void> {
  await choose('总览')
  await page.getByText('学校分布').waitFor()
  expect(await page.locator('main').innerText()).toMatch(/／2 所学校达标/)
  await choose('指标表')
  expect(await page.getByRole('grid').innerText()).toContain('第二小学')
}

function rows(): readonly Entry[] {
  return SCHOOLS.flatMap(({ code, name }, i) => {
    const on = (sheet: string, values: Record<string, string | number>): Entry => ({
      sheet,
      values: { 学校标识码: code, 学校名称: name, ...values },
    })
    return [
      on('学校', {
        机构性质: '学校',
        办学类型: '211 小学',
        城乡分类: '111 主城区',
        办学性质: '1 公办',
        是否计校数: '是',
      }),
      on('学生与班级', { 学段: '小学', 在校生数: 900, 班数: 20 }),
      on('教师', { 学段: '小学', 专任教师数: 50 }),
      on('校舍与设备', { 教学及辅助用房面积: 4500 - i * 900, 教学仪器设备资产值: 180 }),
    ]
  })
}

async function signIn({ page }: Visitor, username: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(at => at.pathname === '/overview')
}

/** The first password is shown once. */
async function addsColleague({ page, choose }: Visitor): Promise<string> {
  await choose('人员与角色')
  await page.getByRole('button', { name: '添加人员' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('姓名').fill('统计员乙')
  await form.getByLabel('用户名').fill('统计员乙')
  await form.getByLabel('角色').click()
  await page.locator('.ant-select-dropdown:visible').getByText('统计员', { exact: true }).click()
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: '添加人员' }).click()
  const box = page.getByRole('dialog').filter({ hasText: '初始密码' })
  const password = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(await box.innerText())?.[0] ?? ''
  await box.getByRole('button', { name: '已记下' }).click()
  await box.waitFor({ state: 'hidden' })
  expect(await page.getByRole('row').filter({ hasText: '统计员乙' }).innerText()).toContain('未改初始密码')
  return password
}

async function choosesPassword({ page }: Visitor, given: string): Promise<void> {
  await page.getByRole('heading', { name: '请先修改初始密码' }).waitFor()
  await page.getByLabel('当前密码').fill(given)
  await page.getByLabel('新密码', { exact: true }).fill('只有我知道的密码')
  await page.getByLabel('再输一次新密码').fill('只有我知道的密码')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByText('密码至少 10 位').waitFor()
  await page.getByLabel('新密码', { exact: true }).fill('只有我自己知道的密码')
  await page.getByLabel('再输一次新密码').fill('只有我自己知道的密码')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByRole('navigation').waitFor()
  await isReady(page)
}
