import { type Text, t } from '@kit/base'
import { type SheetOut, writeWorkbook } from '@kit/workbook'
import type { ClassSizes, GradeRow } from '@loop/measure/monitor/schema'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn } from '../report/words.ts'
import { type CircularInput, remedyText } from './class-sizes.ts'
import { demandText, takesText } from './elimination.ts'
import { sheet } from './sheet.ts'

/** Class sizes as a workbook: bands by stage, every school, every grade, and what has to go by when. */
export function writeSizeTables({ region, sizes, lang, madeOn }: CircularInput): Promise<Uint8Array> {
  const say = sayIn(lang)
  const heading = (...texts: Text[]) => texts.map(x => ({ value: say(x), look: 'heading' as const }))
  const bands: SheetOut = {
    name: say(t('各档班数', 'Bands')),
    columns: [{ width: 12 }, { width: 14 }, { width: 12 }, { width: 12 }],
    rows: [
      heading(t('学段', 'Stage'), t('班额', 'Size'), t('本年', 'This year'), t('上年', 'Last year')),
      ...sizes.stages.flatMap(s =>
        s.bands.map(b => [say(STAGE_NAMES[s.stage]), `${b.from ?? ''}–${b.to ?? ''}`, b.classes, b.before]),
      ),
    ],
    freeze: { rows: 1, columns: 0 },
  }
  const schools: SheetOut = {
    name: say(t('逐校', 'Schools')),
    columns: [{ width: 30 }, ...Array.from({ length: 14 }, () => ({ width: 12 })), { width: 28 }],
    rows: [
      heading(
        t('学校', 'School'),
        t('学段', 'Stage'),
        t('在校生', 'Pupils'),
        t('班数', 'Classes'),
        t('平均班额', 'Mean'),
        t('最大班额', 'Largest'),
        t('超标准班', 'Above'),
        t('大班', 'Oversized'),
        t('超大班', 'Very oversized'),
        t('上年已有', 'Inherited'),
        t('新产生', 'New'),
        t('已消除', 'Dissolved'),
        t('余学位', 'Spare seats'),
        t('明年在校生', 'Pupils next year'),
        t('明年平均班额', 'Mean next year'),
        t('消除办法', 'What would help'),
      ),
      ...sizes.rows.map(r => [
        r.name,
        say(STAGE_NAMES[r.stage]),
        ...[r.pupils, r.classes, r.mean, r.largest, r.above, r.oversized, r.veryOversized],
        ...[r.inherited, r.created, r.dissolved, r.spare, r.next.pupils, r.next.mean],
        say(remedyText(r)),
      ]),
    ],
    freeze: { rows: 1, columns: 1 },
    landscape: true,
  }
  const about: SheetOut = {
    name: say(t('说明', 'About')),
    columns: [{ width: 24 }, { width: 90 }],
    rows: [
      ...(region.synthetic ? [[{ value: say(SYNTHETIC), look: 'warning' as const }]] : []),
      [say(t('地区', 'Region')), say(region.name)],
      [say(t('学年', 'School year')), periodName(sizes.period, lang)],
      [say(t('制表日期', 'Made on')), dayName(madeOn, lang)],
      [say(t('明年的算法', 'How next year is foreseen')), say(sizes.method)],
      ...sizes.stages.map(s => [say(STAGE_NAMES[s.stage]), say(s.source.title)]),
    ],
  }
  return writeWorkbook({
    title: say(t('班额监测', 'Class sizes')),
    sheets: [bands, schools, grades(sizes, say), elimination(sizes, say), about],
  })
}

const WARNINGS: Readonly<Record<GradeRow['next']['warning'], Text>> = {
  none: t('', ''),
  mean: t('平均班额将超标准', 'mean above the standard'),
  largest: t('最大班额将超标准', 'largest above the standard'),
  inherited: t('随级带入', 'brought along'),
}

function grades({ rows }: ClassSizes, say: Say): SheetOut {
  const headings = [
    t('学校', 'School'),
    t('学段', 'Stage'),
    t('年级', 'Grade'),
    t('在校生', 'Pupils'),
    t('班数', 'Classes'),
    t('平均班额', 'Mean'),
    t('最大班额', 'Largest'),
    t('大班', 'Oversized'),
    t('超大班', 'Very oversized'),
    t('随级遗留', 'Inherited'),
    t('新产生', 'New'),
    t('已消除', 'Dissolved'),
    t('升入率', 'Move up'),
    t('所依年数', 'By years'),
    t('明年在校生', 'Pupils next year'),
    t('明年班数', 'Classes next year'),
    t('明年平均班额', 'Mean next year'),
    t('明年最大班额', 'Largest next year'),
    t('预警', 'Warning'),
  ]
  const body = rows.flatMap(row =>
    row.grades.map(({ next, ...g }) => [
      ...[row.name, say(STAGE_NAMES[row.stage]), say(g.name)],
      ...[g.pupils, g.classes, g.mean, g.largest, g.oversized, g.veryOversized],
      ...[g.inherited, g.created, g.dissolved, next.survival?.ratio ?? null, next.survival?.years ?? null],
      ...[next.pupils, next.classes, next.mean, next.largest, say(WARNINGS[next.warning])],
    ]),
  )
  return sheet(say, t('分年级', 'Grades'), headings, body)
}

/** First what the documents ask of the county, then school by school. */
function elimination({ elimination: { stages, rows } }: ClassSizes, say: Say): SheetOut {
  const headings = [
    t('学校', 'School'),
    t('学段', 'Stage'),
    t('年级', 'Grade'),
    t('大班', 'Oversized'),
    t('离校年份', 'Leaves'),
    t('时限（9月）', 'By September'),
    t('到期仍在', 'Still there'),
    t('允许', 'Allowed'),
    t('须消除', 'To dissolve'),
    t('要求或办法', 'Demand, or what it takes'),
  ]
  const county = stages.flatMap(({ stage, steps }) =>
    steps.map(step => [
      ...[say(t('全县', 'County')), say(STAGE_NAMES[stage]), null, step.now, null, step.due],
      ...[step.stay, step.allowed, step.dissolve, say(demandText(step))],
    ]),
  )
  const schools = rows.flatMap(row => [
    ...row.cohorts.map(cohort => [
      ...[row.name, say(STAGE_NAMES[row.stage]), cohort.name && say(cohort.name), cohort.oversized],
      ...[cohort.leaves, null, null, null, null, say(takesText(cohort))],
    ]),
    ...row.steps
      .filter(step => step.stay > 0)
      .map(step => [
        ...[row.name, say(STAGE_NAMES[row.stage]), null, null, null, step.due],
        ...[step.stay, null, step.dissolve, null],
      ]),
  ])
  return sheet(say, t('消除计划', 'Elimination plan'), headings, [...county, ...schools])
}
