import { ok, type Period, type Result, refuse, type Stage } from '@kit/base'
import type { Tx } from '@kit/store'
import { nothingToExplain, notYourSchool } from '../errors.ts'
import type { ClassRoom, ClassSizeRules, ClassSizes } from '../monitor/schema.ts'
import { classRoom } from '../rules/monitor/class-room.ts'
import { classSizes } from '../rules/monitor/class-sizes.ts'
import { openFigures } from './open-figures.ts'

/** Every class by its size in a year; people of one school see their own rows beside the sums of the county. */
export async function classSizesOf(
  tx: Tx,
  rules: ClassSizeRules,
  { region, period }: { readonly region: string; readonly period: Period },
): Promise<Result<ClassSizes>> {
  const scene = await openFigures(tx, region, period)
  if (!scene.ok) return scene
  const found = classSizes({ ...scene.value, rules })
  const own = tx.actor.unit
  return ok(own === null ? found : { ...found, rows: found.rows.filter(r => r.unit === own) })
}

/** Before a child is admitted: do so many more fit? */
export async function roomFor(
  tx: Tx,
  rules: ClassSizeRules,
  asked: {
    readonly region: string
    readonly period: Period
    readonly unit: string
    readonly stage: Stage
    readonly more: number
  },
): Promise<Result<ClassRoom>> {
  const { unit: id, stage, period } = asked
  if (tx.actor.unit !== null && tx.actor.unit !== id) return refuse(notYourSchool(id))
  const scene = await openFigures(tx, asked.region, period)
  if (!scene.ok) return scene
  const { units, ask } = scene.value
  const unit = units.find(u => u.id === id)
  if (!unit) return refuse(nothingToExplain(id))
  const of = { unit: id, name: unit.name, stage }
  const figures = { pupils: ask(id, 'pupils', stage, period), classes: ask(id, 'classes', stage, period) }
  const room = classRoom({ ...of, ...figures }, asked.more, rules)
  return room ? ok(room) : refuse(nothingToExplain(`${id}/${stage}`))
}
