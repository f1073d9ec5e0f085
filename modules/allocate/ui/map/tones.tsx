/** What a cell of a map is filled with: six zones that stay apart without colour, four steps of distance, changed, plain. */
export type Tone =
  | 'zone0'
  | 'zone1'
  | 'zone2'
  | 'zone3'
  | 'zone4'
  | 'zone5'
  | 'way0'
  | 'way1'
  | 'way2'
  | 'way3'
  | 'changed'
  | 'plain'

export const ZONES = 6
export const zoneTone = (n: number) => `zone${n % ZONES}` as Tone
export const wayTone = (n: number) => `way${n}` as Tone

const INK = '#5f6d79'
/** Ground, and strokes in a square of eight. */
const LOOK: Readonly<
  Record<Tone, { readonly ground: string; readonly strokes: string; readonly ink?: string }>
> = {
  zone0: { ground: '#dcebf3', strokes: '' },
  zone1: { ground: '#f8edc9', strokes: 'M0 8L8 0' },
  zone2: { ground: '#e0efdf', strokes: 'M0 4H8' },
  zone3: { ground: '#f5e2d8', strokes: 'M0 0L8 8' },
  zone4: { ground: '#e9e3f2', strokes: 'M4 0V8' },
  zone5: { ground: '#ecebe6', strokes: 'M3 4H5M4 3V5' },
  way0: { ground: '#f0f5f3', strokes: '' },
  way1: { ground: '#cfe3dd', strokes: '' },
  way2: { ground: '#8fbfb3', strokes: '' },
  way3: { ground: '#e8a482', strokes: 'M0 8L8 0M0 0L8 8', ink: '#8d3309' },
  changed: { ground: '#f6d7c5', strokes: 'M0 8L8 0', ink: '#b8450f' },
  plain: { ground: '#f7f7f4', strokes: '' },
}

export function Tones({ prefix }: { prefix: string }) {
  return (
    <defs>
      {Object.entries(LOOK).map(([tone, { ground, strokes, ink = INK }]) => (
        <pattern key={tone} id={`${prefix}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={ground} />
          {strokes && <path d={strokes} stroke={ink} strokeWidth="0.55" strokeOpacity="0.55" fill="none" />}
        </pattern>
      ))}
    </defs>
  )
}

/** A swatch for a legend. */
export function Swatch({ tone }: { tone: Tone }) {
  const { ground, strokes, ink = INK } = LOOK[tone]
  return (
    <svg width="18" height="14" viewBox="0 0 16 12" aria-hidden="true">
      <rect width="16" height="12" fill={ground} stroke="#9aa39c" strokeWidth="0.8" />
      {strokes && (
        <g stroke={ink} strokeWidth="0.8" fill="none">
          <path d={strokes} />
          <path d={strokes} transform="translate(8 0)" />
        </g>
      )}
    </svg>
  )
}
