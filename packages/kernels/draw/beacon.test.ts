import { describe, expect, test } from 'vitest'
import { type BeaconChain, beaconRandomness, firstRoundAt } from './beacon.ts'

const QUICKNET: BeaconChain = {
  name: 'quicknet',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  scheme: 'unchained',
  genesis: 1692803367,
  period: 3,
}
const DEFAULT: BeaconChain = {
  name: 'default',
  publicKey:
    '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
  scheme: 'chained',
  genesis: 1595431050,
  period: 30,
}
const SHORT = {
  round: 657413,
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  previousSignature: null,
}
const LONG = {
  round: 3311596,
  signature:
    'a696b9409ababce45749c3a4ec369074453dd4a79967734e1390d969c8ad8d98897d217b9121e92c8ddebbddda8d92f900e3bd6bf9deb166863b1a19390d743f82774001487594c5c09e581db7365f02b70a2c8cc41ce32446ef08e4890c4754',
  previousSignature:
    '8ed588f2a7716fb1349e2d9803da5db0005e98a83783c353d4a08f183236a9ad91d70ddb01266f4b7c576983db464b430e65680b9e0098552758afd6c1e6afcb77e3f62fe1b93d42d1cb63abbb2205512fe12fbf74ea9c5ac3b8f5c1e283a1d8',
}
const codes = (r: ReturnType<typeof beaconRandomness>) =>
  r.ok ? [] : r.refusals.map(x => `${x.at} ${x.code}`)

describe('rounds that really happened', () => {
  test('a round of quicknet gives its digits', () => {
    const r = beaconRandomness(QUICKNET, SHORT)
    expect(r.ok && r.value).toBe('fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587')
  })

  test('a round of the default chain gives its digits', () => {
    const r = beaconRandomness(DEFAULT, LONG)
    expect(r.ok && r.value).toBe('647c07b2abbf7ff2afb4d670214f565e5cd9f9c91bfdcecb59a21f3c78d73920')
  })

  test('the first round of an instant', () => {
    expect(firstRoundAt(QUICKNET, QUICKNET.genesis)).toBe(1)
    expect(firstRoundAt(QUICKNET, QUICKNET.genesis + 1)).toBe(2)
    expect(firstRoundAt(QUICKNET, QUICKNET.genesis + 3)).toBe(2)
  })
})

describe('what is refused', () => {
  test('a signature of another round, of another chain, and one changed digit', () => {
    const forged = ['signature draw.forged-beacon']
    expect(codes(beaconRandomness(QUICKNET, { ...SHORT, round: 657414 }))).toEqual(forged)
    expect(
      codes(beaconRandomness(QUICKNET, { ...SHORT, signature: `${SHORT.signature.slice(0, -1)}a` })),
    ).toEqual(forged)
    expect(codes(beaconRandomness({ ...DEFAULT, publicKey: QUICKNET.publicKey }, LONG))).toEqual(forged)
  })

  test('all malformed fields at once', () => {
    expect(
      codes(beaconRandomness(DEFAULT, { round: 0.5, signature: 'zz', previousSignature: null })),
    ).toEqual([
      'round draw.malformed-beacon-round',
      'signature draw.malformed-beacon-round',
      'previousSignature draw.malformed-beacon-round',
    ])
  })
})
