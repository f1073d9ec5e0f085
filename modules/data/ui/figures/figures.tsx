import {
  Answer,
  Empty,
  Page,
  useAnswer,
  usePutSearch,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { FigurePageSchema } from '@loop/data/schema'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { FigureDrawer } from './figure-drawer.tsx'
import { FigureFilters } from './figure-filters.tsx'
import { FigureTable } from './figure-table.tsx'
import { keyOf, keyText, queryOf } from './filters.ts'
import { PAGE_SIZE } from './pages.ts'

/** Every official figure with its standing; a row opens where it comes from. */
export function Component() {
  const w = useWords('data')
  const selection = useSelection()
  const search = useSearchText()
  const put = usePutSearch()
  const query = useMemo(() => queryOf(search, selection), [search, selection])
  const path = selection.ready ? `/api/data/${selection.region}/figures` : null
  const first = useAnswer(FigurePageSchema, path, { ...query, offset: 0, limit: PAGE_SIZE })
  return (
    <Page title={w('figures.title')} lead={w('figures.lead')}>
      {selection.ready && selection.period === null ? (
        <NothingYet />
      ) : (
        <>
          <FigureFilters search={search} total={first.data?.total ?? null} put={put} />
          <Answer of={first} lines={12}>
            {page =>
              page.total === 0 ? (
                <Empty title={w('figures.noneTitle')}>{w('figures.noneText')}</Empty>
              ) : (
                <FigureTable
                  key={JSON.stringify(query)}
                  first={page}
                  query={query}
                  open={figure => put({ figure: keyText(figure) })}
                />
              )
            }
          </Answer>
        </>
      )}
      <FigureDrawer asked={keyOf(search.figure)} close={() => put({ figure: null })} />
    </Page>
  )
}

function NothingYet() {
  const w = useWords('data')
  const action = (
    <Link to="/import">
      <Button type="primary">{w('figures.emptyAction')}</Button>
    </Link>
  )
  return (
    <Empty title={w('figures.emptyTitle')} action={action}>
      {w('figures.emptyText')}
    </Empty>
  )
}
