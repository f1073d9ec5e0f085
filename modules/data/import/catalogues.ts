import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert, STAGES, type Stage, type Text } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Catalogue, RuleSchema, toCatalogue } from '../rules/checks/catalogue.ts'
import { plain } from '../rules/checks/identity.ts'
import type { ValueWords } from '../rules/checks/value.ts'
import { type Unit, UnitKindSchema } from '../schema.ts'
import { type MappedSheet, type Mapping, MappingSchema } from './mapping.ts'

type UnitKind = Unit['kind']

/** Everything reading a file needs to know, from the policies folder. */
export interface Knowledge {
  readonly vocabulary: Vocabulary
  readonly mappings: readonly Mapping[]
  readonly checks: Catalogue
  readonly words: Words
}

export interface Words extends ValueWords {
  readonly stages: ReadonlyMap<string, Stage>
  readonly stageTitle: (stage: Stage) => Text
  readonly kinds: ReadonlyMap<string, UnitKind>
  readonly kindTitle: (kind: UnitKind) => string
  /** Written unit of measure → unit id. */
  readonly units: ReadonlyMap<string, string>
}

const Listed = z.array(z.string()).min(1)
const WordsSchema = z.strictObject({
  missing: Listed,
  yes: Listed,
  no: Listed,
  stages: z.record(z.enum(STAGES), Listed),
  kinds: z.partialRecord(UnitKindSchema, Listed),
  units: z.record(z.string(), Listed),
})
const ChecksSchema = z.strictObject({
  schoolCode: z.strictObject({ pattern: z.string(), source: z.string() }).optional(),
  rules: z.array(RuleSchema),
})

/** Reads mappings, words and checks under `policies/`; a file that does not hold its shape is a defect of the release. */
export function loadKnowledge(policies: string, vocabulary: Vocabulary): Knowledge {
  const checks = yamlFiles(join(policies, 'checks')).map(file => read(file, ChecksSchema))
  const pattern = checks.find(({ schoolCode }) => schoolCode)?.schoolCode?.pattern
  assert(pattern, 'no school code pattern among the checks')
  const rules = checks.flatMap(({ rules }) => rules)
  for (const rule of rules) assertMetrics(rule.id, metricsOf(rule.with), vocabulary)
  return {
    vocabulary,
    mappings: loadMappings(join(policies, 'mappings'), vocabulary),
    checks: toCatalogue(rules, pattern),
    words: toWords(read(join(policies, 'mappings', 'words.yaml'), WordsSchema)),
  }
}

export function loadMappings(folder: string, vocabulary: Vocabulary): Mapping[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const mappings = folders.map(({ name }) => read(join(folder, name, 'mapping.yaml'), MappingSchema))
  for (const mapping of mappings) assertMetrics(mapping.id, mapping.sheets.flatMap(mappedMetrics), vocabulary)
  // Our own template first: it is the surest to recognise.
  return mappings.sort(
    (a, b) =>
      Number(b.id.startsWith('junheng')) - Number(a.id.startsWith('junheng')) || (a.id < b.id ? -1 : 1),
  )
}

function mappedMetrics(sheet: MappedSheet): string[] {
  return sheet.layout === 'wide'
    ? sheet.columns.flatMap(column => ('metric' in column ? [column.metric] : []))
    : []
}

function assertMetrics(where: string, metrics: readonly string[], vocabulary: Vocabulary): void {
  for (const metric of metrics) assert(vocabulary.metrics.has(metric), `${where}: unknown metric ${metric}`)
}

function metricsOf(operation: z.infer<typeof RuleSchema>['with']): string[] {
  switch (operation.check) {
    case 'found':
      return []
    case 'sum':
      return [operation.total, ...operation.parts]
    case 'at-most':
      return [...operation.less, ...operation.than]
    case 'quotient':
      return [operation.of, operation.by]
    case 'bands':
      return [operation.pupils, ...operation.bands.map(({ metric }) => metric)]
    case 'zero':
    case 'absent':
      return [...operation.metrics, operation.while]
    case 'category-of-kind':
      return [operation.kind]
    case 'stage-of-kind':
      return [operation.kind, ...operation.metrics]
    default:
      return operation.metrics
  }
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(folder, name))
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const found = schema.safeParse(parse(readFileSync(file, 'utf8')))
  assert(found.success, `${file}: ${found.success ? '' : z.prettifyError(found.error)}`)
  return found.data
}

function toWords(raw: z.infer<typeof WordsSchema>): Words {
  const set = (words: readonly string[]) => new Set(words.map(plain))
  return {
    missing: set(raw.missing),
    yes: set(raw.yes),
    no: set(raw.no),
    stages: inverted(raw.stages),
    stageTitle: stage => ({ zh: raw.stages[stage][0]!, en: raw.stages[stage].at(-1)! }),
    kinds: inverted(raw.kinds),
    kindTitle: kind => raw.kinds[kind]?.[0] ?? kind,
    units: inverted(raw.units),
  }
}

function inverted<K extends string>(lists: { readonly [key in K]?: string[] | undefined }): Map<string, K> {
  const entries = Object.entries(lists) as [K, string[]][]
  return new Map(entries.flatMap(([key, words]) => words.map(word => [plain(word), key] as const)))
}
