/** A heap that only ever looks at its top. */
export interface Heap {
  /** The item with the least key, of equal keys the least item; null when empty. */
  top(): number | null
  pop(): void
  /** Gives the top another key, not below its own. */
  replace(key: number): void
}

/** @requires items in the order of their keys, which is a heap already */
export function heapOf(items: number[], keys: number[]): Heap {
  const isBefore = (a: number, b: number) => {
    const [ka, kb] = [keys[a] as number, keys[b] as number]
    return ka < kb || (ka === kb && (items[a] as number) < (items[b] as number))
  }
  const sink = () => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      if (left >= items.length) return
      const least = left + 1 < items.length && isBefore(left + 1, left) ? left + 1 : left
      if (!isBefore(least, at)) return
      ;[items[at], items[least]] = [items[least] as number, items[at] as number]
      ;[keys[at], keys[least]] = [keys[least] as number, keys[at] as number]
      at = least
    }
  }
  return {
    top: () => items[0] ?? null,
    pop() {
      items[0] = items.at(-1) as number
      keys[0] = keys.at(-1) as number
      items.pop()
      keys.pop()
      sink()
    },
    replace(key) {
      keys[0] = key
      sink()
    },
  }
}
