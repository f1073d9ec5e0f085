import type { Stage } from '@kit/base'
import type { DatedValue, Parameter, Source } from './schema.ts'

export interface ValueInForce {
  readonly value: number
  readonly from: string
  readonly source: Source
}

/**
 * The value of the law on a day: the last one whose first day is not after it.
 *
 * @unit that of the parameter
 * @refuses a day before the first value, or a stage without one: `null`
 * @example parameterAt(cvLimit, '2021-06-01', 'primary') // → { value: 0.5, from: '2017-04-19', source: … }
 */
export function parameterAt(parameter: Parameter, day: string, stage: Stage): ValueInForce | null {
  const dated = datedValueAt(parameter, day)
  const value = typeof dated?.value === 'object' ? dated.value[stage] : dated?.value
  return dated === undefined || value === undefined ? null : { value, from: dated.from, source: dated.source }
}

/** The dated entry in force on a day, for all stages. */
export function datedValueAt(parameter: Parameter, day: string): DatedValue | undefined {
  return parameter.values.findLast(({ from }) => from <= day)
}
