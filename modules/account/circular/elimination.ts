import { type Text, t } from '@kit/base'
import type { Elimination, EliminationRow, EliminationStep } from '@loop/measure/monitor/schema'
import type { Paragraph, Table } from 'docx'
import { body, caption, table } from '../report/layout.ts'
import { STAGE_NAMES } from '../report/model.ts'
import type { Say } from '../report/words.ts'

/** By which year how many oversized classes have to go, which leave by themselves, and what it takes. */
export function eliminationPart(
  { stages, rows }: Elimination,
  section: number,
  say: Say,
): (Paragraph | Table)[] {
  if (rows.length === 0) return [body(say(t('没有大班需要消除。', 'There is no oversized class.')))]
  const steps = stages.flatMap(s => s.steps.map(step => ({ stage: s.stage, step })))
  return [
    ...stages
      .filter(s => s.years.some(y => y.stay > 0))
      .map(({ stage, years }) =>
        body(
          `${say(STAGE_NAMES[stage])}${say(t('：不采取措施时各年九月的大班数', ': oversized classes in each September if nothing is done'))} ` +
            `${years.map(y => `${y.year}${say(t('年', ': '))}${y.stay}${say(t('个', ''))}`).join(say(t('、', ', ')))}${say(t('。', '.'))}`,
        ),
      ),
    caption(say(t(`表${section} 时限与须消除的班数`, `Table ${section}  By when how many have to go`)), true),
    table(
      [
        { heading: say(t('学段', 'Stage')), share: 12 },
        { heading: say(t('时限', 'By')), share: 14 },
        { heading: say(t('要求', 'Demand')), share: 30 },
        ...[t('现有', 'Now'), t('到期仍在', 'Still there'), t('允许', 'Allowed'), t('须消除', 'To go')].map(
          heading => ({ heading: say(heading), share: 11, align: 'right' as const }),
        ),
      ],
      steps.map(({ stage, step }) => [
        say(STAGE_NAMES[stage]),
        say(t(`${step.due}年9月`, `Sept. ${step.due}`)),
        say(demandText(step)),
        ...[step.now, step.stay, step.allowed].map(String),
        step.dissolve > 0 ? { text: String(step.dissolve), tone: 'fail' as const } : '0',
      ]),
    ),
    caption(say(t(`表${section + 1} 逐校消除计划`, `Table ${section + 1}  School by school`)), true),
    table(
      [
        { heading: say(t('学校', 'School')), share: 26 },
        { heading: say(t('年级', 'Grade')), share: 12 },
        { heading: say(t('大班', 'Oversized')), share: 9, align: 'right' },
        { heading: say(t('离校', 'Leaves')), share: 14 },
        { heading: say(t('办法', 'What it takes')), share: 30 },
        { heading: say(t('须消除', 'To go')), share: 17 },
      ],
      rows.flatMap(row => row.cohorts.map((_, i) => planCells(row, i, say))),
    ),
  ]
}

export function demandText({ heads, share, by }: EliminationStep): Text {
  return t(
    `${heads}人及以上不超过${share}%（${by}年起）`,
    `at most ${share} % of ${heads} and more, from ${by}`,
  )
}

/** One cohort of a school; what has to go is said once a school. */
function planCells(row: EliminationRow, i: number, say: Say): string[] {
  const cohort = row.cohorts[i]
  if (!cohort) return []
  const due = row.steps
    .filter(s => s.dissolve > 0)
    .map(s => say(t(`${s.due}年9月前${s.dissolve}个`, `${s.dissolve} by Sept. ${s.due}`)))
  return [
    i === 0 ? row.name : '',
    say(cohort.name ?? t('不明', 'unknown')),
    String(cohort.oversized),
    cohort.leaves === null ? '—' : say(t(`${cohort.leaves}年夏`, `summer ${cohort.leaves}`)),
    say(takesText(cohort)),
    i === 0 ? due.join(say(t('；', '; '))) : '',
  ]
}

const ENDS: Readonly<Record<EliminationRow['cohorts'][number]['remedy'], Text>> = {
  'even-out': t('年级内均衡编班', 'even out within the grade'),
  'open-classes': t('增开班级', 'open classes'),
  unknown: t('缺数据', 'figures missing'),
}

export function takesText({ remedy, classesNeeded, seatsLacking }: EliminationRow['cohorts'][number]): Text {
  if (!classesNeeded) return ENDS[remedy]
  return t(
    `${ENDS[remedy].zh}；到标准班额还差${classesNeeded}个班、${seatsLacking}个学位`,
    `${ENDS[remedy].en}; ${classesNeeded} classes, ${seatsLacking} seats short of the standard`,
  )
}
