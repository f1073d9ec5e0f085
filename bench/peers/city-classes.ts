import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '@kit/base'
import { formClasses } from '@kit/kernels/classes'
import { syntheticYear } from './year.ts'

/** Some schools of a city, one after another; answers the widest gap between class means of the total. */
const { first, count }: { first: number; count: number } = workerData
let gap = 0
for (let school = first; school < first + count; school++) {
  const { instance, totals } = syntheticYear({ pupils: 1000, classes: 20, seed: 100 + school })
  const formed = formClasses(instance, { seed: school, steps: 2_500_000 })
  assert(formed.kind === 'formed', 'every school can be formed')
  const sum = new Float64Array(20)
  const size = new Float64Array(20)
  formed.classOf.forEach((k, p) => {
    sum[k]! += totals[p]!
    size[k]! += 1
  })
  const means = Array.from(sum, (s, k) => s / size[k]!)
  gap = Math.max(gap, Math.max(...means) - Math.min(...means))
}
parentPort?.postMessage({ gap })
