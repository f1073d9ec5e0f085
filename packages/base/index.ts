export { type CanonicalValue, canonicalJson } from './canonical.ts'
export { assert, OutageError, unreachable } from './defects.ts'
export { type Brand, type RegionCode, type RegionScope, regionScopeOf, type UnitId } from './ids.ts'
export {
  type FiscalYear,
  isPeriod,
  isSchoolYear,
  nextPeriod,
  type Period,
  previousPeriod,
  type SchoolYear,
  schoolYear,
} from './period.ts'
export { attempt, must, ok, type Refusal, Refused, type Result, refusal, refuse } from './result.ts'
export { STAGES, type Stage } from './stage.ts'
export { fill, type Lang, type Text, t } from './text.ts'
