import { forTheEye, Section, Segmented, useSay, useWords } from '@kit/ui-kit'
import type { ClassSizeRow, ClassSizes } from '@loop/measure/monitor/schema'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import css from './classes.module.css'

const KINDS = ['alarms', 'warnings', 'all'] as const
type Kind = (typeof KINDS)[number]

const IS: Readonly<Record<Kind, (row: ClassSizeRow) => boolean>> = {
  alarms: r =>
    (r.oversized ?? 0) > 0 ||
    (r.above ?? 0) > 0 ||
    r.overSchoolSize === true ||
    r.addsUp === false ||
    r.gradesAddUp === false,
  warnings: r => r.next.warning,
  all: () => true,
}

/** School by school: sizes, what is new, next September, what would help. */
export function RowTable({ sizes }: { sizes: ClassSizes }) {
  const w = useWords('measure')
  const say = useSay()
  const [kind, setKind] = useState<Kind>('alarms')
  const rows = sizes.rows.filter(IS[kind])
  return (
    <Section title={w('classes.schools')}>
      <Segmented<Kind>
        label={w('classes.schools')}
        value={kind}
        options={KINDS.map(value => ({
          value,
          label: w(`classes.kind.${value}`, { n: sizes.rows.filter(IS[value]).length }),
        }))}
        onChange={setKind}
      />
      {rows.length === 0 ? (
        <p className="jh-soft">{w('classes.nobody')}</p>
      ) : (
        <div className={`jh-scroll ${css.tall}`}>
          <table className="jh-table" style={{ minWidth: 980 }}>
            <thead>
              <tr>
                <th scope="col">{w('classes.school')}</th>
                {(
                  [
                    'pupils',
                    'classesShort',
                    'mean',
                    'largest',
                    'aboveShort',
                    'oversizedShort',
                    'createdShort',
                    'next',
                  ] as const
                ).map(key => (
                  <th key={key} scope="col" className="jh-right">
                    {w(`classes.${key}`)}
                  </th>
                ))}
                <th scope="col">{w('classes.remedy')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <Row key={`${row.unit} ${row.stage}`} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="jh-soft jh-small">{say(sizes.method)}</p>
    </Section>
  )
}

function Row({ row }: { row: ClassSizeRow }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const n = (x: number | null) => (x === null ? '—' : x.toLocaleString('en-US'))
  const alarm = (x: number | null) => ((x ?? 0) > 0 ? css.alarmCell : '')
  return (
    <tr>
      <td>
        <Link to="/schools/$unit" params={{ unit: row.unit }} search={true}>
          {row.name}
        </Link>{' '}
        <small className="jh-soft">{kit(`stage.${row.stage}`)}</small>
        {row.overSchoolSize && <small className={css.alarmCell}> {w('classes.overSize')}</small>}
        {row.gradesAddUp === false && <small className={css.alarmCell}> {w('classes.gradesNot')}</small>}
        {row.addsUp === false && <small className={css.alarmCell}> {w('classes.addsUpNot')}</small>}
      </td>
      <td className="jh-right jh-num">{n(row.pupils)}</td>
      <td className="jh-right jh-num">{n(row.classes)}</td>
      <td className="jh-right jh-num">{row.mean === null ? '—' : forTheEye(row.mean, 1)}</td>
      <td className="jh-right jh-num">{n(row.largest)}</td>
      <td className={`jh-right jh-num ${alarm(row.above)}`}>{n(row.above)}</td>
      <td className={`jh-right jh-num ${alarm(row.oversized)}`}>{n(row.oversized)}</td>
      <td className={`jh-right jh-num ${alarm(row.created)}`}>{n(row.created)}</td>
      <td className={`jh-right jh-num ${row.next.warning ? css.warnCell : ''}`}>
        {row.next.mean === null
          ? '—'
          : w(row.next.warning ? 'classes.nextWarn' : 'classes.nextMean', { n: forTheEye(row.next.mean, 1) })}
        {row.next.by === 'stage' && <small className="jh-soft"> {w('classes.byStage')}</small>}
      </td>
      <td>{w(`classes.remedies.${row.remedy}`, { n: row.classesNeeded ?? 0, spare: row.spare ?? 0 })}</td>
    </tr>
  )
}
