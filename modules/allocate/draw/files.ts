import { readFile } from 'node:fs/promises'
import { ok, type Result, refuse, t } from '@kit/base'
import type { Tx } from '@kit/store'
import { writeWorkbook } from '@kit/workbook'
import { publicCsv } from '../lists/table.ts'
import type { PlanDeps, PlanFile, Publishable } from '../plan/kind.ts'
import type { Plan } from '../plan/schema.ts'
import { notDrawn } from './errors.ts'
import { namesOf } from './names.ts'
import { boundBy, commitmentBytes, RESULT_HEADINGS, RESULT_HEADINGS_EN, resultRows } from './outcome.ts'
import { DRAWN, drawRecord, lockedList } from './record.ts'
import type { DrawBody, DrawRequest } from './schema.ts'
import { VERIFIER } from './verify.ts'

type Draw = Plan<DrawRequest, DrawBody>
type World = { readonly tx: Tx; readonly deps: PlanDeps }
const JSON_TYPE = 'application/json; charset=utf-8'
const CSV = 'text/csv; charset=utf-8'
const HTML = 'text/html; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Marks the name of a file of a rehearsal, so that it cannot pass for the draw’s. */
const named = ({ body }: Draw, name: string) => (body.rehearsal ? `演练-rehearsal-${name}` : name)

/** The digests are those of the plan: taken once, when the list was locked. */
async function commitmentFile({ region, id, body }: Draw, { tx }: World): Promise<Buffer> {
  return commitmentBytes(boundBy(await lockedList(tx, region, id), body))
}

async function recordOf(plan: Draw, { tx }: World) {
  const found = await drawRecord(tx, plan.region, plan.id)
  return found ? ok(found) : refuse(notDrawn(plan.id))
}

async function resultBook(plan: Draw, world: World): Promise<Result<Uint8Array>> {
  const record = await recordOf(plan, world)
  if (!record.ok) return record
  const { transcript } = record.value
  const names = await namesOf(world.tx, world.deps.sealer, plan)
  const headings = names ? [...RESULT_HEADINGS, '姓名'] : [...RESULT_HEADINGS]
  const rows = resultRows(transcript).map(r => (names ? [...r, names.get(String(r[0])) ?? ''] : r))
  const title = plan.body.title
  const head = [
    [{ value: title, look: 'title' as const }],
    [`SHA-256 ${transcript.digest}`],
    headings.map(h => ({ value: h, look: 'heading' as const })),
  ]
  const columns = [14, 12, 12, 30, 12, 16].slice(0, headings.length).map(width => ({ width }))
  const freeze = { rows: 3, columns: 1 }
  return ok(
    await writeWorkbook({ title, sheets: [{ name: '结果', columns, rows: [...head, ...rows], freeze }] }),
  )
}

export const drawFiles: readonly PlanFile<DrawRequest, DrawBody>[] = [
  {
    name: 'commitment.json',
    summary: 'The commitment of the locked list',
    make: async ({ plan }, _, world) =>
      ok({ file: await commitmentFile(plan, world), name: named(plan, 'commitment.json'), type: JSON_TYPE }),
  },
  {
    name: 'transcript.json',
    summary: 'The record of the draw, from which anybody can repeat it',
    make: async ({ plan }, _, world) => {
      const record = await recordOf(plan, world)
      if (!record.ok) return record
      const { content } = record.value.step
      return ok({ file: content, name: named(plan, 'transcript.json'), type: JSON_TYPE })
    },
  },
  {
    name: 'result.xlsx',
    summary: 'Who was admitted where; with names if the sealed list has them (which goes into the ledger)',
    make: async ({ plan }, _, world) => {
      const file = await resultBook(plan, world)
      return file.ok ? ok({ file: file.value, name: named(plan, 'result.xlsx'), type: XLSX }) : file
    },
  },
  {
    name: 'verifier.html',
    summary: 'The stand-alone page that checks a record, offline',
    make: async () => ok({ file: await readFile(VERIFIER), name: 'verifier.html', type: HTML }),
  },
]

const RESULT_IN_BOTH = { zh: RESULT_HEADINGS, en: RESULT_HEADINGS_EN }
const REHEARSAL = t('演练不公布。', 'A rehearsal is never published.')
const REJECTED = t('这个方案已决定不采用。', 'The plan was rejected.')
const BEFORE = t('派位之后才能公布。', 'To be published after the draw.')

type Hindrance = Publishable<DrawRequest, DrawBody>['hindrance']
const beforehand: Hindrance = ({ body }, decision) => {
  if (body.rehearsal) return REHEARSAL
  return decision?.decision === 'rejected' ? REJECTED : null
}
const afterwards: Hindrance = (plan, decision, steps) =>
  beforehand(plan, decision, steps) ?? (steps.includes(DRAWN) ? null : BEFORE)

/** Numbers only in all of them. The verifier goes along with the record, so that its digest is on record too. */
export const drawPublishes: readonly Publishable<DrawRequest, DrawBody>[] = [
  {
    what: 'commitment',
    title: t('名单承诺（派位前）', 'Commitment of the list (before the draw)'),
    hindrance: beforehand,
    make: async (plan, world) =>
      ok({ bytes: await commitmentFile(plan, world), name: 'commitment.json', type: JSON_TYPE }),
  },
  {
    what: 'transcript',
    title: t('派位记录', 'Record of the draw'),
    hindrance: afterwards,
    make: async (plan, world) => {
      const record = await recordOf(plan, world)
      if (!record.ok) return record
      return ok({ bytes: record.value.step.content, name: 'transcript.json', type: JSON_TYPE })
    },
  },
  {
    what: 'result',
    title: t('派位结果（只有编号）', 'Result (numbers only)'),
    hindrance: afterwards,
    make: async (plan, world) => {
      const record = await recordOf(plan, world)
      if (!record.ok) return record
      const bytes = publicCsv(RESULT_IN_BOTH, resultRows(record.value.transcript))
      return ok({ bytes, name: 'result.csv', type: CSV })
    },
  },
  {
    what: 'verifier',
    title: t('核验程序（一个网页，断网可用）', 'Verifier (one page, works offline)'),
    hindrance: beforehand,
    make: async () => ok({ bytes: await readFile(VERIFIER), name: 'verifier.html', type: HTML }),
  },
]
