import type { Year } from './instance.ts'

/** Heads of a yes-no feature; mean and spread of a measure. */
export type Measured = 'number' | 'mean' | 'deviation'

export interface Balance {
  readonly sizes: readonly number[]
  readonly rows: readonly {
    readonly feature: string
    readonly of: Measured
    readonly values: readonly number[]
    readonly gap: number
  }[]
}

/** What a parent can check: heads of each class, counts of each yes-no feature, mean and spread of each measure. */
export function balanceOf({ features }: Year, classOf: Int32Array, classes: number): Balance {
  const members = Array.from({ length: classes }, (_, k) => [...classOf.keys()].filter(p => classOf[p] === k))
  const row = (feature: string, of: Measured, values: Float64Array) => {
    const found = members.map(list =>
      MEASURES[of](list.map(p => values[p] as number).filter(v => !Number.isNaN(v))),
    )
    return { feature, of, values: found, gap: Math.max(...found) - Math.min(...found) }
  }
  return {
    sizes: members.map(m => m.length),
    rows: features.flatMap(({ id, kind, values }) =>
      kind === 'yes-no'
        ? [row(id, 'number', values)]
        : [row(id, 'mean', values), row(id, 'deviation', values)],
    ),
  }
}

/** For lists: `语文 均值`. */
export function labelOf({ feature, of }: Pick<Balance['rows'][number], 'feature' | 'of'>): string {
  return of === 'number' ? feature : `${feature} ${of === 'mean' ? '均值' : '标准差'}`
}

const MEASURES: Readonly<Record<Measured, (known: readonly number[]) => number>> = {
  number: known => known.reduce((a, b) => a + b, 0),
  mean: meanOf,
  deviation: deviationOf,
}

function meanOf(known: readonly number[]): number {
  return known.reduce((a, b) => a + b, 0) / known.length
}

/** Of the whole class, not of a sample: divided by n. */
function deviationOf(known: readonly number[]): number {
  const mean = meanOf(known)
  return Math.sqrt(known.reduce((s, v) => s + (v - mean) ** 2, 0) / known.length)
}
