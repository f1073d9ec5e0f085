import { Chart, Section, useSay, useWords, VerdictIcon, VerdictTag } from '@kit/ui-kit'
import type { SchoolStage } from '@loop/measure/schema'
import { useMemo } from 'react'
import type { Result } from '../assessment/reading.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { Needs } from './needs.tsx'
import css from './school.module.css'
import { stripOption, stripRows } from './strip-option.ts'

interface StagePartProps {
  readonly school: SchoolStage
  readonly result: Result
  readonly open: (indicator: string) => void
}

export function StagePart({ school, result, open }: StagePartProps) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const rows = useMemo(() => stripRows(result, school), [result, school])
  const words = useMemo(
    () => ({
      say,
      threshold: w('school.threshold'),
      others: w('school.others'),
      self: school.name,
      mean: w('foot.mean'),
    }),
    [say, w, school.name],
  )
  const option = useMemo(() => stripOption(rows, words), [rows, words])
  return (
    <Section
      title={
        <span className={css.stageTitle}>
          {kit(`stage.${school.stage}`)}
          <VerdictTag verdict={school.verdict} look="solid" />
          <span className={css.reached}>
            {w('school.reached', { reached: school.reached, of: school.cells.length })}
          </span>
        </span>
      }
    >
      <div className={css.columns}>
        <Needs school={school} result={result} />
        <Fails school={school} result={result} />
      </div>
      <IndicatorTable school={school} result={result} open={open} />
      {rows.length > 0 && (
        <figure className={`jh-card ${css.strip}`}>
          <figcaption>{w('school.strip')}</figcaption>
          <Chart option={option} height={48 + rows.length * 38} label={w('school.stripLabel')} />
        </figure>
      )}
    </Section>
  )
}

function Fails({ school, result }: { school: SchoolStage; result: Result }) {
  const w = useWords('measure')
  const say = useSay()
  const tests = result.tests.filter(
    t => school.fails.includes(t.id) && (t.stage === null || t.stage === school.stage),
  )
  return (
    <section className="jh-card">
      <h3>{w('school.fails')}</h3>
      {tests.length === 0 && <p className="jh-soft">{w('school.failsNone')}</p>}
      <ul className={css.fails}>
        {tests.map(test => (
          <li key={`${test.id} ${test.stage}`}>
            <VerdictIcon verdict="fail" size={15} />
            <span>
              {say(test.title)} <span className="jh-soft jh-small">{test.clause}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
