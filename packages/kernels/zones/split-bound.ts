import { assert } from '@kit/base'
import { transport } from './transport.ts'
import { sum, type Year } from './years.ts'

export interface SplitBound {
  /** No plan counts less, whole zones or not. */
  readonly bound: number
  /** What one more seat would save in all years; by school. */
  readonly seatValue: Float64Array
  /** The same for each year by itself. */
  readonly byYear: readonly Float64Array[]
}

/** Each year's transport by itself: in no year can the pupils be sent to school for less, whatever the zones of the others. */
export function splitBound(years: readonly Year[], overload: number): SplitBound {
  let bound = 0
  const seatValue = new Float64Array(years[0]!.capacity.length)
  const byYear = years.map(year => {
    const flow = transport(year, { overflowCost: overload })
    assert(flow, 'nobody stopped the transport')
    bound += year.weight * (flow.cost + overload * sum(flow.overload))
    flow.seatValue.forEach((v, s) => {
      seatValue[s] = seatValue[s]! + year.weight * v
    })
    return flow.seatValue
  })
  return { bound, seatValue, byYear }
}
