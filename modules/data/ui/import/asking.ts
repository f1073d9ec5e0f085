import { useApi, useSelection } from '@kit/ui-kit'
import { type Import, ImportSchema } from '@loop/data/schema'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

const UNDER_WAY: ReadonlySet<Import['state']> = new Set(['reading', 'checking', 'storing'])
const ASK_AGAIN_MS = 700

export function isUnderWay(one: Pick<Import, 'state'>): boolean {
  return UNDER_WAY.has(one.state)
}

/** One import, asked again while it is under way; when its state changes the list is too, and when it is stored everything. */
export function useImport(id: string) {
  const api = useApi()
  const client = useQueryClient()
  const { region } = useSelection()
  const path = `/api/data/${region}/imports/${id}`
  const answer = useQuery({
    queryKey: [path, {}],
    queryFn: ({ signal }) => api.get(ImportSchema, path, {}, signal),
    refetchInterval: query => (query.state.data && isUnderWay(query.state.data) ? ASK_AGAIN_MS : false),
  })
  const state = answer.data?.state
  const before = useRef(state)
  useEffect(() => {
    const isStored = before.current === 'storing' && state === 'stored'
    if (before.current !== state)
      void client.invalidateQueries(isStored ? {} : { queryKey: [`/api/data/${region}/imports`] })
    before.current = state
  }, [state, client, region])
  return answer
}

/** Commit or cancel; the answer is the import as it stands after it. */
export function useImportDeed(id: string, deed: 'commit' | 'cancel') {
  const api = useApi()
  const client = useQueryClient()
  const { region } = useSelection()
  const path = `/api/data/${region}/imports/${id}`
  return useMutation({
    mutationFn: (body: object) => api.post(ImportSchema, `${path}/${deed}`, body),
    onSuccess: one => {
      client.setQueryData([path, {}], one)
      return client.invalidateQueries({ queryKey: [`/api/data/${region}/imports`] })
    },
  })
}
