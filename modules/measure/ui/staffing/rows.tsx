import { forTheEye, Section, Segmented, useSay, useWords } from '@kit/ui-kit'
import type { StaffingRow } from '@loop/measure/staffing/schema'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import css from './staffing.module.css'

const KINDS = ['short', 'posts', 'subjects', 'all'] as const
type Kind = (typeof KINDS)[number]

const IS: Readonly<Record<Kind, (row: StaffingRow) => boolean>> = {
  short: r => (r.short ?? 0) > 0,
  posts: ({ posts: p, addsUp }) =>
    (p.empty ?? 0) + (p.over ?? 0) + (p.lent ?? 0) + (p.borrowed ?? 0) > 0 || addsUp === false,
  subjects: r => (r.subjectsShort ?? 0) > 0,
  all: () => true,
}

const POSTS = [
  ['approvedShort', 'approved'],
  ['filled', 'filled'],
  ['lent', 'lent'],
  ['borrowedShort', 'borrowed'],
  ['off', 'offQuota'],
  ['emptyShort', 'empty'],
  ['overShort', 'over'],
] as const

/** School by school: what is due and by which rule, who is there, where the posts are. */
export function Rows({ rows }: { rows: readonly StaffingRow[] }) {
  const w = useWords('measure')
  const [kind, setKind] = useState<Kind>('short')
  const shown = rows.filter(IS[kind])
  const heads = ['pupils', 'classes', 'quota', 'staff', 'short'] as const
  return (
    <Section title={w('staffing.rows')}>
      <Segmented<Kind>
        label={w('staffing.rows')}
        value={kind}
        options={KINDS.map(value => ({
          value,
          label: w(`staffing.kind.${value}`, { n: rows.filter(IS[value]).length }),
        }))}
        onChange={setKind}
      />
      {shown.length === 0 ? (
        <p className="jh-soft">{w('staffing.nobody')}</p>
      ) : (
        <div className={`jh-scroll ${css.tall}`}>
          <table className={`jh-table ${css.rows}`}>
            <thead>
              <tr>
                <th scope="col">{w('staffing.school')}</th>
                <th scope="col">{w('staffing.law')}</th>
                {[...heads, ...POSTS.map(([key]) => key), 'subjectsShort' as const].map(key => (
                  <th key={key} scope="col" className="jh-right">
                    {w(`staffing.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(row => (
                <Row key={`${row.unit} ${row.stage}`} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function Row({ row }: { row: StaffingRow }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const cell = (key: string, n: number | null, isAlarm = false) => (
    <td key={key} className={`jh-right jh-num ${isAlarm && (n ?? 0) > 0 ? css.alarm : ''}`}>
      {n === null ? '—' : forTheEye(n, Number.isInteger(n) ? 0 : 1)}
    </td>
  )
  return (
    <tr>
      <td>
        <Link to="/schools/$unit" params={{ unit: row.unit }} search={true}>
          {row.name}
        </Link>{' '}
        <small className="jh-soft">{kit(`stage.${row.stage}`)}</small>
        {row.addsUp === false && <small className={css.alarm}> {w('staffing.addsUpNot')}</small>}
      </td>
      <td className="jh-small">{say(row.quota.says)}</td>
      {cell('pupils', row.pupils)}
      {cell('classes', row.classes)}
      {cell('quota', row.quota.posts)}
      {cell('staff', row.staff)}
      {cell('short', row.short, true)}
      {POSTS.map(([key, of]) => cell(key, row.posts[of], of === 'empty' || of === 'over'))}
      {cell('subjectsShort', row.subjectsShort, true)}
    </tr>
  )
}
