/**
 * Merkle tree over the lines of a list (leaves 0x00, nodes 0x01, so that no node can pass for a leaf): its root commits to
 * every line before the draw, and one family's line is shown to be in it with a handful of digests, without the others.
 *
 * @source RFC 6962, section 2.1
 */
export type Digest = (bytes: Uint8Array) => Uint8Array

export interface Proof {
  readonly index: number
  readonly size: number
  /** Sibling digests from the leaf upwards. */
  readonly path: readonly Uint8Array[]
}

/** @shape n lines → digest; the root of no lines is the digest of nothing */
export function merkleRoot(lines: readonly Uint8Array[], digest: Digest): Uint8Array {
  if (lines.length === 0) return digest(new Uint8Array())
  return rootOf(
    lines.map(line => leaf(line, digest)),
    0,
    lines.length,
    digest,
  )
}

/** The way from one line to the root. @complexity O(n) digests */
export function merkleProof(lines: readonly Uint8Array[], index: number, digest: Digest): Proof {
  const leaves = lines.map(line => leaf(line, digest))
  const path: Uint8Array[] = []
  let from = 0
  let to = leaves.length
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    const isLeft = index < middle
    path.push(isLeft ? rootOf(leaves, middle, to, digest) : rootOf(leaves, from, middle, digest))
    if (isLeft) to = middle
    else from = middle
  }
  return { index, size: leaves.length, path: path.reverse() }
}

/** Whether the line stands at `proof.index` of a list with this root. */
export function isInMerkleTree(line: Uint8Array, proof: Proof, root: Uint8Array, digest: Digest): boolean {
  if (!Number.isInteger(proof.index) || proof.index < 0 || proof.index >= proof.size) return false
  const turns = turnsOf(proof.index, proof.size)
  if (turns.length !== proof.path.length) return false
  const end = proof.path.reduce(
    (below, sibling, i) =>
      turns[i] === 'left' ? node(below, sibling, digest) : node(sibling, below, digest),
    leaf(line, digest),
  )
  return end.length === root.length && end.every((byte, i) => byte === root[i])
}

/** On which side the walked node stands at each level, from the leaf upwards. */
function turnsOf(index: number, size: number): ('left' | 'right')[] {
  const turns: ('left' | 'right')[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    turns.push(index < middle ? 'left' : 'right')
    if (index < middle) to = middle
    else from = middle
  }
  return turns.reverse()
}

function rootOf(leaves: readonly Uint8Array[], from: number, to: number, digest: Digest): Uint8Array {
  if (to - from === 1) return leaves[from] as Uint8Array
  const middle = from + largestPowerBelow(to - from)
  return node(rootOf(leaves, from, middle, digest), rootOf(leaves, middle, to, digest), digest)
}

/** The largest power of two smaller than n. */
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

function leaf(line: Uint8Array, digest: Digest): Uint8Array {
  return digest(join(0, line, new Uint8Array()))
}

function node(left: Uint8Array, right: Uint8Array, digest: Digest): Uint8Array {
  return digest(join(1, left, right))
}

function join(tag: number, a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(1 + a.length + b.length)
  joined[0] = tag
  joined.set(a, 1)
  joined.set(b, 1 + a.length)
  return joined
}
