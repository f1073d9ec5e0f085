import { Failure, Refusals, useApi, useSelection, useWords } from '@kit/ui-kit'
import { type Run, RunSchema } from '@loop/allocate/schema'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import css from './plan.module.css'

const EVERY_MS = 400

/** Work under way: started (at `begins`), asked after, stopped; its plan is opened when it is there. */
export function useRun(path: string, open: (id: string) => void, begins = 'runs') {
  const api = useApi()
  const queries = useQueryClient()
  const { region } = useSelection()
  const at = `/api/allocate/${region}/${path}`
  const [id, setId] = useState<string | null>(null)
  const begin = useMutation({
    mutationFn: (request: object) => api.post(RunSchema, `${at}/${begins}`, request),
    onSuccess: run => setId(run.id),
  })
  const state = useQuery({
    queryKey: [`${at}/runs`, id],
    queryFn: ({ signal }) => api.get(RunSchema, `${at}/runs/${id}`, {}, signal),
    enabled: id !== null,
    refetchInterval: query => (query.state.data?.status === 'running' ? EVERY_MS : false),
  })
  const run: Run | null = state.data ?? null
  const made = run?.status === 'done' ? run.plan : null
  useEffect(() => {
    if (made === null) return
    setId(null)
    open(made)
    void queries.invalidateQueries({ queryKey: [at] })
  }, [made, open, queries, at])
  return {
    run,
    error: begin.error ?? state.error,
    isRunning: begin.isPending || run?.status === 'running',
    start: (request: object) => begin.mutate(request),
    stop: () => void api.post(RunSchema, `${at}/runs/${id}/cancel`),
  }
}

export function RunState({ of }: { of: ReturnType<typeof useRun> }) {
  const w = useWords('allocate')
  if (of.error) return <Failure error={of.error} />
  if (of.run?.status === 'refused') return <Refusals refusals={of.run.refusals} />
  if (of.run?.status === 'cancelled') return <p className="jh-soft">{w('plan.cancelled')}</p>
  if (of.run?.status !== 'running') return null
  return (
    <div className={css.run} role="status">
      <p>{w('plan.running')}</p>
      <Progress percent={Math.round(of.run.share * 100)} />
      <Button onClick={of.stop}>{w('plan.stop')}</Button>
    </div>
  )
}
