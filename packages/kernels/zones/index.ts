export { type Address, type AddressAnswer, addressBook } from './addresses.ts'
export { bordersOf } from './borders.ts'
export { checkFlow, type FlowViolation } from './check-flow.ts'
export { checkZones, type ZoneViolation } from './check-zones.ts'
export { dissolve } from './dissolve.ts'
export type { Flow, Transport } from './flow.ts'
export { checkInstance, type LaterYear, type ZoneInstance, type ZoneRules } from './instance.ts'
export { lookupPlace, type PlaceAnswer } from './lookup.ts'
export {
  planZones,
  type YearFigures,
  type ZoneEffort,
  type ZoneOutcome,
  type ZonePlan,
} from './plan-zones.ts'
export { type ProofEffort, proveZones } from './prove-zones.ts'
export { type BorderRule, centreOf, contains, type Place, type Shape, shapesOf } from './shapes.ts'
export { type Streets, streetWays } from './streets.ts'
export { type TransportEffort, transport } from './transport.ts'
