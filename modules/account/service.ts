import { type Lang, ok, type Period, type RegionCode, type Result } from '@kit/base'
import type { Pack, Vocabulary } from '@kit/policy'
import type { Tx } from '@kit/store'
import { listProjects } from '@loop/act'
import { findRegion } from '@loop/data'
import type { Region } from '@loop/data/schema'
import {
  type AskedAsks,
  adoptionOf,
  asksOf,
  classSizesOf,
  conditionsOfRegion,
  findAssessment,
  moneyOf,
  planStanding,
  schoolSheet,
  staffingOf,
  statutoryOf,
  withAdoption,
} from '@loop/measure'
import type { ClassSizeRules } from '@loop/measure/monitor/schema'
import type { Assessment } from '@loop/measure/schema'
import type { StaffingRules } from '@loop/measure/staffing/schema'
import { writeAsksTables } from './circular/asks-tables.ts'
import { writeSizeTables } from './circular/class-size-tables.ts'
import { type CircularInput, writeCircular } from './circular/class-sizes.ts'
import { writeConditionTables } from './circular/conditions.ts'
import { writeFundingSheet } from './circular/funding-sheet.ts'
import { writeFundingTables } from './circular/funding-tables.ts'
import { writePlanTables } from './circular/plan-tables.ts'
import { writeStaffingTables } from './circular/staffing.ts'
import type { StatutoryInput } from './circular/statutory.ts'
import type { ReportInput } from './report/model.ts'
import { writeReport } from './report/report.ts'
import { publishable } from './rules/withheld.ts'
import { writeTables } from './tables/tables.ts'

export interface AccountDeps {
  readonly packs: ReadonlyMap<string, Pack>
  readonly vocabulary: Vocabulary
}

/** What the routes need beyond reports. */
export interface CircularDeps extends AccountDeps {
  readonly classSize: ClassSizeRules
  readonly staffing: StaffingRules
}

interface AskedYear {
  readonly region: string
  readonly period: Period
  readonly lang: Lang
}

/** The circular on class sizes of a year (Word). */
export async function circular(tx: Tx, deps: CircularDeps, asked: AskedYear): Promise<Result<Uint8Array>> {
  const input = await sizesOf(tx, deps, asked)
  return input.ok ? ok(await writeCircular(input.value)) : input
}

/** Class sizes of a year as a workbook. */
export async function sizeTables(tx: Tx, deps: CircularDeps, asked: AskedYear): Promise<Result<Uint8Array>> {
  const input = await sizesOf(tx, deps, asked)
  return input.ok ? ok(await writeSizeTables(input.value)) : input
}

async function sizesOf(
  tx: Tx,
  { classSize }: CircularDeps,
  { region: code, period, lang }: AskedYear,
): Promise<Result<CircularInput>> {
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const sizes = await classSizesOf(tx, classSize, { region: code, period })
  if (!sizes.ok) return sizes
  await written(tx, code, `class-sizes/${period}`, lang)
  return ok({ region: region.value, sizes: sizes.value, lang, madeOn: dayInChina(tx.now) })
}

/** Posts and who fills them in a year, as a workbook. */
export async function staffingTables(
  tx: Tx,
  { staffing: rules }: CircularDeps,
  { region: code, period, lang }: AskedYear,
): Promise<Result<Uint8Array>> {
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const staffing = await staffingOf(tx, rules, { region: code, period })
  if (!staffing.ok) return staffing
  await written(tx, code, `staffing/${period}`, lang)
  const madeOn = dayInChina(tx.now)
  return ok(await writeStaffingTables({ region: region.value, staffing: staffing.value, lang, madeOn }))
}

interface AskedPlan extends AskedYear {
  readonly pack: string
}

/** Where a plan stands, as a workbook. */
export async function planTables(tx: Tx, deps: AccountDeps, asked: AskedPlan): Promise<Result<Uint8Array>> {
  const { region: code, period, pack, lang } = asked
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const standing = await planStanding(tx, deps, { region: code, pack, period })
  if (!standing.ok) return standing
  await written(tx, code, `${pack}/${period}`, lang)
  const { vocabulary } = deps
  const madeOn = dayInChina(tx.now)
  return ok(
    await writePlanTables({ region: region.value, standing: standing.value, vocabulary, lang, madeOn }),
  )
}

/** What the documents that hold ask of somebody, as a workbook; people of one school get their own. */
export async function asksTables(
  tx: Tx,
  deps: CircularDeps,
  { lang, ...asked }: AskedAsks & AskedYear,
): Promise<Result<Uint8Array>> {
  const region = await findRegion(tx, asked.region)
  if (!region.ok) return region
  const asks = await asksOf(tx, deps, asked)
  if (!asks.ok) return asks
  await written(tx, asked.region, `asks/${asked.period}`, lang)
  return ok(
    await writeAsksTables({ region: region.value, asks: asks.value, lang, madeOn: dayInChina(tx.now) }),
  )
}

