import { fill, t } from '@kit/base'
import type { Parameter } from '../schema.ts'
import type { Checking } from './setting.ts'

/** Dated values follow one another, choices are kept to, and the pack says until when it may be trusted. */
export function checkDates(checking: Checking): void {
  const { pack, reading } = checking
  for (const parameter of pack.parameters) {
    checkValues(parameter, checking)
    checkChoices(parameter, checking)
  }
  if (pack.until !== null && pack.until <= pack.from) {
    reading.say(
      'policy.dates',
      reading.at(pack, 'until'),
      fill(t('截止日 {until} 不晚于起始日 {from}', 'it ends on {until}, not after it begins on {from}'), {
        until: pack.until,
        from: pack.from,
      }),
      t('请改正日期', 'correct the dates'),
    )
  }
  if (pack.reviewBy <= pack.from) {
    reading.say(
      'policy.dates',
      reading.at(pack, 'reviewBy'),
      fill(t('复核日 {day} 不晚于起始日', 'the review day {day} is not after the pack begins'), {
        day: pack.reviewBy,
      }),
      t('请改正日期', 'correct the dates'),
    )
  }
}

function checkValues(parameter: Parameter, { reading }: Checking): void {
  parameter.values.forEach(({ from }, i) => {
    const before = parameter.values[i - 1]
    if (!before || before.from < from) return
    reading.say(
      'policy.dates-overlap',
      reading.at(parameter, 'values', i, 'from'),
      fill(
        t(
          '“{id}”自 {from} 起的值与前一个值重叠',
          'the value of "{id}" from {from} overlaps the one before it',
        ),
        {
          id: parameter.id,
          from,
        },
      ),
      t('请按施行日期先后排列，每个日期只写一个值', 'put them in order of day, one value a day'),
    )
  })
}

function checkChoices(parameter: Parameter, { reading }: Checking): void {
  if (!parameter.choices) return
  const allowed = parameter.choices.map(choice => choice.value)
  parameter.values.forEach(({ value }, i) => {
    if (typeof value === 'number' && allowed.includes(value)) return
    reading.say(
      'policy.unknown-code',
      reading.at(parameter, 'values', i, 'value'),
      fill(t('“{id}”只能取 {all}', '"{id}" can only be {all}'), {
        id: parameter.id,
        all: allowed.join(', '),
      }),
      t('请从 choices 中选一个', 'pick one of the choices'),
    )
  })
}
