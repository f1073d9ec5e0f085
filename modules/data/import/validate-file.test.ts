import { assert } from '@kit/base'
import { describe, expect, it } from 'vitest'
import { checkerOf, knowledgeOf, line, ownFolder, SCHOOL, type Sheets, template, unit } from './test/scene.ts'

const knowledge = await knowledgeOf()
const check = checkerOf(knowledge, ownFolder())

async function checked(content: Uint8Array | string, options: Parameters<typeof check>[1] = {}) {
  const result = await check(content, options)
  assert(result.ok, JSON.stringify(result))
  return result.value
}
const lines = async (sheets: Sheets, options: Parameters<typeof check>[1] = {}) =>
  (await checked(await template(sheets), options)).problems.map(line)

const PUPILS = ['学校标识码', '学校名称', '学段', '在校生数(人)', '班数(班)']
const pupils = (...rows: (string | number | null)[][]): Sheets => ({ 学生与班级: [PUPILS, ...rows] })
const TEACHERS = ['学校标识码', '学校名称', '学段', '专任教师数(人)']
const PREMISES = ['学校标识码', '学校名称', '教学及辅助用房面积(平方米)', '教学仪器设备资产值(万元)']
const premises = (area: string | number | null, equipment: string | number | null): Sheets => ({
  校舍与设备: [PREMISES, ['2199000001', '第一小学', area, equipment]],
})

describe('a right workbook', () => {
  it('gives figures in base units with the cell they stand in', async () => {
    const file = await checked(await template())
    const facts = [...file.facts()].map(({ metric, stage, value, raw, locator }) => [
      metric,
      stage,
      value,
      raw,
      locator.sheet,
      locator.cell,
    ])
    expect(facts).toEqual([
      ['school_kind', 'all', 211, '211 小学', '学校', 'C2'],
      ['urban_rural', 'all', 111, '111 主城区', '学校', 'D2'],
      ['counted', 'all', 1, '是', '学校', 'E2'],
      ['pupils', 'primary', 900, '900', '学生与班级', 'D2'],
      ['classes', 'primary', 20, '20', '学生与班级', 'E2'],
      ['teachers', 'primary', 50, '50', '教师', 'D2'],
      ['teaching_area', 'all', 4500.5, '4500.5', '校舍与设备', 'C2'],
      ['equipment_value', 'all', 180_000_000, '180', '校舍与设备', 'D2'],
    ])
    expect(file).toMatchObject({ region: '990001000000', period: '2020-2021', rows: 4, counts: { error: 0 } })
    expect(file.units).toEqual([unit('2199000001', '第一小学')])
  })
  it('asking for the facts twice gives the same facts', async () => {
    const file = await checked(await template())
    expect([...file.facts()]).toEqual([...file.facts()])
  })
  it('a blank cell is no figure and a written zero is one', async () => {
    const file = await checked(await template(pupils(['2199000001', '第一小学', '小学', null, 0])))
    const facts = [...file.facts()].filter(fact => ['pupils', 'classes'].includes(fact.metric))
    expect(facts.map(fact => [fact.metric, fact.value])).toEqual([['classes', 0]])
  })
})

