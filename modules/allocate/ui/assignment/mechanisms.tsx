import { Chart, COLOURS, Section, useWords } from '@kit/ui-kit'
import type { AssignmentBody } from '@loop/allocate/schema'
import { useMemo } from 'react'

const SHADES = [COLOURS.accent, '#5b93b5', '#a9c8da', COLOURS.fail]

/** The same wishes and numbers under every mechanism: who got which wish, who was passed over. */
export function Mechanisms({ body }: { body: AssignmentBody }) {
  const w = useWords('allocate')
  const rows = useMemo(
    () =>
      body.sides.map(s => ({
        ...s,
        parts: [
          s.byWish[0] ?? 0,
          s.byWish[1] ?? 0,
          s.byWish.slice(2).reduce((a, b) => a + b, 0),
          s.unassigned,
        ],
      })),
    [body.sides],
  )
  const parts = useMemo(() => ['first', 'second', 'third', 'none'].map(p => w(`assignment.part.${p}`)), [w])
  const option = useMemo(() => stacked(rows, parts, m => w(`assignment.mechanism.${m}`)), [rows, parts, w])
  return (
    <Section title={w('assignment.compare')} aside={w('assignment.compareAside')}>
      <Chart option={option} height={76 + rows.length * 46} label={w('assignment.compare')} />
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 620 }}>
          <thead>
            <tr>
              <th scope="col">{w('assignment.mechanismTitle')}</th>
              {parts.map(p => (
                <th key={p} scope="col" className="jh-right">
                  {p}
                </th>
              ))}
              <th scope="col" className="jh-right">
                {w('assignment.envious')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(s => (
              <tr key={s.mechanism}>
                <th scope="row">
                  {w(`assignment.mechanism.${s.mechanism}`)}
                  {s.mechanism === body.plan.mechanism && <strong>{w('assignment.own')}</strong>}
                </th>
                {s.parts.map((n, i) => (
                  <td key={parts[i]} className="jh-right jh-num">
                    {n.toLocaleString('en-US')}
                  </td>
                ))}
                <td className="jh-right jh-num">{s.envious.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {body.placed + body.left > 0 && (
        <p>{w('assignment.overflowResult', { placed: body.placed, left: body.left })}</p>
      )}
    </Section>
  )
}

function stacked(
  rows: readonly { readonly mechanism: string; readonly parts: readonly number[] }[],
  parts: readonly string[],
  nameOf: (mechanism: string) => string,
) {
  return {
    grid: { left: 8, right: 24, top: 50, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12 },
    tooltip: { trigger: 'axis' as const, axisPointer: { type: 'shadow' as const } },
    xAxis: { type: 'value' as const },
    yAxis: { type: 'category' as const, inverse: true, data: rows.map(r => nameOf(r.mechanism)) },
    series: parts.map((name, i) => ({
      name,
      type: 'bar' as const,
      stack: 'all',
      barWidth: 22,
      itemStyle: { color: SHADES[i] },
      data: rows.map(r => r.parts[i] ?? 0),
    })),
  }
}
