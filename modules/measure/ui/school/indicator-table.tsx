import { apart, Meter, Num, useSay, useWords } from '@kit/ui-kit'
import type { SchoolStage } from '@loop/measure/schema'
import { Button } from 'antd'
import { Lack } from '../assessment/lack.tsx'
import { indicatorOf, type Result } from '../assessment/reading.ts'
import { useUnitSymbol } from '../assessment/units.ts'
import css from './school.module.css'

interface IndicatorTableProps {
  readonly school: SchoolStage
  readonly result: Result
  readonly open: (indicator: string) => void
}

/** Every indicator against its threshold and the county. */
export function IndicatorTable({ school, result, open }: IndicatorTableProps) {
  const w = useWords('measure')
  return (
    <div className="jh-scroll">
      <table className={`jh-table ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">{w('school.indicator')}</th>
            <th scope="col" className="jh-right">
              {w('school.value')}
            </th>
            <th scope="col" className="jh-right">
              {w('school.threshold')}
            </th>
            <th scope="col" className="jh-right">
              {w('foot.mean')}
            </th>
            <th scope="col" className={css.meterHead}>
              {w('school.meter')}
            </th>
            <th scope="col" className="jh-right">
              {w('school.lack')}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.order.map((id, i) => (
            <Row key={id} id={id} at={i} school={school} result={result} open={open} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ id, at, school, result, open }: IndicatorTableProps & { id: string; at: number }) {
  const w = useWords('measure')
  const say = useSay()
  const symbol = useUnitSymbol()
  const x = indicatorOf(result, id, school.stage)
  const cell = school.cells[at]
  if (!x || !cell) return null
  const unit = symbol(x.unit)
  const verdict = cell.standing === 'reaches' ? 'pass' : cell.standing === 'missing' ? 'undetermined' : 'fail'
  return (
    <tr>
      <td>
        <Button type="link" className={css.open ?? ''} onClick={() => open(id)}>
          {say(x.title)}
        </Button>
        {cell.relaxation && <span className="jh-soft jh-small"> {w('indicators.relaxed')}</span>}
      </td>
      <td className="jh-right">
        <strong>
          <Num
            value={cell.value}
            unit={unit}
            {...(cell.value !== null && { shown: apart(cell.value, x.threshold) })}
          />
        </strong>
      </td>
      <td className="jh-right">
        <Num value={x.threshold} unit={unit} />
      </td>
      <td className="jh-right">
        <Num value={x.mean} unit={unit} />
      </td>
      <td className={css.meter}>
        <Meter
          value={cell.value}
          limit={x.threshold}
          mean={x.mean}
          better={x.better}
          verdict={x.threshold === null ? 'not-applicable' : verdict}
          label={w(`standing.${cell.standing}`)}
        />
      </td>
      <td className="jh-right">
        {cell.gap === null ? (
          <Num value={null} />
        ) : cell.gap > 0 ? (
          <Lack gap={cell.gap} unit={x.gapUnit} />
        ) : (
          <span className="jh-soft">{w('standing.reaches')}</span>
        )}
      </td>
    </tr>
  )
}
