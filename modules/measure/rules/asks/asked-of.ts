import type { Audience } from '../../asks/schema.ts'
import type { DutyStanding, PlanStanding } from '../../plan-schema.ts'

/** Of whom somebody asks what the documents want: everybody, a party by its name, a kind of institution, or one school. */
export interface Whom {
  readonly party: string | null
  readonly audience: Audience | null
  readonly unit: string | null
}

type Disclosure = PlanStanding['disclosures'][number]

/** The name a party has in every document; spaces are no difference. */
export function partyName(zh: string): string {
  return zh.replace(/\s/g, '')
}

/** Whether a duty is asked of them. */
export function isAskedOf({ party, audience }: Whom, duty: DutyStanding): boolean {
  if (party !== null && !duty.responsible.some(r => partyName(r.unit.zh) === party)) return false
  return audience === null || duty.for.includes(audience)
}

/** What those who have to publish something are called in the documents. */
const CALLED: Readonly<Partial<Record<Audience, string>>> = { school: '学校', kindergarten: '幼儿园' }

/**
 * Whether a disclosure is theirs: the document names them as the one who publishes, or asks a duty of the same clause of
 * them.
 */
export function isPublishedBy(whom: Whom, disclosure: Disclosure, duties: readonly DutyStanding[]): boolean {
  const { party, audience } = whom
  if (party === null && audience === null) return true
  const by = partyName(disclosure.by.zh)
  if (party !== null && by.includes(party)) return true
  const called = audience && CALLED[audience]
  if (called && by.includes(called)) return true
  return duties.some(duty => duty.clause === disclosure.clause && isAskedOf(whom, duty))
}

/** Every responsible party the documents name, the busiest first. */
export function partiesIn(
  standings: readonly PlanStanding[],
): { name: DutyStanding['title']; duties: number }[] {
  const found = new Map<string, { name: DutyStanding['title']; duties: number }>()
  for (const { unit } of standings.flatMap(s => s.duties.flatMap(duty => duty.responsible))) {
    const name = partyName(unit.zh)
    const known = found.get(name)
    found.set(name, { name: known?.name ?? { zh: name, en: unit.en }, duties: (known?.duties ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => b.duties - a.duties || (a.name.zh < b.name.zh ? -1 : 1))
}
