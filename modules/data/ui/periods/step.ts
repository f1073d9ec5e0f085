import { useApi, useSelection } from '@kit/ui-kit'
import { PeriodStateSchema } from '@loop/data/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export type PeriodDeed =
  | { readonly step: 'submit' | 'confirm' }
  | { readonly step: 'reopen'; readonly reason: string }

/** Takes a step of a period; afterwards everything shown is asked again. */
export function usePeriodStep(period: string) {
  const api = useApi()
  const { region } = useSelection()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, ...body }: PeriodDeed) =>
      api.post(PeriodStateSchema, `/api/data/${region}/periods/${period}/${step}`, body),
    onSuccess: () => client.invalidateQueries(),
  })
}
