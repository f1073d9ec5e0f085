import { forTheEye, Section, useWords } from '@kit/ui-kit'
import type { DrawBody } from '@loop/allocate/schema'

const SHOWN = 12

/** What each kind of family may expect, before the draw. */
export function Chances({ body }: { body: DrawBody }) {
  const w = useWords('allocate')
  const shown = body.chances.slice(0, SHOWN)
  const most = Math.max(1, ...shown.map(c => c.wishes.length))
  const name = (id: string) => body.pools.find(p => p.id === id)?.name ?? id
  const percent = (share: number | undefined) => (share === undefined ? '' : `${forTheEye(share * 100, 1)}%`)
  return (
    <Section
      title={w('draw.chances', { n: body.simulated })}
      aside={w('draw.chancesAside', { n: shown.length })}
    >
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 420 + most * 90 }}>
          <thead>
            <tr>
              <th scope="col">{w('draw.wishes')}</th>
              <th scope="col" className="jh-right">
                {w('draw.heads')}
              </th>
              <th scope="col" className="jh-right">
                {w('draw.families')}
              </th>
              {Array.from({ length: most }, (_, k) => (
                <th key={k} scope="col" className="jh-right">
                  {w('draw.chance', { k: k + 1 })}
                </th>
              ))}
              <th scope="col" className="jh-right">
                {w('draw.none')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(c => (
              <tr key={`${c.heads} ${c.wishes.join()}`}>
                <th scope="row">{c.wishes.map(name).join(' → ')}</th>
                <td className="jh-right jh-num">{c.heads}</td>
                <td className="jh-right jh-num">{c.units}</td>
                {Array.from({ length: most }, (_, k) => (
                  <td key={k} className="jh-right jh-num">
                    {percent(c.chances[k])}
                  </td>
                ))}
                <td className="jh-right jh-num">{percent(c.none)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
