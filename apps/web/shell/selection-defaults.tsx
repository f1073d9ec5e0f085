import { isSchoolYear } from '@kit/base'
import { SelectionProvider, useAnswer, useMay, useMe } from '@kit/ui-kit'
import { PeriodStateSchema } from '@loop/data/schema'
import { PackSummarySchema } from '@loop/measure/schema'
import type { ReactNode } from 'react'
import { z } from 'zod'

export const PeriodsSchema = z.array(PeriodStateSchema)
export const PacksSchema = z.array(PackSummarySchema)

export function usePeriods() {
  const me = useMe()
  const may = useMay('data.read')
  return useAnswer(PeriodsSchema, may ? `/api/data/${me.region.code}/periods` : null)
}

export function usePacks() {
  const may = useMay('measure.read')
  return useAnswer(PacksSchema, may ? '/api/measure/packs' : null)
}

/** Without a choice in the address: the newest school year that has figures, and the fullest law (most tests). */
export function SelectionDefaults({ children }: { children: ReactNode }) {
  const periodsAnswer = usePeriods()
  const packsAnswer = usePacks()
  const periods = periodsAnswer.data ?? []
  const packs = packsAnswer.data ?? []
  const newest = periods
    .filter(p => isSchoolYear(p.period) && p.figures > 0)
    .map(p => p.period)
    .sort()
    .at(-1)
  const fullest = packs
    .filter(p => !p.id.startsWith('plans/'))
    .sort((a, b) => b.tests - a.tests || a.id.localeCompare(b.id))[0]
  return (
    <SelectionProvider
      period={newest ?? null}
      pack={fullest?.id ?? null}
      ready={!periodsAnswer.isLoading && !packsAnswer.isLoading}
      trouble={periodsAnswer.error ?? packsAnswer.error}
    >
      {children}
    </SelectionProvider>
  )
}
