import { t } from '@kit/base'
import type { AssessmentResult, IndicatorStage, SchoolStage } from '@loop/measure/schema'
import type { Paragraph, Table } from 'docx'
import { heading1 } from '../headings.ts'
import { body, type Cell, type Column, caption, table } from '../layout.ts'
import { type ReportInput, STAGE_NAMES } from '../model.ts'
import { needed, type Say, shown } from '../words.ts'

/** What lacks most, and every school that fails with what it would have to buy, build or hire. */
export function schools(input: ReportInput, say: Say): (Paragraph | Table)[] {
  const { result } = input.assessment
  const failing = result.schools.filter(s => s.verdict === 'fail')
  const numbers = result.stages.length
  return [
    heading1(say(t('四、主要差距', '4  Gaps'))),
    body(
      say(
        t(
          '按指标汇总，全部学校补齐到标准需要：',
          'To bring every school to the limits, the county would need:',
        ),
      ),
    ),
    caption(say(t(`表${numbers + 1} 资源缺口汇总`, `Table ${numbers + 1}  What is lacking`)), true),
    table(gapColumns(say), gapRows(result, input, say)),
    heading1(say(t('五、未达标学校及缺口', '5  Schools that fail, and their gaps'))),
    ...(failing.length === 0
      ? [body(say(t('参加测算的学校全部达到要求。', 'Every school that took part meets the requirements.')))]
      : [
          caption(say(t(`表${numbers + 2} 未达标学校`, `Table ${numbers + 2}  Schools that fail`)), true),
          table(
            schoolColumns(say),
            failing.map(s => schoolRow(s, result, input, say)),
          ),
        ]),
  ]
}

function gapColumns(say: Say): Column[] {
  return [
    { heading: say(t('学段', 'Stage')), share: 14, align: 'centre' },
    { heading: say(t('指标', 'Indicator')), share: 38 },
    { heading: say(t('未达标校数', 'Schools short')), share: 16, align: 'right' },
    { heading: say(t('合计缺口', 'In total')), share: 34, align: 'right' },
  ]
}

function gapRows(result: AssessmentResult, { lang }: ReportInput, say: Say): string[][] {
  return result.indicators.flatMap(indicator => {
    const gaps = gapsOf(result, indicator)
    if (gaps.length === 0) return []
    const total = gaps.reduce((a, gap) => a + Math.ceil(gap - 1e-6), 0)
    return [
      [
        say(STAGE_NAMES[indicator.stage]),
        say(indicator.title),
        shown(gaps.length, lang, 0),
        needed(total, indicator.gapUnit, lang),
      ],
    ]
  })
}

/** Gaps of the schools that do not reach an indicator's threshold. */
function gapsOf(result: AssessmentResult, indicator: IndicatorStage): number[] {
  const column = result.order.indexOf(indicator.indicator)
  return result.schools
    .filter(s => s.stage === indicator.stage)
    .flatMap(s => {
      const gap = s.cells[column]?.gap ?? null
      return gap !== null && gap > 0 ? [gap] : []
    })
}

function schoolColumns(say: Say): Column[] {
  return [
    { heading: say(t('学校', 'School')), share: 30 },
    { heading: say(t('学段', 'Stage')), share: 11, align: 'centre' },
    { heading: say(t('学生数', 'Pupils')), share: 13, align: 'right' },
    { heading: say(t('缺口及未达到的要求', 'What is lacking, and what is not met')), share: 62 },
  ]
}

function schoolRow(
  school: SchoolStage,
  result: AssessmentResult,
  { lang }: ReportInput,
  say: Say,
): (string | Cell)[] {
  const lacks = school.cells.flatMap((cell, i) => {
    const indicator = result.indicators.find(x => x.indicator === result.order[i] && x.stage === school.stage)
    if (indicator === undefined) return []
    if (cell.standing === 'missing')
      return [say(t(`${indicator.title.zh}：数据缺失`, `${indicator.title.en}: no figure`))]
    if (cell.gap === null || cell.gap <= 0) return []
    const lack = needed(cell.gap, indicator.gapUnit, lang)
    return [say(t(`缺${lack}`, `${lack} short`))]
  })
  const others = school.fails.flatMap(id => {
    const test = result.tests.find(x => x.id === id)
    return test === undefined || test.op === 'at-least-k@1' ? [] : [say(test.title)]
  })
  return [
    school.name,
    say(STAGE_NAMES[school.stage]),
    shown(school.pupils, lang, 0),
    [...lacks, ...new Set(others)].join(say(t('；', '; '))),
  ]
}
