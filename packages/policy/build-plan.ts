import { countedByScore } from './build-standards.ts'
import { plain } from './plain.ts'
import type { Entitlement, PlanLists, PlanRecord, Trigger } from './plan-schema.ts'
import {
  ConflictShape,
  DisclosureShape,
  DutyShape,
  EntitlementShape,
  OpenShape,
  RecordShape,
  TriggerShape,
} from './plan-shapes.ts'
import type { Piece, Reading } from './reading.ts'
import type { Formula, Pack, Target } from './schema.ts'
import type { RawTarget } from './shapes.ts'
import { conditionsOf } from './standards-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** Lists a plan adds to those of every pack. */
export const PLAN_LISTS = [
  'duties',
  'disclosures',
  'records',
  'conflicts',
  'triggers',
  'entitlements',
  'open',
] as const

/** The plan in a pack; nothing where all its lists are empty. */
export function buildPlan(files: readonly YamlFile[], reading: Reading): { readonly plan?: PlanLists } {
  const keep = <T extends object>(pieces: readonly Piece<T>[]) =>
    pieces.map(piece => reading.built(plain(piece.value), piece))
  const plan: PlanLists = {
    duties: keep(reading.list(files, 'duties', DutyShape)),
    disclosures: keep(reading.list(files, 'disclosures', DisclosureShape)),
    records: reading.list(files, 'records', RecordShape).map(piece => buildRecord(piece, reading)),
    conflicts: keep(reading.list(files, 'conflicts', ConflictShape)),
    triggers: reading.list(files, 'triggers', TriggerShape).map(piece => buildTrigger(piece, reading)),
    entitlements: reading
      .list(files, 'entitlements', EntitlementShape)
      .map(piece => buildEntitlement(piece, reading)),
    open: keep(reading.list(files, 'open', OpenShape)),
  }
  return PLAN_LISTS.every(list => plan[list].length === 0) ? {} : { plan }
}

export function buildTarget(
  piece: Piece<RawTarget>,
  pack: Pick<Pack, 'conditions'>,
  reading: Reading,
): Target {
  const { value, peer, tolerated, ...rest } = plain(piece.value)
  const score = conditionsOf(pack).scores.find(({ id }) => id === rest.score)
  return reading.built(
    {
      ...rest,
      ...optional('value', value, piece, reading),
      ...(score && { value: countedByScore(score, tolerated, reading.atPiece(piece)), unit: 'school' }),
      ...(peer && {
        peer: { ...peer, benchmark: reading.formula(peer.benchmark, piece, 'peer', 'benchmark') },
      }),
    },
    piece,
  )
}

function buildRecord(piece: Piece<Zod<typeof RecordShape>>, reading: Reading): PlanRecord {
  const { formula, ...rest } = plain(piece.value)
  return reading.built({ ...rest, ...optional('formula', formula, piece, reading) }, piece)
}

function buildTrigger(piece: Piece<Zod<typeof TriggerShape>>, reading: Reading): Trigger {
  const raw = plain(piece.value)
  return reading.built({ ...raw, when: reading.formula(raw.when, piece, 'when') }, piece)
}

function buildEntitlement(piece: Piece<Zod<typeof EntitlementShape>>, reading: Reading): Entitlement {
  const { when, counted, cover, amount, portable, paid, ...rest } = plain(piece.value)
  return reading.built(
    {
      ...rest,
      heads: reading.formula(rest.heads, piece, 'heads'),
      ...optional('when', when, piece, reading),
      ...optional('counted', counted, piece, reading),
      ...optional('amount', amount, piece, reading),
      ...optional('paid', paid, piece, reading),
      ...(cover && { cover: { ...cover, of: reading.formula(cover.of, piece, 'cover', 'of') } }),
      ...(portable && {
        portable: { ...portable, heads: reading.formula(portable.heads, piece, 'portable', 'heads') },
      }),
    },
    piece,
  )
}

function optional<K extends string>(
  key: K,
  text: string | undefined,
  piece: Piece<unknown>,
  reading: Reading,
): { readonly [k in K]?: Formula } {
  return (text === undefined ? {} : { [key]: reading.formula(text, piece, key) }) as {
    readonly [k in K]?: Formula
  }
}

type Zod<S extends { _output: unknown }> = S['_output']
