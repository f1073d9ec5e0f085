import { StatusMark, usePutSearch, useSay, useSearchText, useWords } from '@kit/ui-kit'
import type { DutyStanding, PlanStanding } from '@loop/measure/plan-schema'
import { Select } from 'antd'
import { useMemo } from 'react'
import css from './plan.module.css'
import { Clause, Texts } from './shown.tsx'

/** What the document asks, of whom, by when: filtered by who asks “what of me?”, in the order of the calendar. */
export function Duties({ standing }: { standing: PlanStanding }) {
  const w = useWords('measure')
  const say = useSay()
  const put = usePutSearch()
  const { unit, of } = useSearchText()
  const units = useMemo(() => unitsOf(standing.duties, say), [standing.duties, say])
  const audiences = [...new Set(standing.duties.flatMap(d => d.for))]
  const shown = standing.duties.filter(
    d =>
      (unit === undefined || d.responsible.some(r => say(r.unit) === unit)) &&
      (of === undefined || d.for.includes(of)),
  )
  const byTime = groupsOf(shown)
  return (
    <>
      <search className={`${css.filters} jh-noprint`}>
        <Select
          allowClear
          showSearch
          placeholder={w('plan.ofUnit')}
          aria-label={w('plan.ofUnit')}
          value={unit}
          options={units.map(value => ({ value, label: value }))}
          onChange={(value: string | undefined) => put({ unit: value ?? null })}
          popupMatchSelectWidth={false}
        />
        <Select
          allowClear
          placeholder={w('plan.ofAudience')}
          aria-label={w('plan.ofAudience')}
          value={of}
          options={audiences.map(value => ({ value, label: w(`plan.audience.${value}`) }))}
          onChange={(value: string | undefined) => put({ of: value ?? null })}
        />
        <span className="jh-soft jh-small" role="status">
          {w('plan.dutyCount', { n: shown.length })}
        </span>
      </search>
      {byTime.map(({ key, duties }) => (
        <section key={key} className={css.group}>
          <h2>{/^\d/.test(key) ? w('plan.dueOn', { day: key }) : w(`plan.due.${key}`)}</h2>
          <ul className={css.duties}>
            {duties.map(duty => (
              <li key={duty.id}>
                <Duty duty={duty} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {standing.disclosures.length > 0 && unit === undefined && of === undefined && (
        <Disclosures of={standing.disclosures} />
      )}
    </>
  )
}

function Duty({ duty }: { duty: DutyStanding }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <>
      <p>
        <span className={css.tag}>{w(`plan.dutyKind.${duty.kind}`)}</span> {say(duty.title)}
        <StatusMark status={duty.sourceStatus} /> <Clause id={duty.clause} />
      </p>
      <p className="jh-soft jh-small">
        {duty.responsible
          .map(r =>
            w(r.inferred ? 'plan.whoInferred' : 'plan.who', {
              role: w(`plan.role.${r.role}`),
              unit: say(r.unit),
            }),
          )
          .join(w('plan.semicolon'))}
        {` · ${say(duty.deadline)}`}
        {duty.evidence && ` · ${w('plan.evidence', { what: say(duty.evidence) })}`}
      </p>
      {duty.opened.length > 0 && <p className={css.flag}>{w('plan.openedBy', { n: duty.opened.length })}</p>}
    </>
  )
}

function Disclosures({ of }: { of: PlanStanding['disclosures'] }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <section className={css.group}>
      <h2>{w('plan.disclosures')}</h2>
      <ul className={css.duties}>
        {of.map(d => (
          <li key={d.id}>
            <p>
              {d.forbidden && <strong className={css.flag}>{w('plan.forbidden')} </strong>}
              {say(d.title)} <Clause id={d.clause} />
            </p>
            <p className="jh-soft jh-small">
              {say(d.by)} · {say(d.when)} · <Texts of={d.items} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function unitsOf(duties: readonly DutyStanding[], say: (t: { zh: string; en: string }) => string): string[] {
  const count = new Map<string, number>()
  for (const d of duties)
    for (const r of d.responsible) count.set(say(r.unit), (count.get(say(r.unit)) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([unit]) => unit)
}

const ORDER = ['overdue', 'maintained', 'waiting', 'open', 'unknown'] as const

/** What is overdue first, then day by day, then what has no day. */
function groupsOf(duties: readonly DutyStanding[]) {
  const groups = new Map<string, DutyStanding[]>()
  for (const d of duties) {
    const key = d.due.state === 'overdue' || d.due.on === null ? d.due.state : d.due.on
    groups.set(key, [...(groups.get(key) ?? []), d])
  }
  const rank = (key: string) =>
    key === 'overdue' ? '' : /^\d/.test(key) ? key : `~${ORDER.indexOf(key as 'open')}`
  return [...groups]
    .map(([key, list]) => ({ key, duties: list }))
    .sort((a, b) => (rank(a.key) < rank(b.key) ? -1 : 1))
}
