/**
 * What every route that can be read gives away, for the walk that tries to get around the policy flags. A new route has to
 * be stated here; the walk fails on one it does not know.
 */

/**
 * `published`: for everybody, or a file that is made to be handed on; nothing in it may depend on a `no-publish` figure.
 * `inside`: for those who work with the figures. `still`: says nothing of figures, or needs something that the walk does
 * not make (the reason stands beside it).
 */
export type Reach = 'published' | 'inside' | 'still'

const KINDS = 'assignments|classes|draws|paths|rotations|forecasts|zones|sitings'

/** First match holds. */
const EMITS: readonly (readonly [route: RegExp, reach: Reach])[] = [
  [/^\/api\/(health|me|openapi\.json)$/, 'still'],
  [/^\/api\/auth\//, 'still'],
  [/^\/api\/access\//, 'still'],
  [/^\/api\/public\/\{region\}(\/publications)?$/, 'published'],
  [/^\/api\/public\/\{region\}\/publications\/\{id\}\/file$/, 'published'],
  [/^\/api\/account\/\{region\}\/[\w-]+\.(docx|xlsx|csv|pdf)$/, 'published'],
  [/^\/api\/data\/vocabulary$/, 'inside'],
  [/^\/api\/data\/\{region\}(\/(periods|units|mappings|outline|figures|history|imports))?$/, 'inside'],
  [/^\/api\/data\/\{region\}\/template\.xlsx$/, 'published'],
  // An import somebody has uploaded; its errors are cells of that very file.
  [/^\/api\/data\/\{region\}\/imports\/\{id\}(\/errors\.xlsx)?$/, 'still'],
  [/^\/api\/measure\/packs(\/\{pack\})?$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/[\w-]+(\.\w+)?$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/assessments\/\{id\}(\/lineage)?$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/overlays\/compare$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/schools\/\{unit\}\/history$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/plans\/\{pack\}(\/(conflicts|lineage))?$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/plans\/\{pack\}\/entitlements\/\{unit\}$/, 'inside'],
  [/^\/api\/measure\/\{region\}\/class-sizes\/room$/, 'inside'],
  // The way back of one figure of one school or of the county, for those who work with it.
  [/^\/api\/measure\/\{region\}\/(funding|conditions|statutory)\/lineage$/, 'still'],
  [/^\/api\/measure\/\{region\}\/(funding|conditions|statutory)\/[\w-]+$/, 'inside'],
  // An empty form.
  [/^\/api\/measure\/\{region\}\/moves\/template\.xlsx$/, 'still'],
  [/^\/api\/act\/\{region\}(\/[\w-]+)?$/, 'inside'],
  // One project: its lines are gaps that stand in the ledger of conditions.
  [/^\/api\/act\/\{region\}\/[\w-]+\/\{\w+\}/, 'still'],
  // Lists people bring are sealed and hold no figures of the county.
  [/^\/api\/allocate\/\{region\}\/lists/, 'still'],
  [new RegExp(`^/api/allocate/\\{region\\}/(${KINDS})(/set-up)?$`), 'inside'],
  // One plan: made by a run; of all kinds only one rests on flagged figures, and it publishes nothing.
  [new RegExp(`^/api/allocate/\\{region\\}/(${KINDS})/(runs/)?\\{id\\}(/[\\w.-]+)?$`), 'still'],
]

/** How far a route reaches; null where nobody has said. */
export function reachOf(route: string): Reach | null {
  return EMITS.find(([pattern]) => pattern.test(route))?.[1] ?? null
}
