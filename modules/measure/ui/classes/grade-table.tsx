import { forTheEye, Section, Segmented, useSay, useWords } from '@kit/ui-kit'
import type { ClassSizes, GradeRow } from '@loop/measure/monitor/schema'
import { useState } from 'react'
import css from './classes.module.css'

const KINDS = ['warned', 'oversized', 'all'] as const
type Kind = (typeof KINDS)[number]

const IS: Readonly<Record<Kind, (of: GradeRow) => boolean>> = {
  warned: g => g.next.warning !== 'none',
  oversized: g => (g.oversized ?? 0) + (g.dissolved ?? 0) > 0,
  all: () => true,
}

const COLUMNS = [
  'pupils',
  'classesShort',
  'mean',
  'largest',
  'oversizedShort',
  'sinceShort',
  'survival',
] as const
const NEXT = ['nextPupils', 'nextClasses', 'nextMeanSize', 'nextLargest'] as const

/** Grade by grade: what each cohort brought along, and each grade as it will be next September. */
export function GradeTable({ sizes }: { sizes: ClassSizes }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const [kind, setKind] = useState<Kind>('warned')
  const all = sizes.rows.flatMap(row => row.grades.map(grade => ({ row, grade })))
  if (all.length === 0) return <p className="jh-soft">{w('classes.noRegister')}</p>
  const rows = all.filter(({ grade }) => IS[kind](grade))
  return (
    <Section title={w('classes.byGrade')}>
      <Segmented<Kind>
        label={w('classes.byGrade')}
        value={kind}
        options={KINDS.map(value => ({
          value,
          label: w(`classes.gradeKind.${value}`, { n: all.filter(({ grade }) => IS[value](grade)).length }),
        }))}
        onChange={setKind}
      />
      {rows.length === 0 ? (
        <p className="jh-soft">{w('classes.nobody')}</p>
      ) : (
        <div className={`jh-scroll ${css.tall}`}>
          <table className="jh-table" style={{ minWidth: 1100 }}>
            <thead>
              <tr>
                <th scope="col">{w('classes.school')}</th>
                <th scope="col">{w('classes.grade')}</th>
                {[...COLUMNS, ...NEXT].map(key => (
                  <th key={key} scope="col" className="jh-right">
                    {w(`classes.${key}`)}
                  </th>
                ))}
                <th scope="col">{w('classes.warning')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, grade }) => (
                <Row
                  key={`${row.unit} ${row.stage} ${grade.grade}`}
                  school={w('classes.ofStage', { school: row.name, stage: kit(`stage.${row.stage}`) })}
                  grade={grade}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function Row({ school, grade: g }: { school: string; grade: GradeRow }) {
  const w = useWords('measure')
  const say = useSay()
  const n = (x: number | null) => (x === null ? '—' : x.toLocaleString('en-US'))
  const mean = (x: number | null) => (x === null ? '—' : forTheEye(x, 1))
  const { survival, warning } = g.next
  const since =
    g.created === null ? '—' : w('classes.since', { created: g.created, inherited: g.inherited ?? 0 })
  const stays =
    survival === null
      ? '—'
      : w('classes.survivalYears', { n: forTheEye(100 * survival.ratio, 1), years: survival.years })
  const told: readonly (readonly [string, string])[] = [
    ['pupils', n(g.pupils)],
    ['classes', n(g.classes)],
    ['mean', mean(g.mean)],
    ['largest', n(g.largest)],
    ['oversized', n(g.oversized)],
    ['since', since],
    ['survival', stays],
    ['nextPupils', n(g.next.pupils)],
    ['nextClasses', n(g.next.classes)],
    ['nextMean', mean(g.next.mean)],
    ['nextLargest', n(g.next.largest)],
  ]
  const alarm = (key: string) =>
    (key === 'oversized' && (g.oversized ?? 0) > 0) || (key === 'since' && (g.created ?? 0) > 0)
  return (
    <tr>
      <td>{school}</td>
      <td>{say(g.name)}</td>
      {told.map(([key, text]) => (
        <td key={key} className={`jh-right jh-num ${alarm(key) ? css.alarmCell : ''}`}>
          {text}
        </td>
      ))}
      <td className={warning === 'none' || warning === 'inherited' ? '' : css.warnCell}>
        {warning === 'none' ? '' : w(`classes.warnings.${warning}`, { limit: g.limit })}
      </td>
    </tr>
  )
}
