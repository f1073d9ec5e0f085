import { attempt, canonicalJson, ok, type RegionCode, type Result, t } from '@kit/base'
import type { RotationPlan, RotationRules } from '@kit/kernels/rotation'
import type { Tx } from '@kit/store'
import { reportBook, XLSX } from '../lists/report-table.ts'
import { openList } from '../lists/service.ts'
import { publicCsv } from '../lists/table.ts'
import type { PlanDeps, PlanFile, Publishable } from '../plan/kind.ts'
import type { Plan } from '../plan/schema.ts'
import { rotationSchools, rotationTeachers } from './list-kinds.ts'
import { type Lists, readLists } from './lists.ts'
import { headTable, schoolTable, tableOfSchools, teacherTable } from './report.ts'
import type { RotationBody, RotationRequest } from './schema.ts'

type Of = Plan<RotationRequest, RotationBody>

/** Both lists as they were brought; the ledger says who read them and what for. */
export async function openLists(
  tx: Tx,
  deps: PlanDeps,
  of: { region: RegionCode; request: RotationRequest; rules: RotationRules; why: string },
): Promise<Result<Lists>> {
  const { region, request, rules, why } = of
  const open = (id: string, kind: typeof rotationSchools) =>
    openList(tx, deps.sealer, region, { id, kind, why })
  const [schools, teachers] = [
    await open(request.schools, rotationSchools),
    await open(request.teachers, rotationTeachers),
  ]
  if (!schools.ok) return schools
  if (!teachers.ok) return teachers
  return attempt(() => readLists(schools.value.table, teachers.value.table, rules))
}

/** The lists and the answer of a plan that was kept. */
export async function reopen(plan: Of, { tx, deps }: { tx: Tx; deps: PlanDeps }, why: string) {
  const { region, request, body } = plan
  const lists = await openLists(tx, deps, { region: region as RegionCode, request, rules: body.kept, why })
  if (!lists.ok) return lists
  const { answer, before, after, proof } = body
  const found: RotationPlan = {
    to: Int32Array.from(answer.to),
    byWish: Uint8Array.from(answer.byWish),
    heard: Uint8Array.from(answer.heard),
    heads: Int32Array.from(answer.heads),
    before,
    after,
    proof,
  }
  return ok({ lists: lists.value, found })
}

export const teacherFile: PlanFile<RotationRequest, RotationBody> = {
  name: 'teachers.xlsx',
  summary: 'Every teacher with the reason, with names; that it was taken is in the ledger',
  make: async ({ plan }, lang, world) => {
    const opened = await reopen(plan, world, 'rotation-result')
    if (!opened.ok) return opened
    const { lists, found } = opened.value
    const people = { ...teacherTable(lists, found, lang, true), name: t('教师', 'Teachers')[lang] }
    const schools = { ...schoolTable(lists, found, lang), name: t('学校', 'Schools')[lang] }
    const title = t('教师交流安排', 'Rotation of teachers')[lang]
    const heads = { ...headTable(lists, found, lang, true), name: t('校长', 'Heads')[lang] }
    const file = await reportBook(title, [people, schools, ...(heads.rows.length > 0 ? [heads] : [])])
    return ok({ file, name: `${title}.xlsx`, type: XLSX })
  },
}

export const certificateFile: PlanFile<RotationRequest, RotationBody> = {
  name: 'certificate.json',
  summary: 'Rules, proved properties, figures and digests; the same lists give the same certificate',
  make: async ({ plan }, lang) =>
    ok({
      file: Buffer.from(canonicalJson(plan.body.certificate)),
      name: t('教师交流证书.json', 'rotation-certificate.json')[lang],
      type: 'application/json',
    }),
}

/** Numbers by school; nobody is named and no number of a teacher is in it. */
export const publishedSchools: Publishable<RotationRequest, RotationBody> = {
  what: 'schools',
  title: t('各校教师交流情况（只有人数）', 'Rotation by school (numbers only)'),
  hindrance: (_, decision) =>
    decision?.decision === 'adopted'
      ? null
      : t('方案采用后才能公布。', 'It may be published once the plan is adopted.'),
  make: async plan => {
    const { header: zh, rows } = tableOfSchools(plan.body.schools, 'zh')
    const { header: en } = tableOfSchools([], 'en')
    return ok({
      bytes: publicCsv({ zh, en }, rows),
      name: `教师交流-${plan.period}.csv`,
      type: 'text/csv; charset=utf-8',
    })
  },
}
