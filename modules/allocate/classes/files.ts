import { assert, ok, type RegionCode, type Result, type Text, t } from '@kit/base'
import { writeWorkbook } from '@kit/workbook'
import { stringify } from 'yaml'
import { openList } from '../lists/service.ts'
import { csvTextOf, publicCsv } from '../lists/table.ts'
import type { PlanFile, Publishable } from '../plan/kind.ts'
import type { Decision } from '../plan/schema.ts'
import { labelOf } from './balance.ts'
import { pupilList } from './list-kinds.ts'
import type { BalanceRow, ClassBalance, ClassesBody, ClassesRequest } from './schema.ts'
import { classesNow, DRAWN, type DrawnStep, loadPlain, TEAMED, type TeamStep } from './steps.ts'
import { classesByTeam, teacherRows } from './teams.ts'

type File = PlanFile<ClassesRequest, ClassesBody>
type Part = Publishable<ClassesRequest, ClassesBody>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const FEWEST = 5

/** For the school: who is in which class, with the names of the list while it is there. */
const classList: File = {
  name: 'classes.xlsx',
  summary: 'For the school: the classes by number, with the names of the list (Excel)',
  make: async ({ plan }, lang, { tx, deps }) => {
    const { formation } = await classesNow(tx, deps.sealer, plan)
    const region = plan.region as RegionCode
    const list = await openList(tx, deps.sealer, region, {
      id: plan.request.pupils,
      kind: pupilList,
      why: 'classes.xlsx',
    })
    if (!list.ok) return list
    const names = new Map(list.value.table.records.map(r => [r.cell('编号') || r.cell('id'), r.cell('姓名')]))
    const rows = formation.pupils
      .map(p => [p.class, p.id, names.get(p.id) ?? ''])
      .sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1))
    const title = t('编班名单', 'Classes')[lang]
    const headings = [t('班级', 'Class'), t('编号', 'Number'), t('姓名', 'Name')]
    const heading = headings.map(h => ({ value: h[lang], look: 'heading' as const }))
    const sheet = {
      name: title,
      columns: [{ width: 8 }, { width: 16 }, { width: 16 }],
      rows: [heading, ...rows],
    }
    return ok({ file: await writeWorkbook({ title, sheets: [sheet] }), name: `${title}.xlsx`, type: XLSX })
  },
}

const formationFile: File = {
  name: 'classes.json',
  summary: 'The classes by number; `junheng verify` checks them with the list and plan.yaml',
  make: async ({ plan }, _, { tx, deps }) => {
    const { formation } = await classesNow(tx, deps.sealer, plan)
    await tx.ledger({
      region: plan.region as RegionCode,
      event: 'allocate.list-read',
      subject: plan.id,
      detail: { kind: 'classes', why: 'classes.json' },
    })
    const file = Buffer.from(`${JSON.stringify(formation, null, 1)}\n`)
    return ok({ file, name: 'classes.json', type: JSON_TYPE })
  },
}

const balanceFile: File = {
  name: 'balance.csv',
  summary: 'How even the classes are, line by line (CSV)',
  make: async ({ plan }, _, { tx, deps }) => {
    const { balance } = await classesNow(tx, deps.sealer, plan)
    const { header, rows } = balanceTable(balance, () => false)
    return ok({ file: Buffer.from(csvTextOf(header, rows)), name: 'balance.csv', type: CSV })
  },
}
const planFile: File = {
  name: 'plan.yaml',
  summary: 'The plan as the command line reads it',
  make: async ({ plan }) =>
    ok({ file: Buffer.from(stringify(plan.body.plan)), name: 'plan.yaml', type: 'application/yaml' }),
}
export const classesFiles: readonly File[] = [classList, formationFile, balanceFile, planFile]

