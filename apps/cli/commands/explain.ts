import { must, type Period, Refused, refusal, STAGES, type Stage, t } from '@kit/base'
import type { Pack, Policies } from '@kit/policy'
import { readFigures } from '@loop/data'
import type { Unit } from '@loop/data/schema'
import { current, explainCell, lineage, measureCounty, referenceDay, type Step } from '@loop/measure'
import type { LineageNode } from '@loop/measure/schema'
import { operator, withStore } from '../database.ts'
import { periodOf, type ReadWorkbook, readKnowledge, readWorkbook } from '../file-assessment.ts'
import { packOf, readPolicies } from '../policies.ts'
import { regionOnRecord } from '../region.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly file?: string
  readonly pack: string
  readonly period?: string
  readonly region?: string
  readonly stage?: string
  readonly data?: string
}

export const explain: CliCommand = (command, say, terminal) => {
  command
    .argument('<school>', say(t('学校标识码或名称', 'code or name of the school')))
    .argument('<indicator>', say(t('指标编号', 'id of the indicator')))
    .option('--file <file>', say(t('从这个工作簿（不需要数据库）', 'from this workbook (no database)')))
    .option('--pack <id>', say(t('规则包', 'rule pack')), 'national/quality-balance-2017')
    .option('--period <period>', say(t('学年', 'school year')))
    .option('--region <code>', say(t('区划代码', 'region code')))
    .option('--stage <stage>', say(t('学段', 'stage')))
    .option('--data <folder>', say(t('数据文件夹', 'data folder')))
    .action(async (school: string, indicator: string, options: Options) => {
      const policies = await readPolicies()
      const pack = packOf(policies, options.pack)
      if (!pack.indicators.some(i => i.id === indicator)) throw new Refused([noIndicator(indicator, pack)])
      const asked = { school, indicator, stage: stageOf(options.stage) }
      const node =
        options.file === undefined
          ? await fromStore(asked, pack, policies, options)
          : await fromFile(asked, options.file, pack, policies, options)
      const out = terminal()
      out.answer({ lineage: node }, draw(node, { out, policies }))
    })
}

interface Subject {
  readonly school: string
  readonly indicator: string
  readonly stage: Stage | undefined
}

async function fromFile(
  { school, indicator, stage }: Subject,
  file: string,
  pack: Pack,
  policies: Policies,
  options: Options,
): Promise<LineageNode> {
  const book = await readWorkbook(file, readKnowledge(policies), options)
  const { units, figures, period } = book
  const unit = unitOf(units, school)
  const county = measureCounty({
    units,
    figures,
    pack,
    vocabulary: policies.vocabulary,
    period,
    day: referenceDay(period),
  })
  const step = stagesToTry(pack, stage)
    .map(s => explainCell(county, unit.id, s, indicator))
    .find(found => found !== null)
  if (!step) throw new Refused([notMeasured(unit.name)])
  return withCells(step, book)
}

/** Puts the cell of the workbook to every figure. */
function withCells({ fact, inputs, ...step }: Step, book: ReadWorkbook): LineageNode {
  const found = fact === null ? undefined : book.facts[Number(fact)]
  return {
    ...step,
    source: found
      ? {
          file: book.fileName,
          sheet: found.locator.sheet ?? null,
          cell: found.locator.cell ?? null,
          line: found.locator.line ?? null,
          rows: found.locator.rows ?? null,
          raw: found.raw,
          kind: 'workbook',
          importedBy: '',
          recordedAt: '',
        }
      : null,
    inputs: inputs.map(input => withCells(input, book)),
  }
}

function fromStore(
  { school, indicator, stage }: Subject,
  pack: Pack,
  policies: Policies,
  options: Options,
): Promise<LineageNode> {
  return withStore(options.data, store =>
    store.transaction(operator(), async tx => {
      const region = await regionOnRecord(tx, options.region)
      const { units, figures } = must(await readFigures(tx, { region: region.code }))
      const period = periodOf(options.period) ?? (figures.at(-1)?.period as Period)
      const unit = unitOf(units, school)
      const asked = { region: region.code, period, pack: pack.id }
      const assessment = must(await current(tx, policies, asked))
      const measured = assessment.result.schools.find(
        s => s.unit === unit.id && (stage === undefined || s.stage === stage),
      )
      if (measured === undefined) throw new Refused([notMeasured(unit.name)])
      const subject = { unit: unit.id, stage: measured.stage, indicator }
      return must(await lineage(tx, region.code, assessment.id, subject))
    }),
  )
}

