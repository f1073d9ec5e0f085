import { t } from '@kit/base'
import type { IndicatorStage } from '@loop/measure/schema'
import type { Paragraph, Table } from 'docx'
import type { DrawChart } from '../chart.ts'
import { heading1, heading2 } from '../headings.ts'
import { body, type Cell, type Column, caption, picture, table } from '../layout.ts'
import { type ReportInput, STAGE_NAMES, VERDICT_NAMES } from '../model.ts'
import { spreadChart } from '../spread-chart.ts'
import { type Say, shown, shownBeside } from '../words.ts'
import { toneOf } from './clauses.ts'

/** Means, limits and spreads of every indicator, stage by stage, with a picture of the spreads and who drives them. */
export function indicators(input: ReportInput, say: Say, draw: DrawChart): (Paragraph | Table)[] {
  const { result } = input.assessment
  return [
    heading1(say(t('三、指标测算', '3  Indicators'))),
    ...result.stages.flatMap(({ stage }, i) => {
      const rows = result.indicators.filter(x => x.stage === stage)
      if (rows.length === 0) return []
      const name = STAGE_NAMES[stage]
      return [
        heading2(say(t(`(${'一二三四五六'[i]}）${name.zh}`, `3.${i + 1}  ${name.en}`))),
        caption(
          say(
            t(`表${i + 1} ${name.zh}指标均值与校际差异系数`, `Table ${i + 1}  ${name.en}: means and spreads`),
          ),
          true,
        ),
        table(
          columns(say),
          rows.map(x => row(x, input, say)),
        ),
        ...chart(input, stage, i + 1, say, draw),
        ...drivers(rows, input, say),
      ]
    }),
  ]
}

function columns(say: Say): Column[] {
  return [
    { heading: say(t('指标', 'Indicator')), share: 36 },
    { heading: say(t('标准', 'Limit')), share: 12, align: 'right' },
    { heading: say(t('全县均值', 'Mean')), share: 14, align: 'right' },
    { heading: say(t('达标校数', 'Reaching')), share: 14, align: 'right' },
    { heading: say(t('差异系数', 'CV')), share: 13, align: 'right' },
    { heading: say(t('限值', 'CV limit')), share: 11, align: 'right' },
    { heading: say(t('结论', 'Verdict')), share: 13, align: 'centre' },
  ]
}

function row(x: IndicatorStage, { lang }: ReportInput, say: Say): (string | Cell)[] {
  return [
    say(x.title),
    shown(x.threshold, lang, 3),
    shownBeside(x.mean, x.threshold, lang, 2),
    `${x.reaching}/${x.schools}`,
    shownBeside(x.cv, x.cvLimit, lang, 3),
    shown(x.cvLimit, lang, 3),
    { text: say(VERDICT_NAMES[x.verdict]!), tone: toneOf(x.verdict) },
  ]
}

const SIZE = { width: 560, height: 300 }

function chart(
  input: ReportInput,
  stage: IndicatorStage['stage'],
  number: number,
  say: Say,
  draw: DrawChart,
): Paragraph[] {
  const option = spreadChart(input.assessment.result, stage, say)
  if (option === null) return []
  const name = STAGE_NAMES[stage]
  return [
    picture(draw(option, SIZE), SIZE),
    caption(
      say(
        t(
          `图${number} ${name.zh}各指标校际差异系数`,
          `Figure ${number}  ${name.en}: coefficients of variation`,
        ),
      ),
      false,
    ),
  ]
}

/** Schools without which a spread beyond its limit would shrink most. */
function drivers(rows: readonly IndicatorStage[], { lang }: ReportInput, say: Say): Paragraph[] {
  return rows
    .filter(x => x.cv !== null && x.cvLimit !== null && x.cv > x.cvLimit && x.drivers.length > 0)
    .map(x => {
      const pull = x.drivers.filter(d => d.effect > 0).slice(0, 3)
      const names = pull.map(d =>
        say(
          t(
            `${d.name}（去除后为${shown(d.without, lang, 3)}）`,
            `${d.name} (${shown(d.without, lang, 3)} without it)`,
          ),
        ),
      )
      return body(
        say(
          t(
            `“${x.title.zh}”差异系数${shown(x.cv, lang, 3)}，超过限值${shown(x.cvLimit, lang, 3)}。影响最大的学校：${names.join('、')}。`,
            `The spread of “${x.title.en}” is ${shown(x.cv, lang, 3)}, beyond its limit of ${shown(x.cvLimit, lang, 3)}. Schools that drive it most: ${names.join(', ')}.`,
          ),
        ),
      )
    })
}