describe('what a school secretary reads about a cell', () => {
  it.each([
    ['约九百', 'error cell.not-a-number 学生与班级!D2 “在校生数”应填数字，现在是“约九百”。'],
    [900.5, 'error cell.not-whole 学生与班级!D2 “在校生数”只能是整数，现在是 900.5。'],
    [-900, 'error cell.negative 学生与班级!D2 “在校生数”不能是负数，现在是 -900。'],
    ['#REF!', 'error cell.error-value 学生与班级!D2 “在校生数”单元格显示 #REF!，是公式出错，读不到数。'],
    ['—', 'warning cell.marked-missing 学生与班级!D2 “在校生数”写的是“—”，将按“没有数据”记录，不会当作 0。'],
    [
      '无',
      'warning cell.marked-missing 学生与班级!D2 “在校生数”写的是“无”，将按“没有数据”记录，不会当作 0。',
    ],
    [
      '９００ 人',
      'note cell.number-as-text 学生与班级!D2 “在校生数”的“９００ 人”是文本，已按数字 900人 读取。',
    ],
  ])('%s', async (value, sentence) => {
    expect(await lines(pupils(['2199000001', '第一小学', '小学', value, 20]))).toContain(sentence)
  })
  it('a code outside its list is told with the list', async () => {
    const school = ['学校标识码', '学校名称', '办学类型', '城乡分类', '是否计校数']
    const found = await checked(
      await template({ 学校: [school, ['2199000001', '第一小学', '小学', 999, '大概']] }),
    )
    expect(found.problems.map(line).slice(0, 2)).toEqual([
      'error cell.not-in-list 学校!D2 “城乡分类”里没有“999”这一项。',
      'error cell.not-yes-no 学校!E2 “是否计校数”应填“是”或“否”，现在是“大概”。',
    ])
    expect(found.problems[0]!.todo.zh).toContain('111 主城区、112 城乡结合区')
  })
})

describe('what a school secretary reads about a row', () => {
  it('a code that is none', async () => {
    const found = await lines(pupils(['21990001', '第一小学', '小学', 900, 20]))
    expect(found[0]).toMatch(/^error row\.bad-code 学生与班级!A2 “21990001”不是有效的学校（机构）标识码/)
  })
  it('a school that is not registered', async () => {
    expect(await lines(pupils(['2199000002', '新小学', '小学', 900, 20]))).toContain(
      'error row.unknown-unit 学生与班级!A2 “2199000002 新小学”没有在“学校”表里登记，系统里也没有这所学校。',
    )
  })
  it('figures of nobody', async () => {
    expect(await lines(pupils([null, null, '小学', 900, 20]))).toContain(
      'error row.no-unit 学生与班级!A2 这一行有数据，但没有学校标识码，名称也对不上已知学校。',
    )
  })
  it('the same school and stage twice', async () => {
    const row = ['2199000001', '第一小学', '小学', 900, 20]
    expect(await lines(pupils(row, row))).toContain(
      'error row.row-twice 学生与班级!A3 第一小学（小学）在这张表里已经出现在第 2 行。',
    )
  })
  it('a stage that is none, and one the school does not teach', async () => {
    expect(await lines(pupils(['2199000001', '第一小学', '本科', 900, 20]))).toContain(
      'error row.stage-unknown 学生与班级!C2 “本科”不是学段。',
    )
    expect(await lines(pupils(['2199000001', '第一小学', '初中', 900, 20]))).toContain(
      'error school.stage-of-kind 学生与班级!D2 第一小学的办学类型是“小学”，不应有这个学段的“在校生数”900人。',
    )
  })
  it('another name than on record asks, and does not stop', async () => {
    const known = { units: [unit('2199000001', '第一小学校')], figures: [] }
    const file = await checked(await template(), { known })
    expect(file.counts.error).toBe(0)
    expect(file.problems.map(line)[0]).toBe(
      'warning row.renamed 学校!B2 标识码 2199000001 登记的名称是“第一小学校”，这里写的是“第一小学”。',
    )
  })
  it('a parent school that does not exist', async () => {
    const headings = ['学校标识码', '学校名称', '办学类型', '城乡分类', '是否计校数', '上级学校标识码']
    expect(await lines({ 学校: [headings, [...SCHOOL, '2199000009']] })).toContain(
      'error row.unknown-parent 学校!A2 “2199000009”不是已登记的学校，不能作为上级学校。',
    )
  })
})