function stagesToTry(pack: Pack, stage: Stage | undefined): readonly Stage[] {
  return stage === undefined ? pack.scope.stages : [stage]
}

function stageOf(text: string | undefined): Stage | undefined {
  const stage = STAGES.find(s => s === text)
  if (text === undefined || stage !== undefined) return stage
  const known = STAGES.join(', ')
  throw new Refused([
    refusal(
      'cli.unknown-stage',
      '--stage',
      t(`没有学段“${text}”。`, `There is no stage "${text}".`),
      t(`可用：${known}`, `Use one of: ${known}`),
    ),
  ])
}

function unitOf(units: readonly Unit[], school: string): Unit {
  const found = units.filter(u => u.id === school || u.code === school || u.name === school)
  const near = units.filter(u => u.name.includes(school)).slice(0, 8)
  if (found[0] !== undefined) return found[0]
  if (near.length === 1) return near[0]!
  const names = near.map(u => u.name).join('、')
  throw new Refused([
    refusal(
      'cli.unknown-school',
      school,
      t(`没有唯一对应“${school}”的学校。`, `No single school is called "${school}".`),
      near.length === 0
        ? t('请用学校标识码或全称。', 'Use its code or its full name.')
        : t(`是不是：${names}`, `Did you mean: ${names}`),
    ),
  ])
}

function noIndicator(id: string, pack: Pack) {
  const known = pack.indicators.map(i => i.id).join(', ')
  return refusal(
    'cli.unknown-indicator',
    id,
    t(`规则包“${pack.title.zh}”没有指标“${id}”。`, `The pack "${pack.title.en}" has no indicator "${id}".`),
    t(`可用的指标：${known}`, `Indicators: ${known}`),
  )
}

function notMeasured(name: string) {
  return refusal(
    'cli.not-measured',
    name,
    t('这所学校在该规则包和学段下没有参加测算。', 'This school takes no part under this pack and stage.'),
    t('请核对学段，或换一个规则包。', 'Check the stage, or use another pack.'),
  )
}

interface Pen {
  readonly out: Terminal
  readonly policies: Policies
}

/** The tree of steps, each with its formula, clause and cell below it. */
function draw(node: LineageNode, pen: Pen, indent = ''): string[] {
  const { say } = pen.out
  const more = [
    ...(node.formula === null ? [] : [say(node.formula)]),
    ...(node.clause === null
      ? []
      : [`${node.clause.id}${node.clause.status === 'unverified' ? ' ※' : ''}  ${say(node.clause.summary)}`]),
    ...(node.source === null ? [] : [placeOf(node.source)]),
    ...(node.standing === 'contested' ? [say(CONTESTED)] : []),
  ]
  return [
    `${indent}${say(node.title)}${shownValue(node, pen)}`,
    ...more.map(line => `${indent}  · ${line}`),
    ...node.inputs.flatMap(input => draw(input, pen, `${indent}  `)),
  ]
}

const CONTESTED = t(
  '! 各来源数值不一致，尚未选定；此处用先登记的数值',
  '! sources differ and nobody has chosen; the value that stood first is used',
)

/** With its unit, rounded for the eye; `--json` has the full value. */
function shownValue({ value, unit }: LineageNode, { out, policies }: Pen): string {
  if (value === null) return ''
  const symbol = unit === null ? undefined : policies.vocabulary.units.get(unit)?.symbol
  return ` = ${Number(value.toPrecision(6))}${symbol === undefined ? '' : ` ${out.say(symbol)}`}`
}

function placeOf(source: NonNullable<LineageNode['source']>): string {
  const cell = source.cell ?? (source.line === null ? '' : `:${source.line}`)
  return `${source.file ?? source.kind}  ${source.sheet ?? ''}!${cell}${source.raw === null ? '' : `  “${source.raw}”`}`
}
