import { ok, type Period, type Result, refuse, type Stage } from '@kit/base'
import type { Tx } from '@kit/store'
import { nothingToExplain, notYourSchool } from '../errors.ts'
import type { ClassRoom, ClassSizeRules, ClassSizes } from '../monitor/schema.ts'
import { classRoom } from '../rules/monitor/class-room.ts'
import { classSizes } from '../rules/monitor/class-sizes.ts'
import { registerOf } from '../rules/monitor/grades.ts'
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
  if (own === null) return ok(found)
  const { rows, elimination } = found
  const ownOf = <T extends { unit: string }>(list: readonly T[]) => list.filter(r => r.unit === own)
  return ok({
    ...found,
    rows: ownOf(rows),
    elimination: { ...elimination, rows: ownOf(elimination.rows) },
  })
}

/** Before a child is admitted: do so many more fit? Where there is a register by grade, into the grade asked about. */
export async function roomFor(
  tx: Tx,
  rules: ClassSizeRules,
  asked: {
    readonly region: string
    readonly period: Period
    readonly unit: string
    readonly stage: Stage
    readonly more: number
    /** Unless said otherwise the entry grade. */
    readonly grade?: number | undefined
  },
): Promise<Result<ClassRoom>> {
  const { unit: id, stage, period } = asked
  if (tx.actor.unit !== null && tx.actor.unit !== id) return refuse(notYourSchool(id))
  const scene = await openFigures(tx, asked.region, period)
  if (!scene.ok) return scene
  const { units, ask } = scene.value
  const unit = units.find(u => u.id === id)
  if (!unit) return refuse(nothingToExplain(id))
  const of = { unit: id, name: unit.name, stage, period }
  const register = registerOf({ ...scene.value, rules }, id, stage, period)
  const grade = register === null ? null : (asked.grade ?? 1)
  const figures = grade === null ? null : register?.[grade - 1]
  if (figures === undefined) return refuse(nothingToExplain(`${id}/${stage}/${grade}`))
  const { pupils, classes } = figures ?? {
    ...{ pupils: ask(id, 'pupils', stage, period), classes: ask(id, 'classes', stage, period) },
  }
  const room = classRoom({ ...of, grade, pupils, classes }, asked.more, rules)
  return room ? ok(room) : refuse(nothingToExplain(`${id}/${stage}`))
}
