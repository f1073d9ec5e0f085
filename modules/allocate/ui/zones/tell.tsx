import { useWords } from '@kit/ui-kit'
import map from '../map/map.module.css'
import { type Draft, metresOf, nameOf, schoolOf } from './draft.ts'

/** The block under the pointer in words, for eye and ear. */
export function Tell({ draft, other, ids }: { draft: Draft; other: Draft | null; ids: readonly string[] }) {
  const w = useWords('allocate')
  const block = draft.body.blocks.find(b => b.id === ids[0])
  if (!block) return <p className={`${map.tell} jh-soft jh-noprint`}>{w('zones.point')}</p>
  const way = (metres: number | null) =>
    metres === null ? '—' : w('units.m', { n: metres.toLocaleString('en-US') })
  const before = other?.body.blocks.find(b => b.id === block.id)
  const school = nameOf(draft, schoolOf(draft, block)) ?? '—'
  const text = w('zones.tell', {
    block: block.name,
    pupils: block.pupils,
    school,
    way: way(metresOf(draft, block)),
  })
  const old = other && before ? nameOf(other, schoolOf(other, before)) : null
  return (
    <p className={`${map.tell} jh-noprint`} aria-live="polite">
      {text}
      {other &&
        before &&
        old !== null &&
        old !== school &&
        w('zones.tellBefore', { school: old, way: way(metresOf(other, before)) })}
    </p>
  )
}
