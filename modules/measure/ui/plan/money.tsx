import { address, money, Section, StatusMark, useLang, useSay, useSelection, useWords } from '@kit/ui-kit'
import type { EntitlementStanding, PlanStanding } from '@loop/measure/plan-schema'
import css from './plan.module.css'
import { Clause } from './shown.tsx'

/** Money by heads: every school, every step, every share; it adds up to the fen. */
export function Money({ standing: { pack, period, entitlements } }: { standing: PlanStanding }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const sheet = `/api/account/${region}/funding.docx`
  const asked = { period, pack: pack.id.replaceAll('/', '~'), lang }
  if (entitlements.length === 0) return <p className="jh-soft">{w('plan.noMoney')}</p>
  return entitlements.map(e => (
    <Entitlement key={e.id} of={e} sheet={unit => address(sheet, { ...asked, unit })} />
  ))
}

type Sheet = (unit: string) => string

function Entitlement({ of, sheet }: { of: EntitlementStanding; sheet: Sheet }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const { steps } = of
  const said = [
    steps.when && w('plan.when', { when: say(steps.when) }),
    w('plan.heads', { formula: say(steps.heads) }),
    steps.counted && w('plan.counted', { formula: say(steps.counted) }),
    steps.cover && w('plan.cover', { formula: say(steps.cover) }),
    w('plan.rate', { formula: say(steps.rate) }),
    steps.amount && w('plan.amount', { formula: say(steps.amount) }),
  ]
  return (
    <Section
      title={say(of.title)}
      aside={
        <>
          {w('plan.total', { total: money(of.total, lang) })}
          {of.open > 0 && ` · ${w('plan.amountsOpen', { n: of.open })}`}
        </>
      }
    >
      <p className="jh-soft">
        {said.filter(Boolean).join(w('plan.semicolon'))}
        <StatusMark status={of.sourceStatus} /> <Clause id={of.clause} />
      </p>
      <Rows of={of} sheet={sheet} />
    </Section>
  )
}

function Rows({ of: { rows }, sheet }: { of: EntitlementStanding; sheet: Sheet }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const lang = useLang()
  const shares = rows.find(r => r.shares.length > 0)?.shares ?? []
  const fen = (x: number | null) => (x === null ? '—' : money(x, lang))
  const heads = (x: number | null) => (x === null ? '—' : x.toLocaleString('en-US'))
  return (
    <div className={`jh-scroll ${css.tall}`}>
      <table className="jh-table" style={{ minWidth: 680 + shares.length * 120 }}>
        <thead>
          <tr>
            <th scope="col">{w('plan.unit')}</th>
            {(['headsShort', 'countedShort', 'rateShort', 'amountShort'] as const).map(key => (
              <th key={key} scope="col" className="jh-right">
                {w(`plan.${key}`)}
              </th>
            ))}
            {shares.map(s => (
              <th key={say(s.level)} scope="col" className="jh-right">
                {say(s.level)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(r => (
            <tr key={`${r.unit} ${r.stage}`}>
              <td>
                <a href={sheet(r.unit)} title={w('plan.fundingSheet')}>
                  {r.name}
                </a>
                {r.stage && <small className="jh-soft"> {kit(`stage.${r.stage}`)}</small>}
              </td>
              <td className="jh-right jh-num">{heads(r.heads)}</td>
              <td className={`jh-right jh-num ${r.counted === r.heads ? '' : css.changed}`}>
                {heads(r.counted)}
              </td>
              <td className="jh-right jh-num">{fen(r.rate)}</td>
              <td className="jh-right jh-num">
                <strong>{r.applies === false ? w('plan.notDue') : fen(r.amount)}</strong>
              </td>
              {shares.map((s, i) => (
                <td key={say(s.level)} className="jh-right jh-num">
                  {fen(r.shares[i]?.amount ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
