import { fill, t } from '@kit/base'
import { planOf } from '../plan-schema.ts'
import type { Pack, Source, Test } from '../schema.ts'
import { conditionsOf } from '../standards-schema.ts'
import type { Checking } from './setting.ts'

/** Ids are unique and everything referred to exists; the tests hang together as one tree under the root. */
export function checkReferences(checking: Checking): void {
  const { pack } = checking
  for (const list of [
    pack.documents,
    pack.clauses,
    pack.parameters,
    pack.indicators,
    pack.tests,
    pack.targets,
    ...Object.values(planLists(pack)),
    ...Object.values(conditionsOf(pack)),
  ]) {
    checkUnique(list, checking)
  }
  checkClauses(checking)
  checkTestReferences(checking)
  checkTree(checking)
}

function checkUnique(list: readonly { readonly id: string }[], { reading }: Checking): void {
  const seen = new Set<string>()
  for (const thing of list) {
    if (seen.has(thing.id)) {
      reading.say(
        'policy.twice',
        reading.at(thing, 'id'),
        fill(t('“{id}”定义了两次', '"{id}" is defined twice'), { id: thing.id }),
        t('请删除其中一个', 'delete one of them'),
      )
    }
    seen.add(thing.id)
  }
}

function checkClauses(checking: Checking): void {
  const { pack, reading } = checking
  const documents = new Set(pack.documents.map(d => d.id))
  for (const clause of pack.clauses) {
    if (!documents.has(clause.document))
      unknown('document', clause.document, reading.at(clause, 'id'), checking)
  }
  const clauses = new Set(pack.clauses.map(c => c.id))
  for (const { source, at } of sourcesOf(checking)) {
    if (!clauses.has(source.clause)) unknown('clause', source.clause, at, checking)
    if (source.status === 'verified' && source.href === undefined) {
      reading.say(
        'policy.no-source',
        at,
        t('已核实(verified)却没有网址', 'it is marked verified but there is no address'),
        t('请补上 href，或改为 unverified', 'add href, or mark it unverified'),
      )
    }
  }
}

/** The lists of the plan whose things have ids of their own. */
function planLists(pack: Pick<Pack, 'plan'>) {
  const { open: _, ...lists } = planOf(pack)
  return lists
}

export function sourcedOfPlan(pack: Pick<Pack, 'plan'>) {
  const { duties, disclosures, records, triggers, entitlements } = planOf(pack)
  return [...duties, ...disclosures, ...records, ...triggers, ...entitlements]
}

export function sourcedOfConditions(pack: Pick<Pack, 'conditions'>) {
  const { standards, scores, idle } = conditionsOf(pack)
  return [...standards, ...scores, ...idle]
}

/** Every source of the pack with its place. */
function sourcesOf({ pack, reading }: Checking): { source: Source; at: string }[] {
  const sourced = [
    ...pack.indicators,
    ...pack.indicators.flatMap(indicator => indicator.relaxations),
    ...pack.scope.exclude,
    ...pack.tests,
    ...pack.targets,
    ...sourcedOfPlan(pack),
    ...sourcedOfConditions(pack),
  ]
  return [
    ...sourced.map(thing => ({ source: thing.source, at: reading.at(thing, 'source') })),
    ...pack.parameters.flatMap(p =>
      p.values.map(({ source }, i) => ({ source, at: reading.at(p, 'values', i, 'source') })),
    ),
  ]
}

function checkTestReferences(checking: Checking): void {
  const { pack, reading, vocabulary } = checking
  const indicators = new Set(pack.indicators.map(i => i.id))
  const tests = new Set(pack.tests.map(test => test.id))
  for (const test of pack.tests) {
    if ('indicators' in test) {
      test.indicators.forEach((id, i) => {
        if (!indicators.has(id)) unknown('indicator', id, reading.at(test, 'indicators', i), checking)
      })
    }
    childrenOf(test).forEach((id, i) => {
      const inside = test.op === 'score@1' ? ['items', i, 'test'] : ['of', i]
      if (!tests.has(id)) unknown('test', id, reading.at(test, ...inside), checking)
    })
    if ('unit' in test && !vocabulary.units.has(test.unit))
      unknown('unit', test.unit, reading.at(test, 'unit'), checking)
  }
  for (const thing of [...pack.indicators, ...pack.parameters]) {
    if (!vocabulary.units.has(thing.unit)) unknown('unit', thing.unit, reading.at(thing, 'unit'), checking)
  }
  for (const target of pack.targets) {
    if (target.test !== undefined && !tests.has(target.test))
      unknown('test', target.test, reading.at(target, 'test'), checking)
  }
  if (!vocabulary.metrics.has(pack.scope.pupils)) {
    unknown('metric', pack.scope.pupils, reading.at(pack, 'scope', 'pupils'), checking)
  }
}

export function childrenOf(test: Test): readonly string[] {
  if (test.op === 'all@1') return test.of
  return test.op === 'score@1' ? test.items.map(item => item.test) : []
}

/** From the root every test is reached, and none of them reaches itself. */
function checkTree(checking: Checking): void {
  const { pack, reading } = checking
  const byId = new Map(pack.tests.map(test => [test.id, test]))
  if (!byId.has(pack.root)) {
    unknown('test', pack.root, reading.at(pack, 'root'), checking)
    return
  }
  const done = new Set<string>()
  const visit = (id: string, above: readonly string[]): void => {
    const test = byId.get(id)
    if (!test) return
    if (above.includes(id)) {
      const circle = [...above.slice(above.indexOf(id)), id].join(' → ')
      reading.say(
        'policy.circle',
        reading.at(test),
        fill(t('检验互相引用成环：{circle}', 'the tests form a circle: {circle}'), { circle }),
        t('请断开其中一处引用', 'break it at one place'),
      )
    }
    if (done.has(id)) return
    done.add(id)
    for (const child of childrenOf(test)) visit(child, [...above, id])
  }
  visit(pack.root, [])
  for (const test of pack.tests) {
    if (done.has(test.id)) continue
    reading.say(
      'policy.unreached',
      reading.at(test),
      fill(t('检验“{id}”不影响总结论', 'test "{id}" has no part in the verdict'), { id: test.id }),
      fill(t('请从“{root}”引用它，或删除', 'refer to it from "{root}", or delete it'), { root: pack.root }),
    )
  }
}

const NAMES = {
  document: t('文件', 'document'),
  clause: t('条款', 'clause'),
  indicator: t('指标', 'indicator'),
  test: t('检验', 'test'),
  unit: t('单位', 'unit'),
  metric: t('数据项', 'metric'),
  duty: t('任务', 'duty'),
  record: t('记录、目标或检验', 'record, target or test'),
  group: t('条件类别', 'group of conditions'),
  tier: t('达标等级', 'tier'),
  score: t('评分', 'score'),
}

export function unknown(what: keyof typeof NAMES, id: string, at: string, { reading }: Checking): void {
  if (reading.broken.has(id)) return
  reading.say(
    `policy.unknown-${what}`,
    at,
    fill(t('没有{zh}“{id}”', 'there is no {en} "{id}"'), { ...NAMES[what], id }),
    t('请检查拼写，或先定义', 'check the spelling, or define it first'),
  )
}
