import { useApi, useSelection } from '@kit/ui-kit'
import { FigureSchema } from '@loop/data/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Choosing or correcting: whatever is shown of figures is asked again when it is done. */
export function useFigureDeed(path: 'choices' | 'corrections', done: () => void) {
  const api = useApi()
  const { region } = useSelection()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => api.post(FigureSchema, `/api/data/${region}/${path}`, body),
    onSuccess: async () => {
      await client.invalidateQueries()
      done()
    },
  })
}
