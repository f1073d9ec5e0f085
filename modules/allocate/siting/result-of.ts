import { t } from '@kit/base'
import type { PlanFigure } from '../plan/schema.ts'
import type { Blocks } from '../zones/lists.ts'
import type { ZonePlanRules } from '../zones/plan.ts'
import type { Phase } from '../zones/site-goals.ts'
import type { Site } from '../zones/sites.ts'
import type { SitingBody, SitingRequest } from './schema.ts'
import type { SitingWork } from './worker.ts'

/** What the numbers of a question stand for. */
export interface SitingScene {
  readonly listed: Blocks
  readonly sites: readonly Site[]
  readonly rules: ZonePlanRules
  readonly work: SitingWork
}

/** The sites of a plan in the words of the office: what stands, what is built when, who goes where. */
export function bodyOf(scene: SitingScene, phases: readonly Phase[], request: SitingRequest): SitingBody {
  const { sites, listed, rules, work } = scene
  const { of } = work
  const standing = [...sites.keys()].filter(m => sites[m]!.stands)
  const last = phases.at(-1)?.open ?? standing
  const today = nearestOf(of.ways, of.sites, listed.blocks.length, standing)
  const then = nearestOf(of.ways, of.sites, listed.blocks.length, last)
  return {
    rules: { title: rules.title, status: rules.source.status },
    goal: request.goal,
    pupils: of.pupils.reduce((a, b) => a + b, 0),
    sites: sites.map(({ id, name, lon, lat, stands }, m) => {
      const phase = phases.findIndex(p => p.open.includes(m))
      const isOpen = last.includes(m)
      return {
        id,
        name,
        lon,
        lat,
        state: stands ? (isOpen ? 'stands' : 'gone') : isOpen ? 'built' : 'free',
        phase: !stands && isOpen ? phase + 1 : null,
        pupils: then.reduce((n, x, b) => (x.site === m ? n + of.pupils[b]! : n), 0),
      }
    }),
    phases: [
      { built: [], said: t('现在', 'today'), ...waysOf(today, of.pupils) },
      ...phases.map((p, i) => ({
        built: p.open
          .filter(m => !sites[m]!.stands && !phases[i - 1]?.open.includes(m))
          .map(m => sites[m]!.name),
        said: p.said,
        ...waysOf(nearestOf(of.ways, of.sites, listed.blocks.length, p.open), of.pupils),
      })),
    ],
    blocks: listed.blocks.map(({ id, name, pupils, lon, lat }, b) => ({
      id,
      name,
      pupils,
      lon: sixDigits(lon),
      lat: sixDigits(lat),
      area:
        listed.shapes?.[b]?.map(rings =>
          rings.map(ring => ring.map(([x, y]) => [sixDigits(x), sixDigits(y)] as [number, number])),
        ) ?? null,
      site: then[b]!.site,
      metres: then[b]!.metres,
      metresToday: today[b]!.metres,
    })),
  }
}

interface Near {
  readonly site: number
  readonly metres: number | null
}

function nearestOf(ways: Float64Array, sites: number, blocks: number, open: readonly number[]): Near[] {
  return Array.from({ length: blocks }, (_, b) =>
    open.reduce<Near>(
      (near, m) => {
        const metres = ways[b * sites + m]!
        return metres < (near.metres ?? Number.POSITIVE_INFINITY) ? { site: m, metres } : near
      },
      { site: -1, metres: null },
    ),
  )
}

/** Mean and longest way of those who have one; null where somebody has none. */
function waysOf(near: readonly Near[], pupils: Int32Array) {
  const homes = near.filter((_, b) => pupils[b]! > 0)
  const all = pupils.reduce((a, b) => a + b, 0)
  if (all === 0 || homes.some(x => x.metres === null)) return { mean: null, longest: null }
  const metres = near.reduce((sum, x, b) => sum + (x.metres ?? 0) * pupils[b]!, 0)
  return { mean: Math.round(metres / all), longest: homes.reduce((n, x) => Math.max(n, x.metres ?? 0), 0) }
}

/** By which choices of sites are compared. */
export function figuresOf({ phases, sites, goal, blocks }: SitingBody): PlanFigure[] {
  const { mean, longest } = phases.at(-1)!
  const built = sites.filter(s => s.state === 'built').length
  const within =
    goal.kind === 'coverage'
      ? blocks.reduce((n, b) => (b.metres !== null && b.metres <= goal.limit ? n + b.pupils : n), 0)
      : null
  return [
    { id: 'mean', title: t('平均路程', 'Mean way'), value: mean, unit: 'm', better: 'lower' },
    { id: 'longest', title: t('最远路程', 'Longest way'), value: longest, unit: 'm', better: 'lower' },
    ...(within === null
      ? []
      : [
          {
            id: 'within',
            title: t('限距内学生', 'Within the limit'),
            value: within,
            unit: 'person',
            better: 'higher',
          } as const,
        ]),
    { id: 'built', title: t('新建', 'New schools'), value: built, unit: 'school', better: null },
  ]
}

const sixDigits = (degrees: number) => Math.round(degrees * 1e6) / 1e6
