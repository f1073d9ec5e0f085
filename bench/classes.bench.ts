import { once } from 'node:events'
import { assert } from '@kit/base'
import { startWorker } from '@kit/base/worker'
import {
  type ClassInstance,
  checkClasses,
  classSizes,
  formClasses,
  objectiveBound,
} from '@kit/kernels/classes'
import { compiledPeer } from './peers/peer.ts'
import { syntheticYear } from './peers/year.ts'

export const name = 'balanced classes'

interface Row {
  readonly what: string
  readonly value: number | string
  readonly unit: string
  readonly goal?: string
  readonly met?: boolean
}

/** Steps that take about half a second and two seconds of an idle core of 2024; the result does not depend on the clock. */
const SHORT = 4_200_000
const LONG = 20_000_000

/** Times are processor time: a busy machine must not make the search look slow. */
export async function run(): Promise<Row[]> {
  const year = syntheticYear({ pupils: 2000, classes: 40, seed: 11 })
  const bound = objectiveBound(year.instance, classSizes(2000, 0, new Array(40).fill(0)))
  const rows: Row[] = []
  for (const [steps, seconds, most] of [
    [SHORT, 0.5, 0.05],
    [LONG, 2, 0.03],
  ] as const) {
    const from = process.cpuUsage()
    const formed = formClasses(year.instance, { seed: 1, steps })
    const { user, system } = process.cpuUsage(from)
    assert(formed.kind === 'formed', 'the year can be formed')
    const broken = checkClasses(year.instance, formed.classOf, formed.objective)
    const excess = formed.objective - bound
    rows.push(
      {
        what: `2,000 × 40, ${steps / 1e6} M steps: excess over the bound`,
        value: round(excess),
        unit: '',
        goal: `≤ ${most}`,
        met: excess <= most,
      },
      {
        what: `2,000 × 40, ${steps / 1e6} M steps: time`,
        value: round((user + system) / 1e6),
        unit: 's',
        goal: `≤ ${seconds}`,
        met: (user + system) / 1e6 <= seconds,
      },
      { what: 'broken rules', value: broken.length, unit: '', goal: '0', met: broken.length === 0 },
    )
  }
  return [...rows, ...(await exchangePeer(year.instance, bound)), ...twins(), ...(await city())]
}

/** The exchange method of the package anticlust for R, restated in C++: what it reaches, not how fast that package is. */
async function exchangePeer(instance: ClassInstance, bound: number): Promise<Row[]> {
  const { pupils, classes, columns } = instance
  const head = Float64Array.from([pupils, classes, columns.width])
  const peer = await compiledPeer('exchange-classes.cpp', [head, columns.x])
  const what = 'exchange method restated after R anticlust (local maximum)'
  if (!peer.ran) return [{ what, value: peer.because, unit: '' }]
  const [objective, ms] = peer.answer.split(' ').map(Number)
  return [
    { what: `${what}: excess over the bound`, value: round(objective! - bound), unit: '' },
    { what: `the same in ${peer.version}: time`, value: round(ms! / 1000), unit: 's' },
  ]
}

/** Five thousand pupils with twins together and rivals apart. */
function twins(): Row[] {
  const { instance } = syntheticYear({ pupils: 5000, classes: 100, seed: 3, twins: 100, apart: 200 })
  const formed = formClasses(instance, { seed: 1, steps: SHORT })
  assert(formed.kind === 'formed', 'the year can be formed')
  const broken = checkClasses(instance, formed.classOf, formed.objective)
  return [
    {
      what: '5,000 pupils, 100 twins, 200 apart: broken rules',
      value: broken.length,
      unit: '',
      goal: '0',
      met: broken.length === 0,
    },
  ]
}

/** A hundred schools of a thousand on two workers; wall clock, so it needs two idle cores. */
async function city(): Promise<Row[]> {
  const from = Date.now()
  const halves = await Promise.all(
    [0, 50].map(async first => {
      const worker = startWorker(new URL('./peers/city-classes.ts', import.meta.url), {
        workerData: { first, count: 50 },
      })
      const [answer] = (await once(worker, 'message')) as [{ gap: number }]
      await worker.terminate()
      return answer
    }),
  )
  const seconds = (Date.now() - from) / 1000
  const gap = Math.max(...halves.map(h => h.gap))
  return [
    {
      what: 'city of 100 × 1,000 on two workers: wall clock',
      value: round(seconds),
      unit: 's',
      goal: '≤ 15',
      met: seconds <= 15,
    },
    {
      what: 'city: widest gap of class means of the total',
      value: round(gap),
      unit: 'points',
      goal: '≤ 0.2',
      met: gap <= 0.2,
    },
  ]
}

const round = (x: number) => Math.round(x * 10_000) / 10_000
