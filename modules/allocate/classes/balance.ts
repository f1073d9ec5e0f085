import type { Year } from './instance.ts'

export interface Balance {
  readonly sizes: readonly number[]
  readonly rows: readonly {
    readonly label: string
    readonly values: readonly number[]
    readonly gap: number
  }[]
}

/** What a parent can check: heads of each class, counts of each yes-no feature, mean and spread of each measure. */
export function balanceOf({ features }: Year, classOf: Int32Array, classes: number): Balance {
  const members = Array.from({ length: classes }, (_, k) => [...classOf.keys()].filter(p => classOf[p] === k))
  const row = (label: string, of: (known: number[]) => number, values: Float64Array) => {
    const found = members.map(list => of(list.map(p => values[p] as number).filter(v => !Number.isNaN(v))))
    return { label, values: found, gap: Math.max(...found) - Math.min(...found) }
  }
  return {
    sizes: members.map(m => m.length),
    rows: features.flatMap(({ id, kind, values }) =>
      kind === 'yes-no'
        ? [row(id, known => known.reduce((a, b) => a + b, 0), values)]
        : [row(`${id} 均值`, meanOf, values), row(`${id} 标准差`, deviationOf, values)],
    ),
  }
}

function meanOf(known: readonly number[]): number {
  return known.reduce((a, b) => a + b, 0) / known.length
}

/** Of the whole class, not of a sample: divided by n. */
function deviationOf(known: readonly number[]): number {
  const mean = meanOf(known)
  return Math.sqrt(known.reduce((s, v) => s + (v - mean) ** 2, 0) / known.length)
}
