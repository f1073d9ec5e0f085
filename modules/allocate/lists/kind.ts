import type { RegionCode, Result, Text } from '@kit/base'
import type { Tx } from '@kit/store'
import type { MeasureDeps } from '@loop/measure'

/** A list people bring for a plan: applicants, pupils, teachers, blocks of homes. */
export interface ListKind {
  /** Unique among all kinds of plans: `draw-applicants`. */
  readonly id: string
  readonly title: Text
  /** `table`: csv, xlsx, xls with headings in the first row. `geojson`: a FeatureCollection. */
  readonly form: 'table' | 'geojson'
  readonly columns: readonly ListColumn[]
  /** Rows made up from the figures of the region, to try things out; nobody in them exists. */
  readonly example:
    | ((tx: Tx, deps: MeasureDeps, region: RegionCode, period: string) => Promise<Result<ListRows | MapRows>>)
    | null
}

export interface ListColumn {
  readonly heading: string
  readonly note: Text
  readonly isNeeded: boolean
}

export interface ListRows {
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The rows of a list in the form `geojson`: a FeatureCollection. */
export interface MapRows {
  readonly map: { readonly type: string; readonly features: readonly unknown[] }
}
