import { assert } from '@kit/base'
import type { CellValue } from '@kit/workbook'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINDINGS } from '../rules/checks/catalogue.ts'
import { headingKey, headingOf } from './heading.ts'
import { type Mapping, MappingSchema } from './mapping.ts'
import { writeTemplate } from './template.ts'
import { bookOf, checkerOf, knowledgeOf, line, ownFolder, unit } from './test/scene.ts'

const knowledge = await knowledgeOf()
const folder = ownFolder()
const check = checkerOf(knowledge, folder)

describe('the catalogue', () => {
  it('has a rule for everything reading can find', () => {
    expect(FINDINGS.filter(finding => !knowledge.checks.byFinding.has(finding))).toEqual([])
  })
  it('names each rule once', () => {
    const ids = knowledge.checks.rules.map(rule => rule.id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
  it('writes Chinese sentences with Chinese signs', () => {
    const sentences = knowledge.checks.rules.flatMap(rule => [rule.title.zh, rule.because.zh, rule.todo.zh])
    expect(sentences.filter(sentence => /[\u4e00-\u9fff”][,;:?][\u4e00-\u9fff“{]/.test(sentence))).toEqual([])
  })
})

describe('national sheets, made up in the shape that is public', () => {
  const school = ['2199000001', '第一小学', '211', '111', 1, '是']
  const book = () =>
    bookOf({
      教基1001: [
        ['教基1001 学校基本情况 2021-2022学年'],
        ['学校标识码', '学校名称', '办学类型码', '城乡分类码', '是否计校数', '是否具有附设班'],
        school,
      ],
      教基2106: [
        ['学校标识码', '学校名称', '班数', '36-40人', '41-45人'],
        ['2199000001', '第一小学', 20, 12, 8],
        [null, '合计', 20, 12, 8],
      ],
      教基3112: [
        ['学校标识码', '学校名称', '在校生数', '招生数'],
        ['2199000001', '第一小学', 800, 130],
      ],
      教基4155: [
        ['学校标识码', '学校名称', '专任教师', null, null, '授课课程'],
        [null, null, '合计', '本科', '专科', '体育与健康'],
        ['2199000001', '第一小学', 50, 40, 10, 3],
      ],
      教基5176: [
        ['学校标识码', '学校名称', '教学及辅助用房', '室内体育用房', '教学仪器设备资产值(万元)'],
        ['2199000001', '第一小学', 4000, 300, '1,80.5'],
      ],
    })
  it('2021 and later: figures come from each sheet in its unit and stage, all marked unverified', async () => {
    const result = await check(await book())
    assert(result.ok, JSON.stringify(result))
    const { mapping, period, problems } = result.value
    expect([mapping.id, mapping.status, period]).toEqual(['jiaoji-2021', 'unverified', '2021-2022'])
    const facts = new Map([...result.value.facts()].map(fact => [`${fact.metric}@${fact.stage}`, fact.value]))
    expect(Object.fromEntries(facts)).toMatchObject({
      'school_kind@all': 211,
      'classes@primary': 20,
      'classes_36_40@primary': 12,
      'pupils@primary': 800,
      'teaching_area@all': 4000,
      'indoor_sports_area@all': 300,
    })
    expect(problems.map(line)).toContain(
      'error cell.not-a-number 教基5176!E2 “教学仪器设备资产值”应填数字，现在是“1,80.5”。',
    )
  })
  it('2020 and earlier: 体育馆 is read as indoor sports', async () => {
    const result = await check(
      await bookOf({
        基础基111: [
          ['2019-2020学年'],
          ['学校标识码', '学校名称', '办学类型码'],
          ['2199000001', '第一小学', 211],
        ],
        基础基512: [
          ['学校标识码', '学校名称', '教学及辅助用房', '体育馆'],
          ['2199000001', '第一小学', 4000, 300],
        ],
      }),
    )
    assert(result.ok, JSON.stringify(result))
    expect(result.value.mapping.id).toBe('jichu-2020')
    expect([...result.value.facts()].map(fact => [fact.metric, fact.value])).toContainEqual([
      'indoor_sports_area',
      300,
    ])
  })
})

describe('the template', () => {
  const input = {
    region: { code: '990001000000', name: { zh: '试验县', en: 'Trial county' } },
    period: '2020-2021',
    units: [
      unit('2199000001', '第一小学'),
      unit('3199000002', '第二学校'),
      unit('teaching-point:山里点', '山里点', { kind: 'teaching-point', code: null, parent: '2199000001' }),
      unit('group:第一集团', '第一集团', { kind: 'group', code: null }),
    ],
    filled: true,
  } as const
  it('gives every figure it was given, and the same schools, when it is read back', async () => {
    const metrics = [...knowledge.vocabulary.metrics.values()].filter(
      metric =>
        metric.level === 'school' &&
        (metric.type === 'count' || metric.type === 'money' || metric.type === 'amount'),
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async seed => {
        const kinds: Record<string, number> = { '2199000001': 211, '3199000002': 312 }
        const amount = (unit: string, metric: string, stage: string) =>
          (seed + unit.charCodeAt(0) * 31 + metric.length * 7919 + stage.length * 13) % 100_000
        const figure = (unit: string, metric: string, stage: string) =>
          metric === 'school_kind'
            ? kinds[unit]
            : metrics.some(({ id }) => id === metric)
              ? amount(unit, metric, stage)
              : undefined
        const result = await check(await writeTemplate(knowledge, { ...input, figure }), {
          known: { units: input.units, figures: [] },
        })
        assert(result.ok, JSON.stringify(result))
        const facts = [...result.value.facts()].filter(fact => fact.metric !== 'school_kind')
        expect(facts.length).toBeGreaterThan(150)
        for (const fact of facts) expect(fact.value).toBe(amount(fact.unit, fact.metric, fact.stage))
        expect(result.value.units.map(({ id }) => id).sort()).toEqual([
          '2199000001',
          '3199000002',
          'teaching-point:山里点',
        ])
      }),
      { numRuns: 5 },
    )
  })
  it('with nothing filled in says nothing wrong', async () => {
    const result = await check(await writeTemplate(knowledge, { ...input, figure: () => undefined }))
    assert(result.ok, JSON.stringify(result))
    expect(result.value.problems.map(line)).toEqual([])
    expect([...result.value.facts()]).toEqual([])
  })
  it('has a place for every metric of a school', () => {
    const placed = new Set(
      knowledge.mappings[0]!.sheets.flatMap(sheet =>
        sheet.layout === 'wide'
          ? sheet.columns.flatMap(column => ('metric' in column ? [column.metric] : []))
          : [],
      ),
    )
    const metrics = [...knowledge.vocabulary.metrics.values()].filter(metric => metric.level === 'school')
    expect(metrics.filter(({ id }) => !placed.has(id)).map(({ id }) => id)).toEqual([])
  })
})

describe('any mapping', () => {
  const metrics = [...knowledge.vocabulary.metrics.values()].filter(
    metric => metric.type === 'count' && metric.stages.includes('primary'),
  )
  it('finds its columns wherever they stand, among others, in any order, below any title', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(metrics, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.nat(5), { maxLength: 4 }),
        async (chosen, above, gaps) => {
          const headings: string[] = ['编号', ...chosen.map(metric => `栏${metric.id}`)]
          for (const [i, gap] of gaps.entries())
            headings.splice(Math.min(gap + 1, headings.length), 0, `别的${i}`)
          const values = headings.map(
            (heading, i): CellValue =>
              heading === '编号' ? '2199000001' : heading.startsWith('栏') ? i * 1000 : 7,
          )
          const rows = [...Array.from({ length: above }, (_, i) => [`标题${i}`]), headings, values]
          const mapping = invented(chosen.map(({ id }) => id))
          const own = checkerOf({ ...knowledge, mappings: [mapping] }, folder)
          const result = await own(await bookOf({ 表: rows }), { period: '2020-2021' })
          assert(result.ok, JSON.stringify(result))
          const facts = Object.fromEntries([...result.value.facts()].map(fact => [fact.metric, fact.value]))
          expect(facts).toEqual(
            Object.fromEntries(chosen.map(({ id }) => [id, headings.indexOf(`栏${id}`) * 1000])),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

function invented(metrics: readonly string[]): Mapping {
  return MappingSchema.parse({
    id: 'any',
    title: { zh: '任意', en: 'Any' },
    status: 'unverified',
    stream: 'any',
    recognise: {},
    sheets: [
      {
        layout: 'wide',
        sheet: '.*',
        registers: true,
        heading: { needs: ['编号'] },
        unit: { code: '编号' },
        stage: 'primary',
        columns: metrics.map(metric => ({ metric, heading: `栏${metric}` })),
      },
    ],
  })
}

it('headings are the same however they are typed', () => {
  const pupils = knowledge.vocabulary.metrics.get('pupils')!
  const { zh } = headingOf(pupils, knowledge.vocabulary)
  const typed = [zh, ` ${zh}* `, zh.replace('(', '（').replace(')', '）'), zh.split('').join(' ')]
  expect(new Set(typed.map(headingKey)).size).toBe(1)
})
