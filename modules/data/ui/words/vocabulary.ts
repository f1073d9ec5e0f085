import { useAnswer, useSay, useSelection } from '@kit/ui-kit'
import { type MetricView, type UnitView, UnitViewSchema, VocabularyViewSchema } from '@loop/data/schema'
import { useMemo } from 'react'
import { z } from 'zod'

const UnitsSchema = z.array(UnitViewSchema)

/** The metrics by id; empty while they are on their way. */
export function useMetrics(): ReadonlyMap<string, MetricView> {
  const { data } = useAnswer(VocabularyViewSchema, '/api/data/vocabulary')
  return useMemo(() => new Map(data?.metrics.map(m => [m.id, m])), [data])
}

/** The units of the region by id; empty while they are on their way. */
export function useUnits(): ReadonlyMap<string, UnitView> {
  const { region } = useSelection()
  const { data } = useAnswer(UnitsSchema, `/api/data/${region}/units`)
  return useMemo(() => new Map(data?.map(u => [u.id, u])), [data])
}

/** What people call a metric and a unit; ids until the words have arrived. */
export function useNames() {
  const say = useSay()
  const metrics = useMetrics()
  const units = useUnits()
  return {
    metricName: (id: string) => {
      const metric = metrics.get(id)
      return metric ? say(metric.title) : id
    },
    unitName: (id: string) => units.get(id)?.name ?? id,
  }
}
