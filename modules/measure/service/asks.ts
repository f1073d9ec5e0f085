import { ok, type Period, type Result, refuse } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import type { FigureSet } from '@loop/data'
import type { Asks, Attention, Audience } from '../asks/schema.ts'
import { nothingToExplain, notYourSchool } from '../errors.ts'
import { partiesIn, partyName } from '../rules/asks/asked-of.ts'
import { asksNothing, packAsks } from '../rules/asks/pack-asks.ts'
import { ownPlan } from '../rules/plan/own-plan.ts'
import { loadConflictChoices } from '../store.ts'
import { adoptedStandings } from './adopted-standings.ts'
import { classSizesOf } from './class-sizes.ts'
import type { MeasureDeps, MonitorDeps } from './deps.ts'

export interface AskedAsks {
  readonly region: string
  readonly period?: Period | undefined
  readonly party?: string | undefined
  readonly audience?: Audience | undefined
  readonly unit?: string | undefined
}

/** What every document that holds here asks of a party, a kind of institution or one school; people of one school: of it. */
export async function asksOf(tx: Tx, deps: MeasureDeps, asked: AskedAsks): Promise<Result<Asks>> {
  const own = tx.actor.unit
  if (own !== null && asked.unit !== undefined && asked.unit !== own) return refuse(notYourSchool(asked.unit))
  const unit = own ?? asked.unit ?? null
  const year = await adoptedStandings(tx, deps, { ...asked, tests: unit !== null })
  if (!year.ok) return year
  const { set, period, today, list } = year.value
  const school = set.units.find(u => u.id === unit)
  if (unit !== null && !school) return refuse(nothingToExplain(unit))
  const audience = unit === null ? (asked.audience ?? null) : audienceOf(set, deps.vocabulary, unit, period)
  const party = unit === null && asked.party ? partyName(asked.party) : null
  const whom = { party, audience, unit }
  const standings = list.map(of => of.standing)
  return ok({
    ...{ period, today, party, audience },
    unit: school ? { id: school.id, name: school.name } : null,
    parties: own === null ? partiesIn(standings) : [],
    audiences:
      own === null ? [...new Set(standings.flatMap(s => s.duties.flatMap(d => audiencesIn(d.for))))] : [],
    units: set.units
      .filter(u => u.kind !== 'region' && (own === null || u.id === own))
      .map(({ id, name }) => ({ id, name })),
    packs: list
      .map(of => (own === null ? of : { ...of, standing: ownPlan(of.standing, own) }))
      .map(of => packAsks(of, whom, today))
      .filter(of => !asksNothing(of)),
    flagged: [...deps.vocabulary.metrics.values()]
      .filter(metric => metric.flags.length > 0)
      .map(({ title, flags }) => ({ title, flags: [...flags] })),
  })
}

/** What the adopted plans say today that somebody has to look at. */
export async function attentionOf(
  tx: Tx,
  deps: MonitorDeps,
  { region, period: named }: Pick<AskedAsks, 'region' | 'period'>,
): Promise<Result<Attention>> {
  const year = await adoptedStandings(tx, deps, { region, period: named, tests: false })
  if (!year.ok) return year
  const { period, today, list } = year.value
  const plans: Attention['plans'] = []
  for (const { standing, adoption } of list) {
    const { pack, targets, triggers, duties, conflicts } = standing
    const settled = new Set((await loadConflictChoices(tx, region, pack.id)).map(choice => choice.conflict))
    const plan = {
      ...{ pack: { id: pack.id, title: pack.title }, adoption },
      failures: targets.filter(t => t.status === 'missed' && t.kind === 'binding').map(says),
      behind: targets
        .filter(t => t.status === 'off-track' || (t.status === 'missed' && t.kind !== 'binding'))
        .map(says),
      fires: triggers.filter(t => t.fires.length > 0).map(t => ({ ...says(t), units: t.fires.length })),
      overdue: duties.filter(d => d.due.state === 'overdue').map(says),
      conflicts: conflicts.filter(c => !settled.has(c.id)).map(({ id, title }) => ({ id, title })),
    }
    const { failures, behind, fires, overdue } = plan
    if ([failures, behind, fires, overdue, plan.conflicts].some(list => list.length > 0)) plans.push(plan)
  }
  const sizes = await classSizesOf(tx, deps.classSize, { region, period })
  const created = sizes.ok ? sizes.value.stages.map(stage => stage.created) : [null]
  const newlyOversized = created.every(n => n !== null) ? created.reduce((a, b) => a + b, 0) : null
  return ok({ period, today, plans, newlyOversized })
}

function says<T extends { id: string; title: { zh: string; en: string }; clause: string }>({
  id,
  title,
  clause,
}: T) {
  return { id, title, clause }
}

const AUDIENCES: readonly Audience[] = [
  'city',
  'county',
  'department',
  'township',
  'school',
  'kindergarten',
  'institution',
  'community',
]

function audiencesIn(names: readonly string[]): Audience[] {
  return AUDIENCES.filter(audience => names.includes(audience))
}

/** A school whose kind teaches nothing but kindergarten is one. */
function audienceOf({ figures }: FigureSet, { metrics }: Vocabulary, unit: string, period: string): Audience {
  const kind = figures.find(f => f.unit === unit && f.metric === 'school_kind' && f.period === period)?.value
  const stages = metrics.get('school_kind')?.codes?.find(({ code }) => code === kind)?.stages ?? []
  return stages.length > 0 && stages.every(stage => stage === 'kindergarten') ? 'kindergarten' : 'school'
}
