import { startWorker } from '@kit/base/worker'

export const name = 'draw twice'

/** `JUNHENG_DRAWS=1000000 npm run bench -- draw-twice` draws a million times; it takes a quarter of an hour. */
const DRAWS = Number(process.env.JUNHENG_DRAWS ?? 20_000)
const WORKERS = 2

/** Both implementations of the draw, the product's and the one in the verifier's page, on made-up lists. */
export async function run() {
  const started = performance.now()
  const each = Math.ceil(DRAWS / WORKERS)
  const answers = await Promise.all(Array.from({ length: WORKERS }, (_, k) => compare(k + 1, each)))
  const disagreed = answers.flatMap(a => a.disagreed)
  for (const list of disagreed.slice(0, 3)) console.error(list)
  return [
    { what: 'draws made by both implementations', value: each * WORKERS, unit: 'draws' },
    {
      what: 'of these not alike in every check',
      value: disagreed.length,
      unit: 'draws',
      goal: '0',
      met: disagreed.length === 0,
    },
    { what: 'time', value: Math.round(performance.now() - started) / 1000, unit: 's' },
  ]
}

function compare(seed: number, draws: number): Promise<{ disagreed: string[] }> {
  const worker = startWorker(new URL('./draw-twice.worker.ts', import.meta.url), {
    workerData: { seed, draws },
  })
  return new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
  })
}
