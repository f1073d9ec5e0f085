import { useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { OutlineOnRecordSchema } from '@loop/data/schema'
import { useMemo } from 'react'
import { AreaMap, type MapCell, type MapDot } from '../map/area-map.tsx'
import { type Frame, type Land, projectionOf } from '../map/projection.ts'
import { type Draft, loadsOf, tonesOf, type View } from './draft.ts'

interface DraftMapProps {
  readonly draft: Draft
  readonly view: View
  /** Blocks whose school is not the same in both drafts. */
  readonly differing: ReadonlySet<string>
  readonly frame: Frame
  readonly onFrame: (frame: Frame) => void
  readonly focus: ReadonlySet<string>
  readonly onFocus: (id: string | null) => void
}

/** One draft on the land of the county; several of them can share frame and focus. */
export function DraftMap({ draft, view, differing, ...shared }: DraftMapProps) {
  const w = useWords('allocate')
  const ground = useGround()
  const { blocks, schools } = draft.body
  const projection = useMemo(
    () =>
      projectionOf([
        ...ground.flat(3),
        ...blocks.flatMap(b => b.area?.flat(2) ?? [[b.lon, b.lat] as const]),
        ...schools.flatMap(doorsOf).map(s => [s.lon, s.lat] as const),
      ]),
    [ground, blocks, schools],
  )
  const cells = useMemo(() => {
    const tones = tonesOf(draft, view, differing)
    return blocks.map(
      ({ id, area, lon, lat, pupils }, i): MapCell => ({ id, area, lon, lat, pupils, tone: tones[i]! }),
    )
  }, [draft, view, differing, blocks])
  const outlines = useMemo(
    () => (draft.isToday ? [] : schools.flatMap(s => (s.area ? [s.area] : []))),
    [draft.isToday, schools],
  )
  const dots = useMemo(() => {
    const loads = loadsOf(draft)
    return schools.flatMap((school, i) => {
      const { seats, isKept } = school
      const shape = loads[i]! > seats ? 'diamond' : isKept ? 'square' : 'circle'
      return doorsOf(school).map(({ id, lon, lat }): MapDot => ({ id, lon, lat, text: String(i + 1), shape }))
    })
  }, [draft, schools])
  const label = w('zones.mapLabel', { blocks: blocks.length, schools: schools.length })
  return (
    <AreaMap
      projection={projection}
      ground={ground}
      cells={cells}
      outlines={outlines}
      dots={dots}
      label={label}
      {...shared}
    />
  )
}

/** Where the schools of a zone stand: all of them have its number. */
const doorsOf = (school: Draft['body']['schools'][number]) =>
  school.members.length > 0 ? school.members : [school]

const NOWHERE: readonly Land[] = []

/** The land of the region; nothing where no outline is known. */
export function useGround(): readonly Land[] {
  const { region } = useSelection()
  const answer = useAnswer(OutlineOnRecordSchema.nullable(), `/api/data/${region}/outline`)
  const outline = answer.data?.outline
  return useMemo(
    () =>
      outline?.features.map(
        ({ geometry }): Land => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates),
      ) ?? NOWHERE,
    [outline],
  )
}