/** What one school is entitled to, by a plan or by the documents that hold, every step on paper. */
export async function fundingSheet(
  tx: Tx,
  deps: AccountDeps,
  asked: AskedYear & { readonly pack?: string | undefined; readonly unit: string },
): Promise<Result<Uint8Array>> {
  const { region: code, period, pack: id, unit, lang } = asked
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const money = await schoolSheet(tx, deps, { region: code, period, pack: id, unit })
  if (!money.ok) return money
  await written(tx, code, `${id ?? 'funding'}/${period}/${unit}`, lang)
  const pack = id === undefined ? undefined : deps.packs.get(id)
  const adoption = pack && (await adoptionOf(tx, pack, code))
  const madeOn = dayInChina(tx.now)
  const plan = pack?.title ?? null
  return ok(
    await writeFundingSheet({ region: region.value, money: money.value, plan, adoption, lang, madeOn }),
  )
}

/** The money of the county, as a workbook. */
export async function fundingTables(
  tx: Tx,
  deps: AccountDeps,
  asked: AskedYear,
): Promise<Result<Uint8Array>> {
  const { region: code, period, lang } = asked
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const money = await moneyOf(tx, deps, { region: code, period })
  if (!money.ok) return money
  await written(tx, code, `funding/${period}`, lang)
  const madeOn = dayInChina(tx.now)
  return ok(await writeFundingTables({ region: region.value, money: money.value, lang, madeOn }))
}

/** The tests the law names, over the years: as Word, or as a workbook. */
export async function statutory(
  tx: Tx,
  deps: CircularDeps,
  { region: code, period, lang }: AskedYear,
  write: (input: StatutoryInput) => Promise<Uint8Array>,
): Promise<Result<Uint8Array>> {
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const sheet = await statutoryOf(tx, deps, { region: code, period })
  if (!sheet.ok) return sheet
  await written(tx, code, `statutory/${period}`, lang)
  return ok(await write({ region: region.value, sheet: sheet.value, lang, madeOn: dayInChina(tx.now) }))
}

/** The ledger of conditions with its projects, as a workbook. */
export async function conditionTables(
  tx: Tx,
  deps: AccountDeps,
  { region: code, period, pack, lang }: AskedYear & { readonly pack?: string | undefined },
): Promise<Result<Uint8Array>> {
  const region = await findRegion(tx, code)
  if (!region.ok) return region
  const ledger = await conditionsOfRegion(tx, deps, { region: code, period, pack })
  if (!ledger.ok) return ledger
  await written(tx, code, `conditions/${period}`, lang)
  return ok(
    await writeConditionTables({
      region: region.value,
      ledger: ledger.value,
      projects: await listProjects(tx, code),
      unitName: unit => deps.vocabulary.units.get(unit)?.title ?? { zh: unit, en: unit },
      lang,
      madeOn: dayInChina(tx.now),
    }),
  )
}

function written(tx: Tx, region: string, subject: string, lang: Lang): Promise<void> {
  return tx.ledger({
    region: region as RegionCode,
    event: 'account.circular-written',
    subject,
    detail: { lang },
  })
}

interface Asked {
  readonly region: string
  readonly assessment: string
  readonly lang: Lang
}

/** The self-assessment report of a stored assessment, as a Word file. */
export async function report(tx: Tx, deps: AccountDeps, asked: Asked): Promise<Result<Uint8Array>> {
  const input = await inputOf(tx, deps, asked)
  return input.ok ? ok(await writeReport(input.value)) : input
}

/** The tables of a stored assessment, as a workbook. */
export async function tables(tx: Tx, deps: AccountDeps, asked: Asked): Promise<Result<Uint8Array>> {
  const input = await inputOf(tx, deps, asked)
  return input.ok ? ok(await writeTables(input.value)) : input
}

async function inputOf(tx: Tx, deps: AccountDeps, asked: Asked): Promise<Result<ReportInput>> {
  const region = await findRegion(tx, asked.region)
  if (!region.ok) return region
  const assessment = await findAssessment(tx, asked.region, asked.assessment)
  if (!assessment.ok) return assessment
  await tx.ledger({
    region: asked.region as RegionCode,
    event: 'account.report-written',
    subject: asked.assessment,
    detail: { lang: asked.lang },
  })
  const by = { region: asked.region, pack: assessment.value.pack.id }
  const found = await withAdoption(tx, deps, by, assessment)
  return found.ok ? ok(reportInput(deps, region.value, found.value, asked.lang, tx.now)) : found
}

/** Puts together what a report says, from an assessment that is stored or was just made. */
export function reportInput(
  { packs }: Pick<AccountDeps, 'packs'>,
  region: Region,
  assessment: Assessment,
  lang: Lang,
  now: Date,
): ReportInput {
  const pack = packs.get(assessment.pack.id)
  return {
    region,
    assessment: { ...assessment, result: publishable(assessment.result) },
    pack: pack ?? { clauses: [], documents: [] },
    lang,
    madeOn: dayInChina(now),
  }
}

function dayInChina(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(instant)
}
