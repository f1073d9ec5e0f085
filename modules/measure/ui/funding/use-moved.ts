import { useSelection } from '@kit/ui-kit'
import { useQueryClient } from '@tanstack/react-query'

/** Money is another as soon as a move is recorded or cancelled. */
export function useMoved() {
  const queries = useQueryClient()
  const { region } = useSelection()
  return async () => {
    await queries.invalidateQueries({ queryKey: [`/api/measure/${region}/moves`] })
    await queries.invalidateQueries({ queryKey: [`/api/measure/${region}/funding`] })
  }
}
