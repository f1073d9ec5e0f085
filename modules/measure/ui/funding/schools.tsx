import {
  address,
  Section,
  Segmented,
  useLang,
  useMay,
  usePutSearch,
  useSay,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import type { CountyMoney, MoneyRow, SchoolMoney } from '@loop/measure/funding/schema'
import { Select } from 'antd'
import { Fragment, useState } from 'react'
import { WayBack } from '../lineage/way-back.tsx'
import { MoneyHeads, paidOf, Yuan } from './amounts.tsx'
import css from './funding.module.css'

/** One amount of one school. */
type WayBackAsked = Pick<MoneyRow, 'purpose' | 'stage'> & { readonly unit: string }

const askedOf = ({ unit, purpose, stage }: WayBackAsked, period: string) => ({
  ...{ period, unit, purpose },
  ...(stage && { stage }),
})

/** School by school; a school opens into its purposes, an amount into its way back. */
export function Schools({ of }: { of: CountyMoney }) {
  const w = useWords('measure')
  const say = useSay()
  const put = usePutSearch()
  const { purpose = '', shown = 'everyone' } = useSearchText()
  const [asked, setAsked] = useState<WayBackAsked | null>(null)
  const own = purpose === '' ? of.schools : of.schools.flatMap(school => ofPurpose(school, purpose))
  const odd = own.filter(s => s.open > 0 || s.difference !== 0)
  return (
    <Section title={w('funding.schools')} aside={w('funding.inYuan')}>
      <div className={`${css.ask} jh-noprint`}>
        <Select
          aria-label={w('funding.purpose')}
          value={purpose}
          popupMatchSelectWidth={false}
          onChange={value => put({ purpose: value || null })}
          options={[
            { value: '', label: w('funding.all') },
            ...of.purposes.map(p => ({ value: p.purpose, label: say(p.title) })),
          ]}
        />
        <Segmented
          label={w('funding.schools')}
          value={shown}
          options={[
            { value: 'everyone', label: w('funding.everyone', { n: own.length }) },
            { value: 'only', label: w('funding.only', { n: odd.length }) },
          ]}
          onChange={value => put({ shown: value === 'only' ? 'only' : null })}
        />
      </div>
      <div className={`jh-scroll ${css.tall}`}>
        <table className={`jh-table ${css.wide}`}>
          <thead>
            <tr>
              <th scope="col">{w('funding.school')}</th>
              <MoneyHeads keys={COLUMNS} />
            </tr>
          </thead>
          <tbody>
            {(shown === 'only' ? odd : own).map(school => (
              <School key={school.unit} of={school} all={of} isOpen={purpose !== ''} ask={setAsked} />
            ))}
          </tbody>
        </table>
      </div>
      <WayBack of="funding" asked={asked && askedOf(asked, of.period)} close={() => setAsked(null)} />
    </Section>
  )
}

const COLUMNS = ['heads', 'counted', 'rate', 'amount', 'in', 'out', 'after', 'paid', 'difference'] as const

/** Only the rows of one purpose, with their own sums. */
function ofPurpose(school: SchoolMoney, purpose: string): SchoolMoney[] {
  const rows = school.rows.filter(row => row.purpose === purpose)
  if (rows.length === 0) return []
  const known = rows.filter(row => row.after !== null)
  const sum = (key: 'amount' | 'movedIn' | 'movedOut' | 'after' | 'paid' | 'difference') =>
    known.reduce((total, row) => total + (row[key] ?? 0), 0)
  const sums = {
    amount: sum('amount'),
    movedIn: sum('movedIn'),
    movedOut: sum('movedOut'),
    after: sum('after'),
  }
  const unpaidUnknown = rows.filter(row => row.paid === null).length
  const rest = {
    paid: sum('paid'),
    difference: sum('difference'),
    open: rows.length - known.length,
    unpaidUnknown,
  }
  return [{ ...school, rows, ...sums, ...rest }]
}

interface SchoolProps {
  readonly of: SchoolMoney
  readonly all: CountyMoney
  readonly isOpen: boolean
  readonly ask: (asked: WayBackAsked) => void
}

function School({ of, all, isOpen, ask }: SchoolProps) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const [open, setOpen] = useState(false)
  const isUnknown = of.open === of.rows.length
  const sheet = address(`/api/account/${region}/funding.docx`, { period: all.period, unit: of.unit, lang })
  return (
    <Fragment>
      <tr>
        <td>
          <button
            type="button"
            className={css.fold}
            aria-expanded={open || isOpen}
            title={w('funding.openRows', { school: of.name })}
            onClick={() => setOpen(!open)}
          >
            {of.name}
          </button>{' '}
          {mayReport && (
            <a className="jh-small jh-noprint" href={sheet}>
              {w('funding.sheet')}
            </a>
          )}
          {of.open > 0 && <small className={css.missing}> {w('funding.items', { n: of.open })}</small>}
        </td>
        <td />
        <td />
        <td />
        {[of.amount, of.movedIn, of.movedOut, of.after, paidOf(of).paid].map((fen, i) => (
          <td key={i} className="jh-right jh-num">
            <Yuan fen={isUnknown ? null : fen} />
          </td>
        ))}
        <td className="jh-right jh-num">
          <Yuan fen={isUnknown ? null : paidOf(of).difference} isAlarm />
        </td>
      </tr>
      {(open || isOpen) &&
        of.rows.map(row => (
          <Row
            key={`${row.purpose} ${row.stage}`}
            of={row}
            all={all}
            ask={() => ask({ ...row, unit: of.unit })}
          />
        ))}
    </Fragment>
  )
}

function Row({ of, all, ask }: { of: MoneyRow; all: CountyMoney; ask: () => void }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const title = all.purposes.find(p => p.purpose === of.purpose)?.title
  const heads = (n: number | null) => (n === null ? '—' : n.toLocaleString('en-US'))
  return (
    <tr className="jh-small">
      <td>
        　{title ? say(title) : of.purpose}
        {of.stage && <span className="jh-soft"> {kit(`stage.${of.stage}`)}</span>}
      </td>
      <td className="jh-right jh-num">{heads(of.heads)}</td>
      <td className="jh-right jh-num">{heads(of.counted)}</td>
      <td className="jh-right jh-num">
        <Yuan fen={of.rate} />
      </td>
      {[of.amount, of.movedIn, of.movedOut].map((fen, i) => (
        <td key={i} className="jh-right jh-num">
          <Yuan fen={fen} />
        </td>
      ))}
      <td className="jh-right jh-num">
        <button type="button" className={css.fold} title={w('funding.wayBack')} onClick={ask}>
          <Yuan fen={of.after} />
        </button>
      </td>
      <td className="jh-right jh-num">
        <Yuan fen={of.paid} />
      </td>
      <td className="jh-right jh-num">
        <Yuan fen={of.difference} isAlarm />
      </td>
    </tr>
  )
}
