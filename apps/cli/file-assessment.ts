import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isPeriod, must, type Period, type Refusal, Refused, refusal, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { type Pack, type Policies, unverifiedIn } from '@kit/policy'
import { openWorkbook } from '@kit/workbook'
import { type CheckedFile, type Knowledge, loadKnowledge, validateFile } from '@loop/data'
import type { NewFact, Problem, Region, Unit } from '@loop/data/schema'
import { assessFigures, bytesOf, ENGINE, type FigureInput, referenceDay } from '@loop/measure'
import type { Assessment } from '@loop/measure/schema'
import { fromHere, POLICIES } from './policies.ts'

export function readKnowledge({ vocabulary }: Policies): Knowledge {
  return loadKnowledge(POLICIES, vocabulary)
}

/** A workbook that was read and found in order, ready to be measured without any database. */
export interface ReadWorkbook {
  readonly fileName: string
  readonly region: Region
  readonly period: Period
  readonly units: readonly Unit[]
  readonly facts: readonly NewFact[]
  /** One figure a fact, in the same order; its `fact` is the number of the fact. */
  readonly figures: readonly FigureInput[]
  readonly warnings: readonly Problem[]
}

export interface FileOptions {
  readonly period?: string
  readonly region?: string
  readonly mapping?: string
}

export async function checkFile(
  path: string,
  knowledge: Knowledge,
  options: FileOptions,
  onProgress?: (p: { rows: number; share: number }) => void,
): Promise<CheckedFile> {
  return must(
    await validateFile(fromHere(path), knowledge, {
      region: options.region,
      period: periodOf(options.period),
      mapping: options.mapping,
      onProgress,
    }),
  )
}

export function periodOf(text: string | undefined): Period | undefined {
  if (text === undefined) return undefined
  if (isPeriod(text)) return text
  throw new Refused([
    refusal(
      'cli.not-a-period',
      '--period',
      t(`“${text}”不是学年或年份。`, `"${text}" is neither a school year nor a year.`),
      t('请写成 2020-2021 或 2020。', 'Write 2020-2021 or 2020.'),
    ),
  ])
}

/** @refuses a file with errors: what is measured from a wrong file is wrong */
export async function readWorkbook(
  path: string,
  knowledge: Knowledge,
  options: FileOptions,
): Promise<ReadWorkbook> {
  const checked = await checkFile(path, knowledge, options)
  const errors = checked.problems.filter(p => p.level === 'error')
  if (errors.length > 0) throw new Refused(errors.map(asRefusal))
  const facts = [...checked.facts()]
  const period = checked.period ?? (facts[0]?.period as Period)
  const region = await regionOf(fromHere(path), checked.region)
  return {
    fileName: basename(path),
    region,
    period,
    units: [...checked.units.filter(u => u.id !== region.code), regionUnit(region)],
    facts,
    figures: facts.map(({ unit, metric, stage, value, ...f }, i) => ({
      unit,
      period: f.period,
      metric,
      stage,
      value,
      fact: String(i),
      standing: 'sole',
    })),
    warnings: checked.problems.filter(p => p.level === 'warning'),
  }
}

export function asRefusal(p: Problem): Refusal {
  return {
    code: p.rule,
    at: p.cell === null ? p.sheet : `${p.sheet}!${p.cell}`,
    because: p.because,
    todo: p.todo,
  }
}

/** Our template says on its first sheet whose it is; other files are known by their code alone. */
async function regionOf(path: string, code: string): Promise<Region> {
  const opened = await openWorkbook(path)
  const region = { code, level: 'county', parent: null } as const
  if (!opened.ok || !opened.value.sheets.some(s => s.name === GUIDE))
    return { ...region, name: t(code, code), synthetic: false }
  for await (const { values } of opened.value.rows(GUIDE))
    if (values[0] === UNIT_NAME && typeof values[1] === 'string') {
      const name = values[1]
      return { ...region, name: t(name, name), synthetic: name.includes(SYNTHETIC) }
    }
  return { ...region, name: t(code, code), synthetic: false }
}

const GUIDE = '说明'
const UNIT_NAME = '填报单位'
const SYNTHETIC = '演示数据'

function regionUnit({ code, name }: Region): Unit {
  return {
    id: code,
    kind: 'region',
    code: null,
    name: name.zh,
    parent: null,
    legalEntity: null,
    memberOf: null,
    openedOn: null,
    closedOn: null,
  }
}

/** Measures a workbook as the product would measure it once it is imported; stored nowhere. */
export async function assessWorkbook(
  path: string,
  book: ReadWorkbook,
  pack: Pack,
  { vocabulary }: Policies,
  now: Date,
): Promise<Assessment> {
  const { units, figures, period, region } = book
  const result = assessFigures({ units, figures, pack, vocabulary, period, day: referenceDay(period) })
  const factsDigest = digestOf({ file: (await readFile(fromHere(path))).toString('base64') })
  return {
    id: `file-${factsDigest.slice(0, 12)}`,
    region: region.code,
    period,
    pack: {
      id: pack.id,
      version: pack.version,
      digest: pack.digest,
      title: pack.title,
      unverified: unverifiedIn(pack).length,
      reviewBy: pack.reviewBy,
    },
    engine: ENGINE,
    factsDigest,
    resultDigest: bytesOf(result).digest,
    knownAt: now.toISOString(),
    overlay: null,
    madeAt: now.toISOString(),
    madeBy: 'junheng',
    verdict: result.verdict,
    result,
  }
}
