import { apart, forTheEye, Meter, Num, StatusMark, useSay, useWords, VerdictIcon } from '@kit/ui-kit'
import type { TestResult } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ClauseLink } from '../assessment/clause-link.tsx'
import type { Result } from '../assessment/reading.ts'
import { readAs, useUnitSymbol } from '../assessment/units.ts'
import css from './test-table.module.css'

interface TestTableProps {
  readonly tests: readonly TestResult[]
  readonly result: Result
  readonly pack: string
  readonly open: (test: string, stage: string | null) => void
}

export function TestTable({ tests, result, pack, open }: TestTableProps) {
  const w = useWords('measure')
  return (
    <div className="jh-scroll">
      <table className={`jh-table ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">{w('tests.what')}</th>
            <th scope="col" className={css.meterHead}>
              {w('tests.value')}
            </th>
            <th scope="col" className={css.clauseHead}>
              {w('tests.clause')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tests.map(test => (
            <TestRow key={`${test.id} ${test.stage}`} test={test} result={result} pack={pack} open={open} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TestRow({ test, result, pack, open }: Omit<TestTableProps, 'tests'> & { test: TestResult }) {
  const kit = useWords('kit')
  const w = useWords('measure')
  const say = useSay()
  return (
    <tr className={test.op === 'all@1' ? css.group : undefined}>
      <td>
        <div className={css.what}>
          <VerdictIcon verdict={test.verdict} size={18} />
          <span className="jh-sr">{kit(`verdict.${test.verdict}`)}</span>
          <div>
            <strong>{say(test.title)}</strong>
            {test.stage && <span className="jh-soft"> {kit(`stage.${test.stage}`)}</span>}
            {test.op !== 'all@1' && <p className={css.says}>{say(test.says)}</p>}
            <FailingSchools test={test} result={result} />
          </div>
        </div>
      </td>
      <td className={css.meter}>
        <TestMeter test={test} />
      </td>
      <td className={css.clause}>
        <span>
          <ClauseLink clause={test.clause} pack={pack} />
          <StatusMark status={test.status} />
        </span>
        <Button type="link" size="small" className="jh-noprint" onClick={() => open(test.id, test.stage)}>
          {w('tests.lineage')}
        </Button>
      </td>
    </tr>
  )
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '＝' }

function TestMeter({ test }: { test: TestResult }) {
  const w = useWords('measure')
  const symbol = useUnitSymbol()
  if (test.points) return <span className="jh-num">{w('tests.points', test.points)}</span>
  const read = reading(test)
  if (read === null) return null
  const unit = read.symbol ?? symbol(read.unit)
  const limit = `${SIGNS[read.compare] ?? read.compare} ${forTheEye(read.limit)}`
  const value = read.value === null ? w('standing.missing') : apart(read.value, read.limit)
  return (
    <>
      <Meter
        value={read.value}
        limit={read.limit}
        better={read.compare.startsWith('<') ? 'lower' : 'higher'}
        verdict={test.verdict}
        label={w('tests.meter', { value, limit })}
      />
      <span className={css.numbers}>
        <span>
          <Num value={read.value} {...(read.value !== null && { shown: value })} unit={unit} />
          {read.symbol && <span className="jh-soft"> {w('tests.ofSchools')}</span>}
        </span>
        <span className="jh-soft jh-num">
          {limit}
          {unit}
        </span>
      </span>
    </>
  )
}

/** Value and limit as people read them: shares of schools in per cent, money in yuan. */
function reading(test: TestResult) {
  if (test.op === 'all@1' || test.limit === null || test.compare === null) return null
  const ofSchools = test.op === 'school-value@1' || test.op === 'at-least-k@1'
  const { unit, per } = readAs(test.unit)
  const scale = ofSchools ? 100 : 1 / per
  return {
    value: test.value === null ? null : test.value * scale,
    limit: test.limit * scale,
    compare: test.compare,
    unit,
    symbol: ofSchools ? '%' : null,
  }
}

const FIRST = 8

/** Tests of schools list units, tests of spreads list indicators, sums list tests: only schools are named here. */
function FailingSchools({ test, result }: { test: TestResult; result: Result }) {
  const w = useWords('measure')
  const [all, setAll] = useState(false)
  const schools = [...new Set(test.failing)].flatMap(unit => {
    const school = result.schools.find(s => s.unit === unit)
    return school ? [school] : []
  })
  if (schools.length === 0) return null
  const shown = all ? schools : schools.slice(0, FIRST)
  return (
    <p className={css.schools}>
      <span className="jh-soft">{w('tests.failing', { n: schools.length })}</span>
      {shown.map(s => (
        <Link key={s.unit} to="/schools/$unit" params={{ unit: s.unit }} search={true}>
          {s.name}
        </Link>
      ))}
      {schools.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {w('tests.more', { n: schools.length - shown.length })}
        </Button>
      )}
    </p>
  )
}
