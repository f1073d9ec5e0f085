import { useWords } from '@kit/ui-kit'
import type { ZoneWeights } from '@loop/allocate/schema'
import map from '../map/map.module.css'
import { Swatch, type Tone, wayTone, zoneTone } from '../map/tones.tsx'
import { farOf, type View } from './draft.ts'

export function Legend({ view, weights }: { view: View; weights: ZoneWeights }) {
  const w = useWords('allocate')
  const far = farOf(weights)
  const third = (n: number) => Math.round((n * far) / 3).toLocaleString('en-US')
  const entries: readonly (readonly [Tone, string])[] =
    view === 'zones'
      ? [0, 1, 2].map(n => [zoneTone(n), w('zones.legend.zone')] as const).slice(0, 1)
      : view === 'ways'
        ? [
            [wayTone(0), w('zones.legend.upTo', { to: third(1) })],
            [wayTone(1), w('zones.legend.between', { from: third(1), to: third(2) })],
            [wayTone(2), w('zones.legend.between', { from: third(2), to: third(3) })],
            [wayTone(3), w('zones.legend.beyond', { from: third(3) })],
          ]
        : [['changed', w('zones.legend.changed')]]
  return (
    <p className={map.legend}>
      {entries.map(([tone, text]) => (
        <span key={tone}>
          <Swatch tone={tone} />
          {text}
        </span>
      ))}
      <span>① {w('zones.legend.school')}</span>
      <span>◆ {w('zones.legend.over')}</span>
      <span>□ {w('zones.legend.kept')}</span>
    </p>
  )
}
