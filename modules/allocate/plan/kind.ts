import type { Caller } from '@kit/access'
import type { RegionCode, Result, Text } from '@kit/base'
import type { AnyRoute, FileAnswer } from '@kit/http'
import type { Tx } from '@kit/store'
import type { MeasureDeps } from '@loop/measure'
import type { OverlayChange } from '@loop/measure/schema'
import type { z } from 'zod'
import type { ListKind } from '../lists/kind.ts'
import type { Sealer } from '../lists/seal.ts'
import type { Runs } from './runs.ts'
import type { Decision, Plan, PlanFigure, PlanKindName, PlanRequest } from './schema.ts'

/** What every kind of plan may use. */
export interface PlanDeps extends MeasureDeps {
  readonly sealer: Sealer
  /** Folder `policies`. */
  readonly folder: string
}

/**
 * A kind of plan: how a request becomes an input, the input an answer (in a worker), the answer a plan.
 * What is the same for all kinds (runs, storage, effect on verdicts, decision, publication, routes) is in this folder.
 */
export interface PlanKind<Request extends PlanRequest, Setup, Scene, Input, Answer, Body> {
  readonly kind: PlanKindName
  /** Part of the addresses: `/api/allocate/:region/<path>`. */
  readonly path: string
  readonly title: Text
  /** Changes whenever the same input could give another plan. */
  readonly engine: string
  readonly request: z.ZodType<Request> & z.ZodObject
  readonly body: z.ZodType<Body>
  /** Lists people bring: applicants, pupils, teachers, blocks. */
  readonly lists: readonly ListKind[]
  /** What the screen shows before a run: rules in words, what there is, what is missing. */
  readonly setUp: {
    readonly query: z.ZodObject
    readonly answer: z.ZodType<Setup>
    readonly read: (tx: Tx, deps: PlanDeps, asked: never) => Promise<Result<Setup>>
  }
  /** Everything checked before anything is computed; all that is wrong at once. */
  readonly open: (
    tx: Tx,
    deps: PlanDeps,
    region: RegionCode,
    request: Request,
  ) => Promise<Result<Opened<Scene, Input>>>
  /** Gets the input as `workerData`; see `work.ts`. */
  readonly worker: URL
  /** The answer in the words of the office; refuses with the rules that clash. */
  readonly close: (scene: Scene, answer: Answer, request: Request) => Result<Closed<Body>>
  /** Files of a plan. */
  readonly files: readonly PlanFile<Request, Body>[]
  /** What may be published of a plan. */
  readonly publishes: readonly Publishable<Request, Body>[]
  /** Addresses only this kind has, below `/api/allocate/:region/<path>`. */
  readonly routes?: (at: `/api/${string}`, deps: PlanDeps, runs: Runs) => readonly AnyRoute<Caller>[]
}

/** A kind whose types are forgotten: kinds stand in one list. */
// biome-ignore lint/suspicious/noExplicitAny: a list of kinds forgets their single types, as a list of routes does
export type AnyPlanKind = PlanKind<any, any, any, any, any, any>

export interface Opened<Scene, Input> {
  /** Kept here while the worker works; what the numbers of the input stand for. */
  readonly scene: Scene
  /** Cloned into the worker. */
  readonly input: Input
  /** Digest of everything the answer depends on. */
  readonly digest: string
}

export interface Closed<Body> {
  readonly body: Body
  readonly proved: readonly string[]
  readonly figures: readonly PlanFigure[]
  /** What it would change in the figures of a period, measured by a pack; null where no figure is touched. */
  readonly overlay: {
    readonly pack: string
    readonly changes: readonly OverlayChange[]
    /** Indicators whose spreads are shown; null: those that change. */
    readonly indicators: readonly string[] | null
  } | null
  /** First steps of a plan that goes on in time: what is kept whole, such as a list that was locked. */
  readonly steps?: readonly { readonly step: string; readonly content: Uint8Array }[]
}

export interface PlanFile<Request, Body> {
  /** Last part of the address: `projects.xlsx`. */
  readonly name: string
  readonly summary: string
  readonly make: (
    of: { readonly plan: Plan<Request, Body>; readonly decision: Decision | null },
    lang: 'zh' | 'en',
    world: { readonly tx: Tx; readonly deps: PlanDeps },
  ) => Promise<Result<FileAnswer>>
}

export interface Publishable<Request, Body> {
  readonly what: string
  readonly title: Text
  /** Why it may not be published yet; null when it may. `steps`: those the plan has taken. */
  readonly hindrance: (
    plan: Plan<Request, Body>,
    decision: Decision | null,
    steps: readonly string[],
  ) => Text | null
  /** The very bytes that are published. No child can be found out from them. */
  readonly make: (
    plan: Plan<Request, Body>,
    world: { readonly tx: Tx; readonly deps: PlanDeps },
  ) => Promise<Result<{ readonly bytes: Uint8Array; readonly name: string; readonly type: string }>>
}
