export {
  add,
  compare,
  divide,
  floorOf,
  multiply,
  ONE,
  type Rational,
  rationalOf,
  squareRoot,
  subtract,
  ZERO,
} from './exact/rational.ts'
export {
  compareCompositeExactly,
  compareCvExactly,
  type ExactSchool,
  exactSquaredCv,
} from './stats/exact-cv.ts'
export { type Group, type Pulls, squaredCvWithout, strongestPulls } from './stats/leave-one-out.ts'
export { noiseAround, sideOf } from './stats/near.ts'
export { stageShares } from './stats/stage-shares.ts'
export { compositeCv, type Spread, weightedSpread } from './stats/weighted-spread.ts'
