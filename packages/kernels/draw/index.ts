export { type BeaconChain, type BeaconRound, beaconRandomness, firstRoundAt } from './beacon.ts'
export { type Digest, isInMerkleTree, merkleProof, merkleRoot, type Proof } from './merkle.ts'
export { type Odds, type Profile, simulateOdds } from './odds.ts'
export { admissionOrder, lotteryNumbers, type OrderRule } from './order.ts'
export { giveSeats, type SeatInstance, type SeatRule } from './seats.ts'
export { type AgreedSource, combineSeed, isAsAgreed, type RandomSource } from './seed.ts'
export { sha256Hex } from './sha256.ts'
export { digitBias, fromTheSeed, RING_PARTS, type RingPart, ringNumber, settledOrder } from './stage.ts'
export {
  commitTo,
  type DrawList,
  type DrawPool,
  type DrawResult,
  type DrawUnit,
  linesOf,
  runDraw,
  type Transcript,
} from './transcript.ts'
export { uniformInteger } from './uniform.ts'
export { callWaiting, type Offer } from './waiting.ts'
