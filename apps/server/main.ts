import { parseArgs } from 'node:util'
import { OutageError } from '@kit/base'
import type { Progress } from './options.ts'
import { serve } from './serve.ts'

export type { Progress, ServeOptions } from './options.ts'
export { type Served, serve } from './serve.ts'

/** `tsx apps/server/main.ts --data <folder> [--port n] [--host h] [--empty]`: the server without the launcher. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'data' },
      port: { type: 'string', default: '4810' },
      host: { type: 'string', default: '127.0.0.1' },
      empty: { type: 'boolean', default: false },
    },
  })
  const { data: dataDir, port, host, empty } = values
  const served = await serve({ dataDir, port: Number(port), host, demo: !empty, onProgress: say })
  console.log(served.url)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void served.close().then(() => process.exit(0))
    })
  }
}

function say({ step, done, total }: Progress): void {
  if (done === 0) console.error(total === null ? step.zh : `${step.zh} (${total})`)
}

if (import.meta.filename === process.argv[1]) {
  main().catch((error: unknown) => {
    if (!(error instanceof OutageError)) throw error
    console.error(`${error.what.zh}${error.todo.zh}\n${error.what.en} ${error.todo.en}`)
    process.exit(3)
  })
}
