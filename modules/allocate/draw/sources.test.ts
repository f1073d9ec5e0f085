import type { BeaconChain } from '@kit/kernels/draw'
import { expect, test } from 'vitest'
import { shippedPlans } from '../lists/rules-file.ts'
import type { Agreed } from './schema.ts'
import { instantOf, revealedSource, settled } from './sources.ts'
import { ChainShape } from './verify.ts'

const chains: readonly BeaconChain[] = await shippedPlans('beacons', ChainShape)
const quicknet = chains.find(c => c.name === 'quicknet')
if (!quicknet) throw new Error('no quicknet')
const round: Agreed = { kind: 'beacon', name: 'quicknet', round: 657413 }
/** A round that really happened. */
const SIGNATURE =
  'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b'
const happened = JSON.stringify({ round: 657413, signature: SIGNATURE, randomness: 'ignored' })
const born = instantOf(quicknet, 657413)
const read = (agreed: Agreed, text: string, publishedAt: number) => {
  const found = revealedSource(agreed, text, { chains, publishedAt, units: 20, at: 'x' })
  return found.ok ? found.value : found.refusals.map(r => r.code)
}

test('a round that came after the commitment was published gives its digits', () => {
  expect(read(round, happened, born - 1)).toMatchObject({
    randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
    isVerified: true,
  })
})

test('a round of the very second of the publication, or before it, proves nothing', () => {
  expect(read(round, happened, born)).toEqual(['draw.source-wrong'])
  expect(read(round, happened, born + 1)).toEqual(['draw.source-wrong'])
})

test('a forged signature, another round and a text that is no round are refused', () => {
  const forged = happened.replace('b713', 'b714')
  expect(read(round, forged, 0)).toEqual(['draw.forged-beacon'])
  expect(read(round, happened.replace('657413', '657414'), 0)).toEqual(['draw.source-wrong'])
  expect(read(round, SIGNATURE, 0)).toEqual(['draw.source-wrong'])
})

test('full-width digits and stray blanks do not change what was drawn', () => {
  expect(settled(' ０３  9１ \n')).toBe('03 91')
})

test('a share is what its witness committed to, to the letter', () => {
  const commitment = 'd476ba5d09180ab6959e7d5d62b58b890f0221a6686fa4638c9d2fec4655e138'
  const share: Agreed = { kind: 'share', by: '公证处', commitment }
  expect(read(share, '公证处 7-4-1-9', 0)).toMatchObject({ share: '公证处 7-4-1-9' })
  expect(read(share, '公证处 7-4-1-8', 0)).toEqual(['draw.source-wrong'])
})

test('a number of the ring keeps its leading zeros and has to be on the ring', () => {
  const start: Agreed = { kind: 'ring', of: 'start', by: '家长代表' }
  expect(read(start, ' 0 ６ ', 0)).toEqual({ ...start, digits: '06' })
  expect(read(start, '20', 0)).toMatchObject({ digits: '20' })
  for (const off of ['21', '0', '3.5', '三'])
    expect([off, read(start, off, 0)]).toEqual([off, ['draw.source-wrong']])
})