describe('what a school secretary reads about the file', () => {
  it('a period or region other than chosen', async () => {
    const found = (
      await checked(await template(), { period: '2021-2022', region: '990002000000' })
    ).problems.map(line)
    expect(found).toContain('error file.period-differs 说明 文件上写的是 2020-2021，您选择的是 2021-2022。')
    expect(found).toContain(
      'error file.region-differs 说明 文件上的区划代码是 990001000000，当前区划是 990002000000。',
    )
  })
  it('a missing column, a missing sheet and a column nobody knows', async () => {
    const found = await lines({
      学生与班级: [
        ['学校标识码', '学段', '班数(班)', '校长电话'],
        ['2199000001', '小学', 20],
      ],
    })
    expect(found).toContain(
      'error file.column-missing 学生与班级!A1 工作表“学生与班级”里没有找到列：在校生数(人)。',
    )
    expect(found).toContain(
      'note file.column-unknown 学生与班级!D1 列“校长电话”不在对照表里，其中的数据不会导入。',
    )
  })
  it('a total row that is not the sum of its rows', async () => {
    const school = ['学校标识码', '学校名称', '办学类型', '城乡分类', '是否计校数']
    const two = { 学校: [school, SCHOOL, ['2199000002', '第二小学', 211, 111, 1]] }
    const rows = pupils(
      ['2199000001', '', '小学', 900, 20],
      ['2199000002', '', '小学', 100, 4],
      [null, '合 计', null, 1001, 24],
    )
    expect(await lines({ ...two, ...rows })).toContain(
      'error total.column 学生与班级!D4 “在校生数”的合计行是 1001，各行相加是 1000，相差 1。',
    )
  })
  it('a layout nobody knows lists what was looked for and offers the template', async () => {
    const { bookOf } = await import('./test/scene.ts')
    const result = await check(
      await bookOf({
        通讯录: [
          ['姓名', '电话'],
          ['甲', 1],
        ],
      }),
    )
    assert(!result.ok, 'was read')
    expect(result.refusals[0]!.because.zh).toMatch(
      /^认不出这个文件的格式。文件里有工作表：通讯录。找过的格式：均衡填报模板/,
    )
    expect(result.refusals[0]!.todo.zh).toContain('下载本系统的填报模板')
  })
  it('a file that names no period', async () => {
    const result = await check('学校标识码,学校名称,学段,在校生数(人)\n2199000001,第一小学,小学,900\n', {
      name: 'a.csv',
    })
    assert(!result.ok, 'was read')
    expect(result.refusals[0]!.because.zh).toBe('文件里没有写明是哪个学年的数据。')
  })
  it('a mapping that was picked but does not fit', async () => {
    const result = await check('a,b\n1,2\n', { name: 'a.csv', mapping: 'csv-long' })
    assert(!result.ok, 'was read')
    expect(result.refusals[0]!.because.zh).toMatch(
      /^按“CSV 长表\(一行一个数\)”来读，没有找到表头。找过：metric、value；指标、数值。/,
    )
  })
  it('a mapping that does not exist', async () => {
    const result = await check(await template(), { mapping: 'nobody' })
    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'data.unknown-mapping' }] })
  })
})

