import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a peer said; or that it cannot run here, in a word for the table. */
export type Peer<T> =
  | { readonly ran: true; readonly answer: T; readonly version: string }
  | { readonly ran: false; readonly because: string }

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const MOST_OUTPUT = 256 * 2 ** 20

/**
 * Runs a Python script of this folder on JSON; it answers JSON and takes its own time, so that starting Python does not count.
 *
 * @example pythonPeer<{ ms: number }>('boston.py', ['networkx'], { pupils: 3 }) // → { ran: false, because: 'skipped: no networkx' }
 */
export async function pythonPeer<T>(
  script: string,
  packages: readonly string[],
  input: unknown,
): Promise<Peer<T>> {
  const python = pythonWith(packages)
  if (python === null) return { ran: false, because: `skipped: no python3 with ${packages.join(', ')}` }
  const out = await answerOf(python.program, [here(script)], JSON.stringify(input))
  return { ran: true, answer: JSON.parse(out) as T, version: python.version }
}

/** The first Python that has all the packages, with their versions: a system often has two, and only one of them the packages. */
export function pythonWith(packages: readonly string[]): { program: string; version: string } | null {
  const ask = `import ${['sys', ...packages].join(',')}; print('Python', sys.version.split()[0], ${packages.map(p => `'${p}', ${p}.__version__`).join(',')})`
  for (const program of ['python3', '/usr/bin/python3', 'python']) {
    const version = versionOf(program, ['-c', ask])
    if (version !== null) return { program, version }
  }
  return null
}

/** Runs a C++ program of this folder, compiled for this machine, on bytes in a file; it prints its answer. */
export async function compiledPeer(
  source: string,
  input: readonly ArrayBufferView[],
  args: readonly string[] = [],
): Promise<Peer<string>> {
  const version = versionOf('g++', ['-dumpfullversion'])
  if (version === null) return { ran: false, because: 'skipped: no g++' }
  return withFolder(async folder => {
    const program = join(folder, 'peer')
    execFileSync('g++', ['-O3', '-march=native', '-o', program, here(source)], { stdio: 'ignore' })
    const file = join(folder, 'input.bin')
    writeFileSync(file, Buffer.concat(input.map(a => Buffer.from(a.buffer, a.byteOffset, a.byteLength))))
    const answer = (await answerOf(program, [file, ...args], '')).trim()
    return { ran: true, answer, version: `g++ ${version}` }
  })
}

/** The first line a program prints about itself; null where it is not installed. */
export function versionOf(program: string, args: readonly string[]): string | null {
  try {
    return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return null
  }
}

/** What a program prints, given its input; a failing peer ends the bench with its own words. */
export function answerOf(program: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile(program, args, { maxBuffer: MOST_OUTPUT }, (error, out, err) => {
      if (error) failed(new Error(`${program}: ${err || error.message}`))
      else done(out)
    })
    child.stdin?.end(input)
  })
}

export async function withFolder<T>(job: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-'))
  try {
    return await job(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
