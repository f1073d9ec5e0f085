import { performance } from 'node:perf_hooks'
import { assert } from '@kit/base'
import type { Transport } from '@kit/kernels/zones'
import type { Peer } from './peer.ts'
import type { PeerModel, PeerOptimum } from './solvers.ts'

/** What the bench uses of the package; `npm install --no-save --prefix bench/peers or-tools-wasm` brings it. */
interface NetworkFlow {
  initNetworkFlow(): Promise<void>
  readonly SimpleMinCostFlow: new () => {
    addArcsWithCapacityAndUnitCost(tails: number[], heads: number[], most: number[], cost: number[]): unknown
    setNodeSupply(node: number, supply: number): void
    solve(): Promise<number>
    optimalCost(): number
  }
}

const OPTIMAL = 1

/**
 * The transport of a city by the min-cost flow of OR-Tools, built for WebAssembly: overflow leaves each school at its price.
 * The time is that of its `solve`, warm, the least of several runs; handing over the arcs beforehand does not count.
 */
export async function minCostFlow(
  of: Transport,
  overflow: number,
): Promise<Peer<{ cost: number; ms: number }>> {
  const package_ = await packageAt<NetworkFlow>('or-tools-wasm/network-flow')
  if (package_ === null) return { ran: false, because: 'skipped: no or-tools-wasm' }
  await package_.initNetworkFlow()
  let ms = Number.POSITIVE_INFINITY
  let cost = Number.NaN
  for (let run = 0; run < 5; run++) {
    const flow = modelOf(package_, of, overflow)
    const from = performance.now()
    const status = await flow.solve()
    ms = Math.min(ms, performance.now() - from)
    assert(status === OPTIMAL, 'the transport has an optimum')
    cost = flow.optimalCost()
  }
  return { ran: true, answer: { cost, ms }, version: 'OR-Tools 9 in WebAssembly' }
}

/** Blocks, schools, and one sink that takes what fits for nothing and what does not at the price of overflow. */
function modelOf({ SimpleMinCostFlow }: NetworkFlow, of: Transport, overflow: number) {
  const [B, S] = [of.pupils.length, of.capacity.length]
  const all = of.pupils.reduce((a, b) => a + b, 0)
  const sink = B + S
  const tails: number[] = []
  const heads: number[] = []
  const most: number[] = []
  const cost: number[] = []
  const arc = (...[from, to, room, price]: [number, number, number, number]) => {
    tails.push(from)
    heads.push(to)
    most.push(room)
    cost.push(price)
  }
  for (let b = 0; b < B; b++)
    for (let a = of.starts[b]!; a < of.starts[b + 1]!; a++)
      arc(b, B + of.schools[a]!, of.pupils[b]!, of.cost[a]!)
  of.capacity.forEach((seats, s) => {
    arc(B + s, sink, seats, 0)
    arc(B + s, sink, all, overflow)
  })
  const flow = new SimpleMinCostFlow()
  flow.addArcsWithCapacityAndUnitCost(tails, heads, most, cost)
  of.pupils.forEach((n, b) => {
    flow.setNodeSupply(b, n)
  })
  flow.setNodeSupply(sink, -all)
  return flow
}

/** What the bench uses of the linear solvers in the same package. */
interface LinearSolvers {
  initMPSolver(): Promise<void>
  readonly MPSolver: { CreateSolver(id: string): LinearProgram | null }
}
interface Weighed {
  SetCoefficient(variable: unknown, weight: number): void
}
interface LinearProgram {
  Var(least: number, most: number, whole: boolean, name: string): unknown
  Constraint(low: number, high: number): Weighed
  Objective(): Weighed & { SetMinimization(): void; Value(): number }
  SetTimeLimit(milliseconds: number): void
  Solve(): Promise<number> | number
}

/** One model by SCIP of OR-Tools, built for WebAssembly, to the optimum; the time is that of its `Solve`. */
export async function scip(model: PeerModel, whole: number, mostSeconds: number): Promise<Peer<PeerOptimum>> {
  const package_ = await packageAt<LinearSolvers>('or-tools-wasm/mp-solver')
  if (package_ === null) return { ran: false, because: 'skipped: no or-tools-wasm' }
  await package_.initMPSolver()
  const solver = package_.MPSolver.CreateSolver('SCIP')
  if (solver === null) return { ran: false, because: 'skipped: this or-tools-wasm has no SCIP' }
  const objective = solver.Objective()
  const columns = Array.from(model.cost, (cost, c) => {
    const column = solver.Var(model.least[c]!, model.most[c]!, c < whole, `x${c}`)
    objective.SetCoefficient(column, cost)
    return column
  })
  for (let r = 0; r < model.lower.length; r++) {
    const row = solver.Constraint(model.lower[r]!, model.upper[r]!)
    for (let i = model.starts[r]!; i < model.starts[r + 1]!; i++)
      row.SetCoefficient(columns[model.columns[i]!], model.values[i]!)
  }
  objective.SetMinimization()
  solver.SetTimeLimit(1000 * mostSeconds)
  const from = performance.now()
  const status = await solver.Solve()
  const seconds = (performance.now() - from) / 1000
  const answer: PeerOptimum =
    status === 0
      ? { status: 'optimal', objective: objective.Value(), seconds }
      : { status: status === 2 ? 'infeasible' : 'stopped', objective: null, seconds }
  return { ran: true, answer, version: 'SCIP of OR-Tools in WebAssembly' }
}

async function packageAt<T>(name: string): Promise<T | null> {
  try {
    return (await import(name)) as T
  } catch {
    return null
  }
}
