import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answerOf, type Peer, pythonWith, versionOf, withFolder } from './peer.ts'

/** Minimise cost · x, rows packed one after another, columns in a box; the first `whole` columns are whole numbers. */
export interface PeerModel {
  readonly starts: ArrayLike<number>
  readonly columns: ArrayLike<number>
  readonly values: ArrayLike<number>
  readonly lower: ArrayLike<number>
  readonly upper: ArrayLike<number>
  readonly cost: ArrayLike<number>
  readonly least: ArrayLike<number>
  readonly most: ArrayLike<number>
}

export interface PeerOptimum {
  /** `stopped`: the time was up; then `objective` is the best found (null: none). */
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  readonly objective: number | null
  /** As the solver itself says: reading the model and starting the program do not count. */
  readonly seconds: number
}

/**
 * Native solvers on one and the same model: HiGHS (through SciPy), CBC and GLPK. Optimality is asked for without any gap.
 *
 * @shape model, number of whole columns, most seconds → optimum, or why the peer did not run
 * @example await solveBy('cbc', model, model.cost.length, 60)
 */
export function solveBy(
  solver: 'highs' | 'cbc' | 'glpk',
  model: PeerModel,
  whole: number,
  mostSeconds: number,
): Promise<Peer<PeerOptimum>> {
  return withFolder(folder => BY[solver](folder, model, whole, mostSeconds))
}

type Solve = (
  folder: string,
  model: PeerModel,
  whole: number,
  mostSeconds: number,
) => Promise<Peer<PeerOptimum>>
const BY: Readonly<Record<'highs' | 'cbc' | 'glpk', Solve>> = { highs, cbc, glpk }

async function highs(folder: string, model: PeerModel, whole: number, mostSeconds: number) {
  const python = pythonWith(['numpy', 'scipy'])
  if (python === null) return { ran: false as const, because: 'skipped: no python3-scipy' }
  const file = join(folder, 'model.bin')
  const columns = model.cost.length
  const head = [model.lower.length, columns, model.values.length, whole, mostSeconds]
  const parts = [
    head,
    model.starts,
    model.columns,
    model.values,
    model.lower,
    model.upper,
    model.cost,
    model.least,
    model.most,
  ]
  writeFileSync(file, Buffer.concat(parts.map(p => Buffer.from(Float64Array.from(p).buffer))))
  const script = fileURLToPath(new URL('highs.py', import.meta.url))
  const answer = JSON.parse(await answerOf(python.program, [script, file], '')) as PeerOptimum
  return { ran: true as const, answer, version: `HiGHS in ${python.version}` }
}

async function cbc(folder: string, model: PeerModel, whole: number, mostSeconds: number) {
  const version = versionOf('cbc', ['-quit'])
  if (version === null) return { ran: false as const, because: 'skipped: no cbc' }
  const file = join(folder, 'model.mps')
  writeFileSync(file, mpsOf(model, whole))
  const limits = ['-ratioGap', '0', '-allowableGap', '0', '-seconds', String(mostSeconds)]
  const out = await answerOf('cbc', [file, ...limits, '-solve', '-quit'], '')
  const objective = /(?:^Objective value:|^Optimal objective)\s+(-?[\d.e+-]+)/m.exec(out)
  const status = /^Problem (?:is|proven) infeasible|^Result - .*infeasible/m.test(out)
    ? 'infeasible'
    : /Stopped on time/.test(out) || objective === null
      ? 'stopped'
      : 'optimal'
  const seconds = Number(/Total time \(CPU seconds\):\s+([\d.]+)/.exec(out)?.[1] ?? Number.NaN)
  const answer: PeerOptimum = { status, objective: objective ? Number(objective[1]) : null, seconds }
  return { ran: true as const, answer, version: `CBC ${/Version:\s+(\S+)/.exec(version)?.[1] ?? ''}` }
}

async function glpk(folder: string, model: PeerModel, whole: number, mostSeconds: number) {
  const version = versionOf('glpsol', ['--version'])
  if (version === null) return { ran: false as const, because: 'skipped: no glpsol' }
  const file = join(folder, 'model.mps')
  writeFileSync(file, mpsOf(model, whole))
  const written = join(folder, 'answer')
  const args = ['--freemps', file, '--tmlim', String(mostSeconds), '--write', written]
  const out = await answerOf('glpsol', args, '')
  const [, sort, , , status, dual, value] =
    /^s (\S+) (\d+) (\d+) (\S+) (?:(\S+) )?(\S+)$/m.exec(readFileSync(written, 'utf8')) ?? []
  const isOptimal = sort === 'mip' ? status === 'o' : status === 'f' && dual === 'f'
  const answer: PeerOptimum = {
    status: isOptimal ? 'optimal' : /NO (?:PRIMAL|INTEGER) FEASIBLE/.test(out) ? 'infeasible' : 'stopped',
    objective: isOptimal ? Number(value) : null,
    seconds: Number(/Time used:\s+([\d.]+)/.exec(out)?.[1] ?? Number.NaN),
  }
  return { ran: true as const, answer, version: version.split('\n')[0] ?? '' }
}

/** The model as free MPS: rows N, G, L, E with ranges, whole columns between markers, every bound written out. */
function mpsOf(model: PeerModel, whole: number): string {
  const rows = Array.from(model.lower, (low, r) => rowOf(low, model.upper[r]!))
  const entries: string[][] = Array.from(model.cost, () => [])
  rows.forEach((_, r) => {
    for (let i = model.starts[r]!; i < model.starts[r + 1]!; i++)
      entries[model.columns[i]!]!.push(` x${model.columns[i]} r${r} ${model.values[i]}`)
  })
  const column = (c: number) => [` x${c} cost ${model.cost[c]}`, ...entries[c]!]
  const mark = (kind: string) => (whole > 0 ? [` M 'MARKER' '${kind}'`] : [])
  const all = Array.from(model.cost, (_, c) => c)
  return [
    'NAME model FREE', // CBC would else take short names for the fixed format
    'ROWS',
    ' N cost',
    ...rows.map(({ type }, r) => ` ${type} r${r}`),
    'COLUMNS',
    ...mark('INTORG'),
    ...all.slice(0, whole).flatMap(column),
    ...mark('INTEND'),
    ...all.slice(whole).flatMap(column),
    'RHS',
    ...rows.flatMap(({ right }, r) => (right === 0 ? [] : [` rhs r${r} ${right}`])),
    'RANGES',
    ...rows.flatMap(({ range }, r) => (range === null ? [] : [` ranges r${r} ${range}`])),
    'BOUNDS',
    ...all.flatMap(c => boundsOf(c, model.least[c]!, model.most[c]!)),
    'ENDATA',
    '',
  ].join('\n')
}

function rowOf(low: number, high: number): { type: string; right: number; range: number | null } {
  if (low === high) return { type: 'E', right: low, range: null }
  if (!Number.isFinite(low)) return { type: Number.isFinite(high) ? 'L' : 'N', right: high, range: null }
  return { type: 'G', right: low, range: Number.isFinite(high) ? high - low : null }
}

function boundsOf(c: number, least: number, most: number): string[] {
  const low = Number.isFinite(least) ? ` LO b x${c} ${least}` : ` MI b x${c}`
  const high = Number.isFinite(most) ? ` UP b x${c} ${most}` : ` PL b x${c}`
  return [low, high]
}