function balanceTable({ sizes, rows }: ClassBalance, isHidden: (row: BalanceRow, value: number) => boolean) {
  const shown = (x: number | null) => (x === null ? '' : Math.round(x * 100) / 100)
  return {
    header: ['特征', ...sizes.map((_, k) => `${k + 1}班`), '最大差', '随机编班一般的最大差'],
    rows: [
      ['人数', ...sizes, Math.max(...sizes) - Math.min(...sizes), ''],
      ...rows.map(r => [
        labelOf(r),
        ...r.values.map(v => (v !== null && isHidden(r, v) ? `少于${FEWEST}` : shown(v))),
        shown(r.gap),
        shown(r.chance?.[1] ?? null),
      ]),
    ],
  }
}

const hindrance = (_: unknown, decision: Decision | null): Text | null =>
  decision?.decision === 'adopted' ? null : t('决定采用之后才能公布。', 'Adopt the plan first.')

/** How even the classes are and by which digest they are locked; small counts are hidden, nobody is named. */
const balancePart: Part = {
  what: 'balance',
  title: t('均衡情况', 'Balance of the classes'),
  hindrance,
  make: async ({ body }) => {
    const { header, rows } = balanceTable(body.balance, (r, v) => r.of === 'number' && v > 0 && v < FEWEST)
    const lines = [
      ...rows,
      ...[
        ['编班指纹', body.locked],
        ['种子', body.seed],
        ['随机数来源', body.source.zh],
      ].map(([name, value]) => [...[name!, value!], ...header.slice(2).map(() => '')]),
    ]
    const en = [
      'feature',
      ...body.balance.sizes.map((_, k) => `class ${k + 1}`),
      'gap',
      'usual gap at random',
    ]
    return ok({ bytes: publicCsv({ zh: header, en }, lines), name: 'balance.csv', type: CSV })
  },
}

const teamsPart: Part = {
  what: 'teams',
  title: t('教师组和配班承诺', 'Teams of teachers, and the commitment of their draw'),
  hindrance: (_, __, steps) =>
    steps.includes(TEAMED) ? null : t('还没有组成教师组。', 'There are no teams of teachers yet.'),
  make: async (plan, { tx }) => {
    const step = await loadPlain<TeamStep>(tx, plan, TEAMED)
    assert(step, 'published once there are teams')
    const { teams, commitment } = step.value
    const { locked, plan: rules } = plan.body
    return json('teams.json', { format: 'junheng-teams-1', title: rules.title, locked, commitment, ...teams })
  },
}

const teachersPart: Part = {
  what: 'teachers',
  title: t('教师配班结果', 'Teachers of each class'),
  hindrance: (_, __, steps) =>
    steps.includes(DRAWN) ? null : t('还没有抽签配班。', 'The teachers have not been drawn yet.'),
  make: async (plan, { tx }) => {
    const [teams, drawn] = [
      await loadPlain<TeamStep>(tx, plan, TEAMED),
      await loadPlain<DrawnStep>(tx, plan, DRAWN),
    ]
    assert(teams && drawn, 'published once it is drawn')
    const { header, rows } = teacherRows(classesByTeam(drawn.value.transcript, teams.value.teams))
    const bytes = publicCsv({ zh: header, en: ['class', 'team'] }, rows)
    return ok({ bytes, name: 'teachers.csv', type: CSV })
  },
}
const transcriptPart: Part = {
  what: 'transcript',
  title: t('教师配班抽签记录', 'Record of the draw of teachers'),
  hindrance: teachersPart.hindrance,
  make: async (plan, { tx }) => {
    const drawn = await loadPlain<DrawnStep>(tx, plan, DRAWN)
    assert(drawn, 'published once it is drawn')
    return json('transcript.json', drawn.value.transcript)
  },
}
export const classesPublishes: readonly Part[] = [balancePart, teamsPart, teachersPart, transcriptPart]

function json(name: string, value: unknown): Result<{ bytes: Uint8Array; name: string; type: string }> {
  return ok({ bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`), name, type: JSON_TYPE })
}
