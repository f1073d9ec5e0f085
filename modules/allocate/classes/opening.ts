import { attempt, Refused, type Result } from '@kit/base'
import type { ListRows } from '../lists/kind.ts'
import type { Table } from '../lists/table.ts'
import { readYear, type Year } from './instance.ts'
import { type ClassPlan, ClassPlanShape, type ClassRules, notAllowed } from './plan.ts'
import type { ClassesBody, ClassesRequest } from './schema.ts'

/** The plan that ready-made rules and the school's list give; all that stands against either, at once. */
export function planFor(
  { id: _id, title: _title, note: _note, grades: _grades, source: _source, ...balanced }: ClassRules,
  request: ClassesRequest,
  table: Table,
): Promise<Result<{ plan: ClassPlan; wishes: Pick<ClassesBody, 'wishes' | 'presets'> }>> {
  return attempt(async () => {
    const { school, grade, classes, scores, categories } = request
    const has = (column: string | undefined) => column !== undefined && table.header.includes(column)
    // Wishes nobody has written into the list are no wishes; a feature that is missing is refused below.
    const { together, apart, sameNamesApart, preset, included, ...rest } = balanced
    const plan = ClassPlanShape.parse({
      ...rest,
      title: `${school} ${grade} 年级编班`,
      ...{ grade, classes },
      features: [
        ...rest.features,
        ...scores.map(column => ({ column, kind: 'score' })),
        ...categories.map(column => ({ column, kind: 'category' })),
      ],
      ...(has(together) ? { together } : {}),
      ...(has(apart) ? { apart } : {}),
      ...(has(sameNamesApart) ? { sameNamesApart } : {}),
      ...(preset && has(preset.column) && has(preset.reason) ? { preset } : {}),
      ...(included && has(included.column) ? { included } : {}),
    })
    const refused = await notAllowed(plan, table.header)
    if (refused.length > 0) throw new Refused(refused)
    const year = await readYear(table, plan)
    return { plan, wishes: wishesOf(plan, year) }
  })
}

/** What was asked for, in numbers: no pupil is named. */
function wishesOf(plan: ClassPlan, { records, instance }: Year): Pick<ClassesBody, 'wishes' | 'presets'> {
  const presets = records.flatMap(r => {
    const at = plan.preset === undefined ? '' : r.cell(plan.preset.column)
    return at === '' ? [] : [{ class: Number(at), reason: r.cell(plan.preset?.reason ?? '') }]
  })
  const counts: Readonly<Record<string, number>> = {
    together: instance.units.filter(u => u.pupils.length > 1).length,
    apart: plan.apart === undefined ? 0 : pairsBy(records.map(r => r.cell(plan.apart!))),
    sameNames:
      plan.sameNamesApart === undefined ? 0 : pairsBy(records.map(r => r.cell(plan.sameNamesApart!))),
    preset: presets.length,
    included: instance.included.reduce((a, b) => a + b, 0),
  }
  return { wishes: wishesIn(plan).map(w => ({ ...w, count: counts[w.kind] ?? 0 })), presets }
}

/** Pairs with the same mark. */
function pairsBy(marks: readonly string[]): number {
  const groups = new Map<string, number>()
  for (const m of marks) if (m !== '') groups.set(m, (groups.get(m) ?? 0) + 1)
  return [...groups.values()].reduce((n, size) => n + (size * (size - 1)) / 2, 0)
}

/** Which columns ask for something, kind by kind. */
export function wishesIn({
  together,
  apart,
  sameNamesApart,
  preset,
  included,
}: Pick<ClassPlan, 'together' | 'apart' | 'sameNamesApart' | 'preset' | 'included'>) {
  return [
    { kind: 'together', column: together },
    { kind: 'apart', column: apart },
    { kind: 'sameNames', column: sameNamesApart },
    { kind: 'preset', column: preset?.column },
    { kind: 'included', column: included?.column },
  ].flatMap(({ kind, column }) => (column === undefined ? [] : [{ kind, column }]))
}

export function rowsOf({ header, records }: Table): ListRows {
  return { header, rows: records.map(r => header.map(h => r.cell(h))) }
}
