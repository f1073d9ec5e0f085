/** A column of figures about pupils; NaN where unknown. */
export interface Feature {
  readonly id: string
  /** `measure`: balanced in mean and spread · `yes-no`: 0 or 1, balanced in number */
  readonly kind: 'measure' | 'yes-no'
  readonly weight: number
  readonly values: Float64Array
}

/** Standardised columns, pupil by pupil: `x[p * width + f]`. Every column has mean 0; its sum of squares is N × weight. */
export interface Columns {
  readonly width: number
  readonly x: Float64Array
  /** For bounds: which columns are counts of a yes-no feature, with their scale. */
  readonly counts: readonly { readonly column: number; readonly ones: number; readonly scale: number }[]
}

/** Squares beyond this many standard deviations count as this many: one outlier must not steer a whole year. */
const WINSOR = 3

/**
 * Standardises features for the objective. A measure becomes two columns (value, squared deviation winsorised at 3 standard
 * deviations); a missing value counts as the mean, and a measure with missing values brings a yes-no column "is missing", so
 * that the unknown are spread as well. Constant columns say nothing and are left out.
 *
 * @shape F features × N pupils → N × width
 * @complexity O(N F)
 */
export function standardise(features: readonly Feature[], pupils: number): Columns {
  const columns: { values: Float64Array; ones: number | null; scale: number }[] = []
  for (const { kind, weight, values } of features) {
    const filled = withoutGaps(values)
    const z = scaled(filled, weight)
    if (z) columns.push({ ...z, ones: kind === 'yes-no' ? sum(filled) : null })
    if (kind === 'yes-no') continue
    const squared =
      z &&
      scaled(
        z.values.map(v => Math.min((v * v) / weight, WINSOR * WINSOR)),
        weight,
      )
    if (squared) columns.push({ ...squared, ones: null })
    const gaps = values.map(v => (Number.isNaN(v) ? 1 : 0))
    const missing = scaled(gaps, weight)
    if (missing) columns.push({ ...missing, ones: sum(gaps) })
  }
  const width = columns.length
  const x = new Float64Array(pupils * width)
  columns.forEach(({ values }, f) => {
    for (let p = 0; p < pupils; p++) x[p * width + f] = values[p] as number
  })
  const counts = columns.flatMap(({ ones, scale }, column) =>
    ones === null ? [] : [{ column, ones, scale }],
  )
  return { width, x, counts }
}

function withoutGaps(values: Float64Array): Float64Array {
  const known = values.filter(v => !Number.isNaN(v))
  const mean = known.length === 0 ? 0 : sum(known) / known.length
  return values.map(v => (Number.isNaN(v) ? mean : v))
}

/** (value − mean) × scale with sum of squares N × weight; null for a constant column. */
function scaled(values: Float64Array, weight: number): { values: Float64Array; scale: number } | null {
  const mean = sum(values) / values.length
  const variance = sum(values.map(v => (v - mean) ** 2)) / values.length
  if (!(variance > 1e-18 * (1 + mean * mean))) return null
  const scale = Math.sqrt(weight / variance)
  return { values: values.map(v => (v - mean) * scale), scale }
}

function sum(values: Float64Array): number {
  let total = 0
  for (const v of values) total += v
  return total
}
