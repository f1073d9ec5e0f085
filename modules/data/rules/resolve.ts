/** What one source said about one figure, and when it was recorded. */
export interface Entry {
  readonly id: string
  /** Entries of one stream supersede one another; other streams are rivals. */
  readonly stream: string
  readonly recordedAt: Date
  readonly value: number | null
  readonly text: string | null
}

/** A person's decision for the stream of an entry; value and text are what that person saw. */
export interface Choice {
  readonly id: string
  readonly stream: string
  readonly recordedAt: Date
  readonly value: number | null
  readonly text: string | null
}

export type Standing = 'sole' | 'chosen' | 'contested'

export interface Resolution<E extends Entry> {
  readonly official: E
  /** Newest entries of other streams that give another value; the one that has stood longest comes first. */
  readonly rivals: readonly E[]
  readonly standing: Standing
  /** A value the person who chose had not seen: the chosen stream has moved, or a differing entry came after the choice. */
  readonly outdated: boolean
}

/**
 * The official value of one figure: the chosen stream's newest entry; without a choice the newest entry of the stream whose
 * value has stood longest. A stream whose newest entry is "not available" contradicts nobody and gives way to a value.
 *
 * @requires all entries and choices belong to one key (unit, period, metric, stage); their order is irrelevant
 * @shape n entries and m choices → official, rivals, standing; null when nothing was recorded up to `knownAt`
 * @complexity O(n log n), n entries of the key
 * @source modules/data/README.md, "Which value counts"
 */
export function resolve<E extends Entry>(
  entries: readonly E[],
  choices: readonly Choice[],
  knownAt?: Date,
): Resolution<E> | null {
  const heads = headsOf(entries.filter(e => isKnown(e, knownAt)).sort(byInstant))
  const choice = choices
    .filter(c => isKnown(c, knownAt))
    .sort(byInstant)
    .at(-1)
  const chosen = choice && heads.find(h => h.stream === choice.stream)
  const official = chosen ?? heads[0]
  if (!official) return null
  const rivals = heads.filter(h => h !== official && hasValue(h) && !isSameValue(h, official))
  if (rivals.length === 0) return { official, rivals, standing: 'sole', outdated: false }
  if (!chosen || !choice) return { official, rivals, standing: 'contested', outdated: false }
  const outdated = !isSameValue(chosen, choice) || rivals.some(r => r.recordedAt > choice.recordedAt)
  return { official, rivals, standing: 'chosen', outdated }
}

/**
 * Whether two entries say the same; a missing value differs from every number.
 *
 * @example isSameValue({ value: 0, text: null }, { value: null, text: null }) // → false
 */
export function isSameValue(a: Pick<Entry, 'value' | 'text'>, b: Pick<Entry, 'value' | 'text'>): boolean {
  return a.value === b.value && a.text === b.text
}

/** Oldest first; at one instant by stream and id, so that the order of arrival never decides. */
function byInstant(a: Entry | Choice, b: Entry | Choice): number {
  return a.recordedAt.getTime() - b.recordedAt.getTime() || compare(a.stream, b.stream) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The newest entry of each stream; values before "not available", then by how long the stream has had a value. */
function headsOf<E extends Entry>(sorted: readonly E[]): E[] {
  const streams = new Map<string, { head: E; since: E }>()
  for (const entry of sorted) {
    const before = streams.get(entry.stream)
    const goesOn = before && hasValue(before.head) && hasValue(entry)
    streams.set(entry.stream, { head: entry, since: goesOn ? before.since : entry })
  }
  return [...streams.values()]
    .sort((a, b) => Number(hasValue(b.head)) - Number(hasValue(a.head)) || byInstant(a.since, b.since))
    .map(s => s.head)
}

function hasValue(entry: Entry): boolean {
  return entry.value !== null || entry.text !== null
}

function isKnown(entry: { readonly recordedAt: Date }, knownAt: Date | undefined): boolean {
  return knownAt === undefined || entry.recordedAt <= knownAt
}
