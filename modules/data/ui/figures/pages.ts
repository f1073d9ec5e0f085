import { address, type Query, useApi, useSelection } from '@kit/ui-kit'
import { type Figure, type FigurePage, FigurePageSchema } from '@loop/data/schema'
import { useQueries } from '@tanstack/react-query'

export const PAGE_SIZE = 200

/** Pages that hold some rows, in order, without the first: that one is always there. */
export function pagesOf(rows: readonly number[]): number[] {
  const pages = new Set(rows.map(row => Math.floor(row / PAGE_SIZE)))
  pages.delete(0)
  return [...pages].sort((a, b) => a - b)
}

/** The rows in sight, fetched page by page as one scrolls; undefined while a page is on its way. */
export function useRows(
  first: FigurePage,
  query: Query,
  rows: readonly number[],
): (row: number) => Figure | undefined {
  const api = useApi()
  const { region } = useSelection()
  const path = `/api/data/${region}/figures`
  const pages = pagesOf(rows)
  const answers = useQueries({
    queries: pages.map(page => {
      const asked = { ...query, offset: page * PAGE_SIZE, limit: PAGE_SIZE }
      return {
        queryKey: [address(path, asked)],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.get(FigurePageSchema, path, asked, signal),
      }
    }),
  })
  const loaded = new Map(pages.map((page, i) => [page, answers[i]?.data]))
  return row => {
    const page = Math.floor(row / PAGE_SIZE)
    return (page === 0 ? first : loaded.get(page))?.items[row % PAGE_SIZE]
  }
}
