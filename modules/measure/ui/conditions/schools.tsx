import { money, Section, Segmented, useLang, useSay, useWords } from '@kit/ui-kit'
import type { ConditionRow, ConditionSchool, Conditions } from '@loop/measure/conditions/schema'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Fragment, useState } from 'react'
import { useShown } from '../plan/shown.tsx'
import css from './conditions.module.css'
import type { WayBackAsked } from './way-back-asked.ts'

const KINDS = ['lacking', 'missing', 'all'] as const
type Kind = (typeof KINDS)[number]
const IS: Readonly<Record<Kind, (school: ConditionSchool) => boolean>> = {
  lacking: s => s.lacking > 0,
  missing: s => s.missing > 0,
  all: () => true,
}

/** School by school: tier, what it lacks, what that costs; opened, item by item. */
export function Schools({ ledger, ask }: { ledger: Conditions; ask: (asked: WayBackAsked) => void }) {
  const w = useWords('measure')
  const [kind, setKind] = useState<Kind>('lacking')
  const [open, setOpen] = useState<string | null>(null)
  const shown = ledger.schools.filter(IS[kind])
  return (
    <Section title={w('conditions.schools')}>
      <Segmented<Kind>
        label={w('conditions.schools')}
        value={kind}
        options={KINDS.map(value => ({
          value,
          label: w(`conditions.kind.${value}`, { n: ledger.schools.filter(IS[value]).length }),
        }))}
        onChange={setKind}
      />
      {shown.length === 0 && <p className="jh-soft">{w('conditions.nobody')}</p>}
      <div className={`jh-scroll ${css.tall}`}>
        <table className={`jh-table ${css.schools}`}>
          <thead>
            <tr>
              <th scope="col">{w('conditions.school')}</th>
              <th scope="col">{w('conditions.tier')}</th>
              {(['met', 'lacking', 'missing', 'money'] as const).map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(`conditions.${key}`)}
                </th>
              ))}
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {shown.map(school => (
              <Fragment key={school.unit}>
                <School
                  school={school}
                  ledger={ledger}
                  isOpen={open === school.unit}
                  toggle={() => setOpen(open === school.unit ? null : school.unit)}
                />
                {open === school.unit &&
                  ledger.rows
                    .filter(row => row.unit === school.unit)
                    .map(row => (
                      <Item key={`${row.standard}/${row.stage}`} row={row} ledger={ledger} ask={ask} />
                    ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

interface SchoolProps {
  readonly school: ConditionSchool
  readonly ledger: Conditions
  readonly isOpen: boolean
  readonly toggle: () => void
}

function School({ school, ledger, isOpen, toggle }: SchoolProps) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const tier = ledger.tiers.find(t => t.id === school.tier)
  return (
    <tr>
      <th scope="row">
        <Link to="/schools/$unit" params={{ unit: school.unit }} search={true}>
          {school.name}
        </Link>
      </th>
      <td className={school.told ? '' : css.missing}>
        {tier ? say(tier.title) : w(school.told ? 'conditions.noTier' : 'conditions.tierOpen')}
        {tier && !school.told && ` · ${w('conditions.tierOpen')}`}
      </td>
      <td className="jh-right jh-num">{school.met}</td>
      <td className={`jh-right jh-num ${school.lacking > 0 ? css.alarm : ''}`}>{school.lacking}</td>
      <td className={`jh-right jh-num ${school.missing > 0 ? css.missing : ''}`}>{school.missing}</td>
      <td className="jh-right jh-num">{money(school.cost, lang)}</td>
      <td className="jh-noprint">
        <Button size="small" aria-expanded={isOpen} onClick={toggle}>
          {w(isOpen ? 'conditions.fold' : 'conditions.unfold')}
        </Button>
      </td>
    </tr>
  )
}

interface ItemProps {
  readonly row: ConditionRow
  readonly ledger: Conditions
  readonly ask: (asked: WayBackAsked) => void
}

function Item({ row, ledger, ask }: ItemProps) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const shown = useShown()
  const item = ledger.items.find(i => i.id === row.standard)
  const unit = item?.unit ?? null
  const look = { met: '', lacking: css.alarm, missing: css.missing }[row.state]
  return (
    <tr className={css.item}>
      <td>
        <Button
          type="link"
          className={`${css.link}`}
          onClick={() => ask({ standard: row.standard, unit: row.unit })}
        >
          {item && say(item.title)}
        </Button>
      </td>
      <td className={look}>{w(`conditions.state.${row.state}`)}</td>
      <td className="jh-right jh-num" colSpan={2}>
        {w('conditions.haveNeed', { have: shown(row.have, unit), need: shown(row.need, unit) })}
      </td>
      <td className="jh-right jh-num">
        {row.state === 'lacking' && unit !== 'yes-no'
          ? w('conditions.lacks', { n: shown(row.lacking, unit) })
          : ''}
      </td>
      <td className="jh-right jh-num">{row.cost === null ? '—' : money(row.cost, lang)}</td>
      <td />
    </tr>
  )
}
