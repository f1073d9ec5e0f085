import { fill, ok, type Refusal, type Result, refusal, refuse, t } from '@kit/base'
import { buildPack } from './build.ts'
import { PLAN_LISTS } from './build-plan.ts'
import { CONDITION_LISTS } from './build-standards.ts'
import { checkDates } from './check/dates.ts'
import { condition, namedParameter } from './check/expected.ts'
import { checkFlags } from './check/flags.ts'
import { checkIndicator } from './check/indicators.ts'
import { checkPlan } from './check/plan.ts'
import { checkReferences } from './check/references.ts'
import type { Checking } from './check/setting.ts'
import { checkConditions } from './check/standards.ts'
import { checkTargets } from './check/targets.ts'
import { checkTest } from './check/tests.ts'
import { stamped } from './digest.ts'
import { Reading } from './reading.ts'
import type { Pack, Vocabulary } from './schema.ts'
import { HeadShape } from './shapes.ts'
import type { YamlFile } from './yaml-file.ts'

const LISTS: readonly string[] = [
  'documents',
  'clauses',
  'parameters',
  'indicators',
  'tests',
  'targets',
  ...PLAN_LISTS,
  ...CONDITION_LISTS,
]

/**
 * Reads the files of one pack, `pack.yaml` first among them, and tells everything that is wrong at once.
 *
 * @requires the id the folder says it has
 * @refuses unknown keys and names, unit clashes, missing sources and dates, circles, misuse of flagged metrics, …
 */
export function readPack(id: string, files: readonly YamlFile[], vocabulary: Vocabulary): Result<Pack> {
  const broken = files.flatMap(file => file.refusals)
  const reading = new Reading()
  const headFile = files.find(file => file.name.endsWith('/pack.yaml'))
  if (!headFile) return refuse(...broken, noHead(id))
  for (const file of files) checkKeys(file, file === headFile, reading)
  const [head] = headFile.data === null ? [] : reading.piece(headFile, [], headOf(headFile), HeadShape)
  if (!head) return refuse(...broken, ...reading.refusals)
  const pack = buildPack(head, files, reading)
  const checking: Checking = { pack, vocabulary, reading }
  if (pack.id !== id) {
    reading.say(
      'policy.wrong-id',
      headFile.at(['id']),
      fill(t('编号“{mine}”与文件夹“{id}”不符', 'id "{mine}" does not match the folder "{id}"'), {
        mine: pack.id,
        id,
      }),
      t('请改成文件夹的路径', 'make it the path of the folder'),
    )
  }
  // What stands in a file nobody can read would be reported as missing everywhere else.
  if (broken.length === 0) checkAll(checking)
  const refusals = [...broken, ...inOrder(reading.refusals)]
  return refusals.length > 0 ? refuse(...refusals) : ok(stamped(pack))
}

function checkAll(checking: Checking): void {
  const { pack, reading } = checking
  const whole = { level: 'whole-school' } as const
  checkReferences(checking)
  checkDates(checking)
  condition(pack.scope.include, whole, checking)
  for (const rule of pack.scope.exclude) condition(rule.when, whole, checking)
  const everyStage = { level: 'school', stages: pack.scope.stages } as const
  namedParameter(
    pack.scope.stageWeights,
    'ratio',
    everyStage,
    reading.at(pack, 'scope', 'stageWeights'),
    checking,
  )
  for (const indicator of pack.indicators) checkIndicator(indicator, checking)
  for (const test of pack.tests) checkTest(test, checking)
  checkTargets(checking)
  checkPlan(checking)
  checkConditions(checking)
  checkFlags(checking)
}

/** Lists may stand in any file; what a pack is stands in `pack.yaml` alone. */
function headOf(file: YamlFile): unknown {
  const entries = Object.entries((file.data ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.filter(([key]) => !LISTS.includes(key)))
}

function checkKeys(file: YamlFile, isHead: boolean, reading: Reading): void {
  if (isHead || file.data === null) return
  for (const key of Object.keys(Object(file.data))) {
    if (LISTS.includes(key)) continue
    reading.say(
      'policy.unknown-key',
      file.at([key]),
      fill(t('没有“{key}”这个键', 'there is no key "{key}"'), { key }),
      fill(t('可用：{all}', 'one of: {all}'), { all: LISTS.join(', ') }),
    )
  }
}

function noHead(id: string): Refusal {
  return refusal(
    'policy.no-pack',
    `${id}/pack.yaml`,
    t('没有 pack.yaml', 'there is no pack.yaml'),
    t('请检查规则包文件夹', 'check the folder of the pack'),
  )
}

/** File by file, top to bottom, each complaint once. */
function inOrder(refusals: readonly Refusal[]): Refusal[] {
  const place = ({ at }: Refusal) => at.split(':')
  const sorted = [...refusals].sort((a, b) => {
    const [fileA = '', lineA, columnA] = place(a)
    const [fileB = '', lineB, columnB] = place(b)
    if (fileA !== fileB) return fileA < fileB ? -1 : 1
    return Number(lineA) - Number(lineB) || Number(columnA ?? 0) - Number(columnB ?? 0)
  })
  return sorted.filter(
    (r, i) => !sorted.slice(0, i).some(s => s.at === r.at && s.because.en === r.because.en),
  )
}
