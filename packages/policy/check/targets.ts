import { type Text, t } from '@kit/base'
import type { Target } from '../schema.ts'
import { conditionsOf } from '../standards-schema.ts'
import { quantity } from './expected.ts'
import { unknown } from './references.ts'
import type { Checking } from './setting.ts'

const COUNTY = { level: 'region' } as const

/** What a target is about, which way is better and until when can be told of every one. */
export function checkTargets(checking: Checking): void {
  for (const target of checking.pack.targets) {
    checkScore(target, checking)
    checkSubject(target, checking)
    checkPath(target, checking)
    checkPeer(target, checking)
  }
}

/** A target on a score has no other subject of its own. */
function checkScore(target: Target, checking: Checking): void {
  const { score } = target
  if (score === undefined) return
  const { pack, reading } = checking
  if (!conditionsOf(pack).scores.some(({ id }) => id === score))
    unknown('score', score, reading.at(target, 'score'), checking)
}

function checkSubject(target: Target, checking: Checking): void {
  const { test, value, unit, compare } = target
  const own = [value, unit, compare].filter(part => part !== undefined).length
  if (test === undefined ? own !== 3 : own !== 0) {
    say(
      target,
      t(
        '目标要么引用 test，要么自带 value、unit 和 compare',
        'a target names a test, or has value, unit and compare of its own',
      ),
      t('请二选一', 'choose one of the two'),
      checking,
    )
  }
  if (value === undefined || unit === undefined) return
  if (!checking.vocabulary.units.has(unit)) {
    say(
      target,
      t('没有这个单位', 'there is no such unit'),
      t('请用 units.yaml 中的单位', 'use a unit of units.yaml'),
      checking,
    )
  }
  quantity(value, unit, COUNTY, checking)
}

/** `expected`, `binding` and `floor` say a value and a year; `maintain` at least where it stood. */
function checkPath(target: Target, checking: Checking): void {
  const { kind, by, baseline } = target
  const years = [...(baseline ? [baseline.year] : []), ...by.map(point => point.year)]
  if (years.some((year, i) => i > 0 && year <= (years[i - 1] as number))) {
    say(
      target,
      t('年份没有按先后排列', 'the years are not in order'),
      t('请按年份先后排列，每年一个值', 'put them in order, one value a year'),
      checking,
    )
  }
  const mustHave = kind === 'expected' || kind === 'binding' || kind === 'floor'
  if (by.length === 0 && (mustHave || (kind === 'maintain' && baseline === undefined))) {
    say(
      target,
      t('没有写明到哪一年达到多少', 'it does not say how much by which year'),
      t(
        '请补上 by: [{ year, value }]，maintain 也可写 baseline',
        'add by: [{ year, value }]; for maintain a baseline will do',
      ),
      checking,
    )
  }
}

function checkPeer(target: Target, checking: Checking): void {
  const { kind, peer } = target
  if ((kind === 'peer') !== (peer !== undefined)) {
    say(
      target,
      t('kind: peer 与 peer 要同时写', 'kind: peer and the key peer belong together'),
      t('请补上或删去 peer', 'add peer, or delete it'),
      checking,
    )
  }
  const unit = target.unit ?? unitOfTest(target, checking)
  if (peer && unit !== undefined) quantity(peer.benchmark, unit, COUNTY, checking)
}

function unitOfTest({ test }: Target, { pack }: Checking): string | undefined {
  const found = pack.tests.find(candidate => candidate.id === test)
  return found?.op === 'region-value@1' ? found.unit : undefined
}

function say(target: Target, because: Text, todo: Text, { reading }: Checking): void {
  reading.say('policy.target', reading.at(target), because, todo)
}
