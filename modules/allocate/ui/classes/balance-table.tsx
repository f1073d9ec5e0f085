import { forTheEye, useWords } from '@kit/ui-kit'
import type { BalanceRow, ClassBalance } from '@loop/allocate/schema'

/** A line a feature, a column a class: what a parent can check. */
export function BalanceTable({ balance }: { balance: ClassBalance }) {
  const w = useWords('allocate')
  const { sizes, included, rows } = balance
  return (
    <div className="jh-scroll">
      <table className="jh-table" style={{ minWidth: 260 + sizes.length * 76 }}>
        <thead>
          <tr>
            <th scope="col">{w('classes.feature')}</th>
            {sizes.map((_, k) => (
              <th key={k} scope="col" className="jh-right">
                {w('classes.class', { n: k + 1 })}
              </th>
            ))}
            <th scope="col" className="jh-right">
              {w('classes.gap')}
            </th>
            <th scope="col" className="jh-right">
              {w('classes.byChance')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{w('classes.sizeRow')}</th>
            {sizes.map((n, k) => (
              <td key={k} className="jh-right jh-num">
                {n}
                {(included[k] ?? 0) > 0 && <sup title={w('classes.includedHere')}>※</sup>}
              </td>
            ))}
            <td className="jh-right jh-num">{Math.max(...sizes) - Math.min(...sizes)}</td>
            <td />
          </tr>
          {rows.map(r => (
            <Line key={`${r.feature} ${r.of}`} of={r} />
          ))}
        </tbody>
      </table>
      {included.some(n => n > 0) && <p className="jh-soft jh-small">※ {w('classes.includedHere')}</p>}
    </div>
  )
}

function Line({ of: r }: { of: BalanceRow }) {
  const label = useRowLabel()
  const [measured, digits] = [r.of, r.of === 'number' ? 0 : 2] as const
  const shown = (x: number | null) => {
    if (x === null) return '—'
    // Days since 1970 mean nothing to anybody: what counts is the difference between classes.
    return measured === 'mean' && x > 5_000 ? dayText(x) : forTheEye(x, digits)
  }
  return (
    <tr>
      <th scope="row">{label(r)}</th>
      {r.values.map((v, k) => (
        <td key={k} className="jh-right jh-num">
          {shown(v)}
        </td>
      ))}
      <td className="jh-right jh-num">{r.gap === null ? '—' : forTheEye(r.gap, digits)}</td>
      <td className="jh-right jh-num jh-soft">{r.chance ? forTheEye(r.chance[1], digits) : '—'}</td>
    </tr>
  )
}

const dayText = (days: number) => new Date(Math.round(days) * 86_400_000).toISOString().slice(2, 10)

/** `语文，均值`. */
export function useRowLabel() {
  const w = useWords('allocate')
  return ({ feature, of }: BalanceRow) =>
    w(`classes.of.${of}`, { feature: feature.replace('=', w('classes.is')) })
}
