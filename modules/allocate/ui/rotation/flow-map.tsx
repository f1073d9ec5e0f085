import { Section, useWords } from '@kit/ui-kit'
import type { RotationBody } from '@loop/allocate/schema'
import { useMemo } from 'react'
import { CountyMap } from '../plan/county-map.tsx'
import { flowSeries, flowsOf, TIER_COLOURS, TIER_MARKS } from './flow-option.ts'

/** Who leaves which school for which, on the map. */
export function FlowMap({ body: { schools, moves } }: { body: RotationBody }) {
  const w = useWords('allocate')
  const series = useMemo(
    () =>
      flowSeries(schools, flowsOf(moves), {
        flow: ({ from, to, teachers, backbone }) =>
          w('rotation.flowTip', {
            ...{ n: teachers, backbone },
            from: schools[from]?.name ?? '',
            to: schools[to]?.name ?? '',
          }),
        school: s =>
          w('rotation.schoolTip', {
            ...{ name: s.name, out: s.out, in: s.in, before: s.short.before, after: s.short.after },
            tier: w(`rotation.tier.${s.tier}`),
          }),
      }),
    [schools, moves, w],
  )
  return (
    <Section
      title={w('rotation.flows')}
      aside={
        <span>
          {(['strong', 'ordinary', 'weak'] as const).map(tier => (
            <span key={tier} style={{ marginInlineEnd: 12 }}>
              <span aria-hidden style={{ color: TIER_COLOURS[tier] }}>
                {TIER_MARKS[tier]}
              </span>{' '}
              {w(`rotation.tier.${tier}`)}
            </span>
          ))}
        </span>
      }
    >
      <CountyMap places={schools} series={series} label={w('rotation.flowsLabel', { n: moves.length })} />
      <p className="jh-soft jh-small">{w('rotation.lines')}</p>
    </Section>
  )
}
