import { forTheEye, Section, useWords } from '@kit/ui-kit'
import type { Ledger as Account } from '@loop/measure/staffing/schema'
import css from './staffing.module.css'

type Side = readonly (readonly [key: string, n: number | null, isAlarm?: boolean])[]

/** The account of posts, both sides with the same total; what does not match is told in words. */
export function Ledger({ ledger }: { ledger: Account }) {
  const w = useWords('measure')
  const { borrowedByPrivate, outside, unsourced } = ledger
  if (ledger.counted === 0)
    return (
      <Section title={w('staffing.ledger')}>
        <p className={css.missing}>{w('staffing.noAccounts')}</p>
      </Section>
    )
  const sources: Side = [
    ['approved', ledger.approved],
    ['over', ledger.over, true],
    ['unsourced', unsourced, true],
  ]
  const uses: Side = [
    ['usedHere', ledger.usedHere],
    ['borrowed', ledger.borrowed],
    ['borrowedByPrivate', borrowedByPrivate, true],
    ['outside', outside, true],
    ['empty', ledger.empty, true],
  ]
  return (
    <Section title={w('staffing.ledger')}>
      <div className={css.sides}>
        <SideTable title={w('staffing.source')} side={sources} />
        <SideTable title={w('staffing.use')} side={uses} />
      </div>
      <p className={outside === null || outside + (unsourced ?? 0) > 0 ? css.alarm : ''} role="status">
        {balanceWords(ledger, w)}
      </p>
      {ledger.empty > 0 && ledger.offQuota > 0 ? (
        <p className={css.alarm}>
          {w('staffing.emptyAndOff', { empty: ledger.empty, off: ledger.offQuota })}
        </p>
      ) : (
        <p>{w('staffing.offQuota', { n: ledger.offQuota })}</p>
      )}
      {borrowedByPrivate > 0 && (
        <p className={css.alarm}>{w('staffing.toPrivate', { n: borrowedByPrivate })}</p>
      )}
    </Section>
  )
}

function balanceWords(ledger: Account, w: ReturnType<typeof useWords>): string {
  const borrowed = ledger.borrowed + ledger.borrowedByPrivate
  if (ledger.outside === null || ledger.unsourced === null)
    return w('staffing.cannotBalance', { n: ledger.missing })
  const n = ledger.outside + ledger.unsourced
  return w(n === 0 ? 'staffing.balanced' : 'staffing.unbalanced', { lent: ledger.lent, borrowed, n })
}

function SideTable({ title, side }: { title: string; side: Side }) {
  const w = useWords('measure')
  const isWhole = side.every(([, n]) => n !== null)
  return (
    <table className="jh-table">
      <caption>{title}</caption>
      <tbody>
        {side.map(([key, n, isAlarm]) => (
          <tr key={key}>
            <th scope="row">{w(`staffing.${key}`)}</th>
            <td className={`jh-right jh-num ${isAlarm && (n ?? 0) > 0 ? css.alarm : ''}`}>
              {n === null ? '—' : forTheEye(n, 0)}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{w('staffing.total')}</th>
          <td className="jh-right jh-num">
            {isWhole
              ? forTheEye(
                  side.reduce((sum, [, n]) => sum + (n ?? 0), 0),
                  0,
                )
              : '—'}
          </td>
        </tr>
      </tbody>
    </table>
  )
}
