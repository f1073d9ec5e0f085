import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { answerOf, versionOf } from './peers/peer.ts'

export const name = 'the same bytes on x64 and arm64'

interface Row {
  readonly what: string
  readonly value: string
  readonly unit: string
  readonly goal?: string
  readonly met?: boolean
}

interface Digests {
  readonly processor: string
  readonly node: string
  readonly digests: Readonly<Record<string, string>>
}

/** Another processor's Node as one would type it: `qemu-aarch64-static -L /usr/aarch64-linux-gnu arm64/bin/node`. */
const OTHER = process.env.JUNHENG_OTHER_NODE?.split(' ') ?? []

/** Runs every kernel on this processor and on another one, and compares what they give, bit by bit. */
export async function run(): Promise<Row[]> {
  const program = await bundled()
  const here = await digestsOf([process.execPath], program)
  const [command, ...args] = OTHER
  if (command === undefined || versionOf(command, [...args, '--version']) === null)
    return [{ what: 'another processor', value: 'skipped: JUNHENG_OTHER_NODE names none', unit: '' }]
  const other = await digestsOf(OTHER, program)
  const versions = `${here.processor} ${here.node} and ${other.processor} ${other.node}`
  return Object.entries(here.digests).map(([kernel, digest]) => ({
    what: `${kernel}: ${versions}`,
    value: `${digest.slice(0, 12)} ${other.digests[kernel]?.slice(0, 12)}`,
    unit: '',
    goal: 'alike',
    met: digest === other.digests[kernel],
  }))
}

async function digestsOf([command, ...args]: readonly string[], program: string): Promise<Digests> {
  return JSON.parse(await answerOf(command as string, [...args, program], '')) as Digests
}

/** One plain file: the other processor needs a Node and nothing else; the solver's package is found where it is installed. */
async function bundled(): Promise<string> {
  const folder = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const outfile = `${folder}processors.mjs`
  const entry = fileURLToPath(new URL('./processors.digests.ts', import.meta.url))
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['highs'],
    logLevel: 'error',
  })
  return outfile
}
