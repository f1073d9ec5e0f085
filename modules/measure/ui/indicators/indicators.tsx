import { Page, Segmented, usePutSearch, useSay, useSearchText, useWords } from '@kit/ui-kit'
import type { Assessment } from '@loop/measure/schema'
import { useCallback, useMemo } from 'react'
import { Current } from '../assessment/current.tsx'
import { LineageDrawer } from '../lineage/lineage-drawer.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filtersOf, rowsOf } from './filters.ts'
import { Grid } from './grid.tsx'

/** Schools × indicators: who reaches what, by colour and sign, each cell with its way back. */
export function Component() {
  return <Current>{assessment => <Indicators assessment={assessment} />}</Current>
}

function Indicators({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const search = useSearchText()
  const put = usePutSearch()
  const { result } = assessment
  const filters = useMemo(() => filtersOf(search, result), [search, result])
  const rows = useMemo(() => rowsOf(result, filters), [result, filters])
  const open = useCallback((unit: string, indicator: string) => put({ cell: `${unit}~${indicator}` }), [put])
  const [unit, indicator] = (search.cell ?? '').split('~')
  return (
    <Page
      title={w('indicators.title')}
      lead={w('indicators.lead', { pack: say(assessment.pack.title) })}
      actions={
        <Segmented
          value={filters.stage}
          options={result.stages.map(s => ({ value: s.stage, label: kit(`stage.${s.stage}`) }))}
          onChange={stage => put({ stage, sort: null, cell: null })}
          label={w('indicators.stage')}
        />
      }
    >
      <FilterBar result={result} filters={filters} shown={rows.length} put={put} />
      <Grid result={result} rows={rows} filters={filters} open={open} put={put} />
      <LineageDrawer
        assessment={assessment.id}
        asked={unit && indicator ? { unit, stage: filters.stage, indicator } : null}
        close={() => put({ cell: null })}
      />
    </Page>
  )
}
