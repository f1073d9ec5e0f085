import { useApi } from '@kit/ui-kit'
import { type Run, RunSchema, type SourceCheck, SourceCheckSchema } from '@loop/allocate/schema'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'

const EVERY_MS = 300

/** The texts of the day: entered, checked one by one, drawn from. For the office's screen and the one in the hall. */
export function useDraw(at: string, count: number) {
  const api = useApi()
  const queries = useQueryClient()
  const [values, setValues] = useState<readonly string[]>(() => Array.from({ length: count }, () => ''))
  const [id, setId] = useState<string | null>(null)
  const check = useMutation({
    mutationFn: () => api.post(z.array(SourceCheckSchema), `${at}/sources`, { values }),
  })
  const draw = useMutation({
    mutationFn: () => api.post(RunSchema, `${at}/draw`, { values }),
    onSuccess: run => setId(run.id),
  })
  const runs = `${at.slice(0, at.lastIndexOf('/'))}/runs/${id}`
  const state = useQuery({
    queryKey: [runs],
    queryFn: ({ signal }) => api.get(RunSchema, runs, {}, signal),
    enabled: id !== null,
    refetchInterval: query => (query.state.data?.status === 'running' ? EVERY_MS : false),
  })
  const run: Run | null = state.data ?? null
  const isDone = run?.status === 'done'
  useEffect(() => {
    if (isDone) void queries.invalidateQueries()
  }, [isDone, queries])
  const checks: readonly SourceCheck[] = check.data ?? []
  return {
    values,
    enter: (k: number, text: string) => {
      setValues(values.map((v, i) => (i === k ? text : v)))
      check.reset()
    },
    check: () => check.mutate(),
    checks,
    isChecked: checks.length === count && checks.every(c => c.holds),
    isChecking: check.isPending,
    draw: () => draw.mutate(),
    isDrawing: draw.isPending || run?.status === 'running' || (id !== null && run === null),
    refusals: run?.status === 'refused' ? run.refusals : null,
    error: check.error ?? draw.error ?? state.error,
  }
}
