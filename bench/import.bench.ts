import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const name = 'Import: 400,000 rows × 30 columns of .xlsx, checked as a whole'

const ROWS = Number(process.env.BENCH_ROWS ?? 400_000)

interface Measured {
  readonly rows: number
  readonly ms: number
  readonly peakMb: number
}

async function measured(mode: string, path: string): Promise<Measured> {
  const child = fork(
    fileURLToPath(new URL('./import/child.ts', import.meta.url)),
    [mode, path, String(ROWS)],
    {
      // The heap the product gives its checking thread.
      execArgv: ['--max-old-space-size=640', '--import', import.meta.resolve('tsx')],
    },
  )
  const [result] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${mode} ended with ${code}`))),
  ])) as [Measured]
  return result
}

/** Reading with the library alone is the floor: what checking, judging and spooling add is ours. */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
  const path = join(folder, 'large.xlsx')
  try {
    await measured('write', path)
    const plain = await measured('plain', path)
    const check = await measured('check', path)
    const speed = ({ rows, ms }: Measured) => Math.round(rows / (ms / 1000))
    return [
      { what: 'file', value: Math.round(statSync(path).size / 2 ** 20), unit: 'MB' },
      { what: 'read by the library alone', value: speed(plain), unit: 'rows/s' },
      { what: 'read, checked and spooled', value: speed(check), unit: 'rows/s', baseline: speed(plain) },
      { what: 'peak memory, library alone', value: Math.round(plain.peakMb), unit: 'MB' },
      {
        what: 'peak memory, checked',
        value: Math.round(check.peakMb),
        unit: 'MB',
        goal: '< 1024',
        baseline: Math.round(plain.peakMb),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
