import { useAnswer, useSay } from '@kit/ui-kit'
import { VocabularyViewSchema } from '@loop/data/schema'
import { useCallback, useMemo } from 'react'

export function useVocabulary() {
  return useAnswer(VocabularyViewSchema, '/api/data/vocabulary')
}

/** Symbol of a unit of the vocabulary in the reader's language; nothing while it is not known. */
export function useUnitSymbol(): (unit: string | null) => string {
  const say = useSay()
  const vocabulary = useVocabulary().data
  const symbols = useMemo(() => new Map(vocabulary?.units.map(u => [u.id, u.symbol])), [vocabulary])
  return useCallback(
    unit => {
      const symbol = unit === null ? undefined : symbols.get(unit)
      return symbol ? say(symbol) : ''
    },
    [symbols, say],
  )
}

const nameless = (id: string) => ({ zh: id, en: id })

/** Titles of a code metric and of its codes; the bare code while the vocabulary does not know it. */
export function useCodeTitle(metric: string) {
  const vocabulary = useVocabulary().data
  return useMemo(() => {
    const found = vocabulary?.metrics.find(m => m.id === metric)
    const titles = new Map(found?.codes.map(c => [c.code, c.title]))
    return {
      metricTitle: found?.title ?? nameless(metric),
      codeTitle: (code: number) => titles.get(code) ?? nameless(String(code)),
    }
  }, [vocabulary, metric])
}

/** How a figure is read: money is held in fen and read in yuan; everything else as it is held. */
export function readAs(unit: string | null): { readonly unit: string | null; readonly per: number } {
  return unit === 'fen' ? { unit: 'yuan', per: 100 } : { unit, per: 1 }
}
