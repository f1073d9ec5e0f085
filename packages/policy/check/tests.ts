import { fill, t } from '@kit/base'
import type { Test } from '../schema.ts'
import { condition, namedParameter, quantity } from './expected.ts'
import { sayUnknownParameter } from './names.ts'
import type { Checking, Setting } from './setting.ts'

const REGION: Setting = { level: 'region' }

/** The formulas and parameters of one test fit together. */
export function checkTest(test: Test, checking: Checking): void {
  const at = (key: string) => checking.reading.at(test, key)
  checkStatutory(test, at('statutory'), checking)
  if (test.op === 'region-value@1') checkCompared(test, REGION, checking)
  if (test.op === 'school-value@1') checkSchoolValue(test, checking)
  if (test.op === 'attested@1') checkAttested(test.metric, at('metric'), checking)
  if (test.op === 'at-least-k@1') {
    namedParameter(test.floor, 'ratio', settingOf(test.stages, checking), at('floor'), checking)
  }
  if (test.op === 'cv-each@1' || test.op === 'cv-mean@1') {
    namedParameter(test.limit, 'ratio', settingOf(test.stages, checking), at('limit'), checking)
  }
  if (test.op === 'score@1') {
    namedParameter(test.pass, 'points', REGION, at('pass'), checking)
    for (const { deduct } of test.items) if (deduct) quantity(deduct, 'points', REGION, checking)
  }
}

/** Sums in fen, pupils as heads, and a parameter that leaves a choice. */
function checkStatutory({ statutory: mark }: Test, at: string, checking: Checking): void {
  if (mark?.amount) quantity(mark.amount, 'fen', REGION, checking)
  if (mark?.heads) quantity(mark.heads, 'person', REGION, checking)
  if (mark?.shortfall) quantity(mark.shortfall, 'fen', REGION, checking)
  const { readings } = mark ?? {}
  if (readings !== undefined && !checking.pack.parameters.some(p => p.id === readings && p.choices))
    sayUnknownParameter(readings, at, checking.reading)
}

type Compared = Pick<Extract<Test, { op: 'region-value@1' }>, 'value' | 'limit' | 'unit'>

function checkCompared(test: Compared, setting: Setting, checking: Checking): void {
  quantity(test.value, test.unit, setting, checking)
  quantity(test.limit, test.unit, setting, checking)
}

function checkSchoolValue(test: Extract<Test, { op: 'school-value@1' }>, checking: Checking): void {
  const setting: Setting = test.stages ? settingOf(test.stages, checking) : { level: 'whole-school' }
  checkCompared(test, setting, checking)
  if (test.when) condition(test.when, setting, checking)
  if (typeof test.share === 'string') {
    namedParameter(test.share, 'ratio', REGION, checking.reading.at(test, 'share'), checking)
  }
}

/** `null` stages: every stage of the scope, one result each. */
function settingOf(stages: Extract<Test, { op: 'cv-each@1' }>['stages'], { pack }: Checking): Setting {
  return { level: 'school', stages: stages ?? pack.scope.stages }
}

function checkAttested(id: string, at: string, { reading, vocabulary }: Checking): void {
  const metric = vocabulary.metrics.get(id)
  if (!metric) {
    reading.say(
      'policy.unknown-metric',
      at,
      fill(t('词汇表中没有指标“{id}”', 'the vocabulary has no metric "{id}"'), { id }),
      t(
        '请检查拼写，或先在 policies/vocabulary 中定义',
        'check the spelling, or define it in policies/vocabulary',
      ),
    )
  } else if (metric.type !== 'flag' || metric.level !== 'region') {
    reading.say(
      'policy.unit-clash',
      at,
      fill(t('“{id}”不是全县的是否型指标', '"{id}" is not a yes-no metric of the county'), { id }),
      t(
        '认定项须用 level: region、type: flag 的指标',
        'attested items need a metric with level: region and type: flag',
      ),
    )
  }
}
