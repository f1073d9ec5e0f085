import { Section, useWords } from '@kit/ui-kit'
import type { CountyMoney } from '@loop/measure/funding/schema'
import { MoneyHeads, Yuan } from './amounts.tsx'

/** Who has to hand on how much to whom. */
export function Advice({ of: { advice } }: { of: CountyMoney }) {
  const w = useWords('measure')
  return (
    <Section title={w('funding.advice')} aside={w('funding.adviceAside')}>
      {advice.length === 0 ? (
        <p className="jh-soft">{w('funding.adviceNone')}</p>
      ) : (
        <div className="jh-scroll">
          <table className="jh-table">
            <thead>
              <tr>
                <th scope="col">{w('funding.from')}</th>
                <th scope="col">{w('funding.to')}</th>
                <MoneyHeads keys={['toPay']} />
              </tr>
            </thead>
            <tbody>
              {advice.map(a => (
                <tr key={`${a.from} ${a.to}`}>
                  <td>{a.fromName ?? w('funding.outside')}</td>
                  <td>{a.toName ?? w('funding.outside')}</td>
                  <td className="jh-right jh-num">
                    <Yuan fen={a.amount} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
