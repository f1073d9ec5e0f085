import { type Refusal, Refused, refusal, t } from '@kit/base'
import { isKept } from '../zones/instance.ts'
import type { Block } from '../zones/lists.ts'
import type { ZonePlanRules } from '../zones/plan.ts'
import type { Siting } from '../zones/site-goals.ts'
import type { Site } from '../zones/sites.ts'
import type { Ways } from '../zones/ways.ts'

/** Blocks and sites in numbers; a way nobody knows is endless. */
export function waysTable(blocks: readonly Block[], sites: readonly Site[], ways: Ways): Siting {
  return {
    blocks: blocks.length,
    sites: sites.length,
    pupils: Int32Array.from(blocks, b => b.pupils),
    ways: Float64Array.from(
      blocks.flatMap((_, b) => sites.map((_, m) => ways(b, m) ?? Number.POSITIVE_INFINITY)),
    ),
    names: blocks.map(b => `${b.at} ${b.name}`),
  }
}

/** Schools that stand stay, unless they may be built anew elsewhere; a protected school never may. */
export function standingOf(sites: readonly Site[], rules: ZonePlanRules): { fixed: number[]; count: number } {
  const wrong = sites.filter(s => s.stands && s.mayMove && isKept(s, rules))
  if (wrong.length > 0) throw new Refused(wrong.map(s => PROTECTED(`${s.id} ${s.name}`)))
  const standing = [...sites.keys()].filter(m => sites[m]!.stands)
  return { fixed: standing.filter(m => !sites[m]!.mayMove), count: standing.length }
}

const PROTECTED = (at: string): Refusal =>
  refusal(
    'siting.protected',
    at,
    t(
      '这所学校（教学点）受规则保护，不能标为“可迁建”。',
      'The rules protect this school (teaching point); it may not be marked to move.',
    ),
    t(
      '请去掉标记；确需撤并的，先走撤并程序，再改规则里的 protect。',
      'Take the mark away; a closure needs its own procedure first, then a change of `protect` in the rules.',
    ),
  )
