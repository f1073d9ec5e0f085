import type { Flow, Transport } from './flow.ts'

export interface FlowViolation {
  readonly property: 'Z1' | 'Z2' | 'Z3'
  /** Block, school, or −1 for the whole, as the property says. */
  readonly about: number
}

/**
 * Proves Z1–Z3 (README): the flow keeps the rules, and its seat values alone show that no flow costs less. Shares no code with
 * the search; uses only the numbers it is shown.
 *
 * @complexity O(A)
 */
export function checkFlow(of: Transport, shown: Flow): FlowViolation[] {
  const found: FlowViolation[] = []
  const load = new Float64Array(of.capacity.length)
  let primal = 0
  let dual = 0
  of.pupils.forEach((n, b) => {
    let sent = 0
    let cheapest = Number.POSITIVE_INFINITY
    for (let a = of.starts[b]!; a < of.starts[b + 1]!; a++) {
      const s = of.schools[a]!
      const pupils = shown.flow[a]!
      if (pupils < 0) found.push({ property: 'Z1', about: b })
      sent += pupils
      load[s] = load[s]! + pupils
      primal += pupils * of.cost[a]!
      cheapest = Math.min(cheapest, of.cost[a]! + shown.seatValue[s]!)
    }
    if (sent !== n) found.push({ property: 'Z1', about: b })
    dual += n * cheapest
  })
  if (primal !== shown.cost) found.push({ property: 'Z3', about: -1 })
  of.capacity.forEach((seats, s) => {
    const over = Math.max(0, load[s]! - seats)
    const value = shown.seatValue[s]!
    if (over !== shown.overload[s]) found.push({ property: 'Z2', about: s })
    if (!(value >= 0 && value <= shown.overflowCost)) found.push({ property: 'Z3', about: s })
    primal += over * shown.overflowCost
    dual -= seats * value
  })
  if (primal !== dual) found.push({ property: 'Z3', about: -1 })
  return found
}
