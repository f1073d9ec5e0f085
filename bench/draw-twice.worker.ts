import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '@kit/base'
import { commitTo, type DrawList, runDraw } from '@kit/kernels/draw'
import { randomFrom } from '@kit/kernels/random'

interface Verifier {
  verify(transcript: unknown): { holds: boolean; checks: { id: string; holds: boolean }[] }
}

const page = readFileSync(createRequire(import.meta.url).resolve('@kit/kernels/draw/verifier.html'), 'utf8')
const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
const { verify } = runInThisContext(`${script};verifier`) as Verifier

function listOf(pick: (below: number) => number): DrawList {
  const n = 1 + pick(6)
  const start = pick(2) === 0 ? ('drawn' as const) : 1 + pick(n)
  const interval = pick(2) === 0 ? ('drawn' as const) : 1 + pick(n)
  const direction = (['up', 'down', 'drawn'] as const)[pick(3)] ?? 'up'
  const kinds = [
    { kind: 'ascending' },
    { kind: 'descending' },
    { kind: 'ring', start, interval, direction },
  ] as const
  return {
    title: 'a',
    rehearsal: false,
    round: 1 + pick(3),
    order: kinds[pick(3)] ?? kinds[0],
    seats: {
      by: pick(2) === 0 ? 'number-first' : 'wish-first',
      lastSeat: (['over', 'pass', 'split'] as const)[pick(3)] ?? 'over',
    },
    agreed: [{ kind: 'stage', by: 'h' }],
    pools: [0, 1, 2].map(i => ({ id: `K${i}`, name: `${i}`, seats: pick(4) })),
    units: Array.from({ length: n }, (_, i) => ({
      id: `${i}`,
      heads: pick(3) === 0 ? 2 : 1,
      wishes: ['K0', 'K1', 'K2'].filter(() => pick(3) > 0),
    })),
  }
}

const { seed, draws } = workerData as { seed: number; draws: number }
const random = randomFrom(seed)
const pick = (below: number) => random.below(below)
const disagreed: string[] = []
for (let k = 0; k < draws; k += 1) {
  const list = listOf(pick)
  const commitment = commitTo(list)
  assert(commitment.ok, 'the list is sound')
  const drawn = runDraw(list, commitment.value, [{ kind: 'stage', by: 'h', digits: String(pick(1e6)) }])
  assert(drawn.ok, 'the draw is made')
  const { holds, checks } = verify(JSON.parse(JSON.stringify(drawn.value)))
  if (!holds) disagreed.push(JSON.stringify({ list, wrong: checks.filter(c => !c.holds) }))
}
parentPort?.postMessage({ disagreed })