describe('what a school secretary reads about figures that do not go together', () => {
  it('equipment that was given in yuan where the heading says 10,000 yuan', async () => {
    expect((await lines(premises(4500, 1_800_000)))[0]).toMatch(
      /^warning school\.equipment-unit .*折合每生 20000000 元/,
    )
    expect(await lines(premises(4500, 180))).toEqual(await lines({}))
  })
  it('a large change since last year, exactly on the limit is none', async () => {
    const figure = {
      stream: 'workbook',
      unit: '2199000001',
      metric: 'pupils',
      stage: 'primary',
      period: '2019-2020',
      value: 600,
    } as const
    const known = { units: [], figures: [figure] }
    expect(await lines({}, { known })).toContain(
      'warning school.change 学生与班级!D2 第一小学的“在校生数”上年是 600人，今年是 900人，增加 50%。',
    )
    const with780 = pupils(['2199000001', '第一小学', '小学', 780, 20])
    const changed = async (before: number) => {
      const found = await lines(with780, { known: { units: [], figures: [{ ...figure, value: before }] } })
      return found.some(text => text.includes('school.change'))
    }
    expect([await changed(599), await changed(600), await changed(601)]).toEqual([true, false, false])
  })
  it('a figure of last time that is blank now is recorded as not available', async () => {
    const figure = {
      stream: 'workbook',
      unit: '2199000001',
      metric: 'pupils',
      stage: 'primary',
      period: '2020-2021',
      value: 880,
    } as const
    const school = ['学校标识码', '学校名称', '办学类型', '城乡分类', '是否计校数']
    const sheets = {
      学校: [school, SCHOOL, ['2199000002', '第二小学', 211, 111, 1]],
      ...pupils(['2199000001', '', '小学', null, 20], ['2199000002', '', '小学', 100, 4]),
    }
    const file = await checked(await template(sheets), { known: { units: [], figures: [figure] } })
    expect(file.problems.map(line)).toContain(
      'warning row.withdrawn 学生与班级!D2 第一小学的“在校生数”上次报的是 880人，这次留空，将按“没有数据”记录。',
    )
    expect([...file.facts()].filter(fact => fact.metric === 'pupils').map(fact => fact.value)).toEqual([
      null,
      100,
    ])
    const other = await checked(await template(sheets), {
      known: { units: [], figures: [{ ...figure, stream: 'csv' }] },
    })
    expect([...other.facts()].filter(fact => fact.metric === 'pupils').map(fact => fact.value)).toEqual([100])
  })
  it('pupils without teachers: blank and zero are told apart', async () => {
    const blank = await lines({ 教师: [TEACHERS, ['2199000001', '第一小学', '小学', null]] })
    expect(blank).toContain(
      'warning school.absent 学生与班级!D2 第一小学有900人，“专任教师数”空着，相关指标将无法测算。',
    )
    const zero = await lines({ 教师: [TEACHERS, ['2199000001', '第一小学', '小学', 0]] })
    expect(zero).toContain('warning school.zero-teachers 教师!D2 第一小学有900人，“专任教师数”却填了 0。')
  })
})

describe('CSV', () => {
  it('one figure per row, with periods and units of its own', async () => {
    const text =
      'code,name,period,metric,stage,value,unit\n2199000001,第一小学,2020-2021,pupils,primary,900,\n2199000001,第一小学,2021,equipment_value,,18.5,万元\n'
    const file = await checked(text, { name: 'a.csv' })
    expect(
      [...file.facts()].map(({ metric, period, value, locator }) => [metric, period, value, locator.line]),
    ).toEqual([
      ['pupils', '2020-2021', 900, 2],
      ['equipment_value', '2021', 18_500_000, 3],
    ])
    expect(file.period).toBeNull()
  })
  it('what is wrong in a row of one figure', async () => {
    const text =
      '学校标识码,学年,指标,学段,数值,计量单位\n2199000001,去年,在校生数,小学,900,\n2199000001,2020-2021,身高,小学,1,\n2199000001,2020-2021,在校生数,全校,1,\n2199000001,2020-2021,教学及辅助用房面积,,9,万元\n'
    const { problems } = await checked(text, { name: 'a.csv' })
    expect(problems.map(line)).toEqual([
      'error row.period-unknown a!B2 “去年”不是学年或年份。',
      'error row.metric-unknown a!C3 “身高”不是指标库里的指标。',
      'error row.stage-not-of-metric a!D4 “在校生数”不按“全校”填报。',
      'error row.unit-of-value-unknown a!F5 “教学及辅助用房面积”不能以“万元”为单位。',
    ])
  })
  it('one row per school and stage', async () => {
    const text = '学校标识码,学校名称,学段,办学类型,在校生数(人)\n2199000001,第一小学,小学,211,900\n'
    const file = await checked(text, { name: 'a.csv', period: '2020-2021' })
    expect([...file.facts()].map(fact => fact.value)).toEqual([211, 900])
  })
})
