import { ok, type Result } from '@kit/base'
import { isReviewDue, type Pack, type PackPage, packPage, unverifiedIn } from '@kit/policy'
import type { PackSummary } from '../schema.ts'
import { findPack, type MeasureDeps } from './deps.ts'

export function listPacks({ packs }: MeasureDeps, day: string): PackSummary[] {
  return [...packs.values()].map(pack => summaryOf(pack, day))
}

function summaryOf(pack: Pack, day: string): PackSummary {
  const { id, version, digest, title, programme, from, until, reviewBy } = pack
  return {
    id,
    version,
    digest,
    title,
    programme,
    from,
    until,
    reviewBy,
    reviewDue: isReviewDue(pack, day),
    clauses: pack.clauses.length,
    parameters: pack.parameters.length,
    indicators: pack.indicators.length,
    tests: pack.tests.length,
    unverified: unverifiedIn(pack).length,
  }
}

/** A pack as a readable page: clause → rule → parameter → test. */
export function showPack(deps: MeasureDeps, id: string, day: string): Result<PackPage> {
  const pack = findPack(deps, id)
  return pack.ok ? ok(packPage(pack.value, deps.vocabulary, day)) : pack
}
