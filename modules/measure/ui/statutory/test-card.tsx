import {
  forTheEye,
  money,
  Num,
  periodText,
  StatusMark,
  useLang,
  useSay,
  useWords,
  VerdictTag,
} from '@kit/ui-kit'
import type { StatutoryTest, StatutoryYear } from '@loop/measure/statutory/schema'
import { Button } from 'antd'
import { readAs, useUnitSymbol } from '../assessment/units.ts'
import { useClauseName } from '../plan/shown.tsx'
import css from './statutory.module.css'

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' }

interface TestCardProps {
  readonly test: StatutoryTest
  readonly periods: readonly string[]
  readonly wayBack: () => void
}

/** One test: what it compares, by which accounts, each reading over the years, the figures behind it. */
export function TestCard({ test, periods, wayBack }: TestCardProps) {
  const w = useWords('measure')
  const say = useSay()
  const nameOf = useClauseName()
  return (
    <article className={`jh-card ${css.card}`}>
      <header className={css.head}>
        <h3>{say(test.title)}</h3>
        <span className="jh-soft">{w(`statutory.bases.${test.base}`)}</span>
        <Button size="small" onClick={wayBack}>
          {w('statutory.wayBack')}
        </Button>
      </header>
      {test.formula && (
        <p className="jh-soft jh-small">
          {w('statutory.formula', {
            value: say(test.formula.value),
            compare: SIGNS[test.compare ?? ''] ?? test.compare ?? '',
            limit: say(test.formula.limit),
          })}
        </p>
      )}
      <p className="jh-soft jh-small">
        {w('statutory.clause', { pack: say(test.packTitle), clause: nameOf(test.clause) })}{' '}
        <StatusMark status={test.status} />
      </p>
      {test.readings.map(reading => (
        <div key={reading.choice?.zh ?? ''} className="jh-scroll">
          <YearTable test={test} reading={reading} />
        </div>
      ))}
      {test.figures.length > 0 && <Figures test={test} periods={periods} />}
    </article>
  )
}

type Reading = StatutoryTest['readings'][number]

const LINES = ['value', 'limit', 'amount', 'growth', 'perPupil', 'perPupilGrowth', 'shortfall'] as const

function YearTable({ test, reading }: { test: StatutoryTest; reading: Reading }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const shown = LINES.filter(line => reading.years.some(year => year[line] !== null))
  return (
    <table className="jh-table">
      {reading.choice && (
        <caption className={css.choice}>
          {w(reading.official ? 'statutory.official' : 'statutory.other', { choice: say(reading.choice) })}
        </caption>
      )}
      <thead>
        <tr>
          <th scope="col">{w('statutory.line')}</th>
          {reading.years.map(year => (
            <th key={year.period} scope="col" className="jh-right">
              {periodText(year.period, lang)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{w('statutory.verdict')}</th>
          {reading.years.map(year => (
            <td key={year.period} className="jh-right">
              <VerdictTag verdict={year.verdict} />
            </td>
          ))}
        </tr>
        {shown.map(line => (
          <tr key={line}>
            <th scope="row">
              {w(line === 'value' && test.asks === 'schools' ? 'statutory.schools' : `statutory.${line}`)}
            </th>
            {reading.years.map(year => (
              <td key={year.period} className={`jh-right jh-num ${alarms(line, year) ? css.alarm : ''}`}>
                <Cell test={test} line={line} year={year} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const alarms = (line: (typeof LINES)[number], year: StatutoryYear) =>
  line === 'shortfall' && (year.shortfall ?? 0) > 0

function Cell({
  test,
  line,
  year,
}: {
  test: StatutoryTest
  line: (typeof LINES)[number]
  year: StatutoryYear
}) {
  const lang = useLang()
  const value = year[line]
  if (value === null) return '—'
  if (line === 'value' || line === 'limit') return <InUnit value={value} unit={test.unit} />
  if (line === 'growth' || line === 'perPupilGrowth') return `${forTheEye(value)}%`
  return money(value, lang)
}

function InUnit({ value, unit }: { value: number | null; unit: string | null }) {
  const symbol = useUnitSymbol()
  const lang = useLang()
  if (value === null) return '—'
  if (unit === 'fen') return money(value, lang)
  const read = readAs(unit)
  return <Num value={value / read.per} unit={symbol(read.unit)} />
}

function Growth({ percent }: { percent: number }) {
  const w = useWords('measure')
  return (
    <small className="jh-soft">
      {' '}
      {w('statutory.grew', { n: `${percent > 0 ? '+' : ''}${forTheEye(percent)}` })}
    </small>
  )
}

function Figures({ test, periods }: Pick<TestCardProps, 'test' | 'periods'>) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  return (
    <details className={css.figures}>
      <summary>{w('statutory.figures', { n: test.figures.length })}</summary>
      <div className="jh-scroll">
        <table className="jh-table">
          <thead>
            <tr>
              <th scope="col">{w('statutory.figure')}</th>
              {periods.map(period => (
                <th key={period} scope="col" className="jh-right">
                  {periodText(period, lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {test.figures.map(figure => (
              <tr key={figure.metric}>
                <th scope="row">{say(figure.title)}</th>
                {figure.years.map((year, i) => (
                  <td key={periods[i]} className="jh-right jh-num">
                    <InUnit value={year.value} unit={figure.unit} />
                    {year.growth !== null && <Growth percent={year.growth} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
