import type { Refusal } from '@kit/base'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { z } from 'zod'
import css from './answer.module.css'
import { type Query, RefusedError, UnreachableError } from './client.ts'
import { useSay, useWords } from './i18n.tsx'
import { useApi } from './session.tsx'

/** Asks the server; `path` null means "not yet". The answer is kept while the next one is on its way. */
export function useAnswer<T>(
  schema: z.ZodType<T>,
  path: string | null,
  query: Query = {},
): UseQueryResult<T> {
  const api = useApi()
  return useQuery({
    queryKey: [path, query],
    queryFn: ({ signal }) => api.get(schema, path ?? '', query, signal),
    enabled: path !== null,
  })
}

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>
  readonly children: (value: T) => ReactNode
  /** Lines of the loading skeleton. */
  readonly lines?: number
}

/** Shows an answer, or honestly why there is none: on its way, refused, unreachable. */
export function Answer<T>({ of, children, lines = 6 }: AnswerProps<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <Failure error={of.error} retry={() => void of.refetch()} />
  return <Loading lines={lines} />
}

export function Loading({ lines = 6 }: { lines?: number }) {
  const w = useWords('kit')
  return (
    <div className={css.loading} role="status" aria-live="polite">
      <span className="jh-sr">{w('state.loading')}</span>
      <Skeleton active paragraph={{ rows: lines }} title={false} />
    </div>
  )
}

export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const w = useWords('kit')
  const say = useSay()
  useEffect(() => {
    if (!(error instanceof RefusedError || error instanceof UnreachableError)) console.error(error)
  }, [error])
  if (error instanceof RefusedError) return <Refusals refusals={error.refusals} />
  const words = error instanceof UnreachableError ? error : null
  const kind = words ? 'unreachable' : 'defect'
  return (
    <section className={`${css.notice} ${css.trouble}`} role="alert">
      <h2>{words?.what ? say(words.what) : w(`state.${kind}`)}</h2>
      <p>{words?.todo ? say(words.todo) : w(`state.${kind}Todo`)}</p>
      {retry && <Button onClick={retry}>{w('state.retry')}</Button>}
    </section>
  )
}

/** Every reason at once, each with what to do. */
export function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const w = useWords('kit')
  const say = useSay()
  return (
    <section className={`${css.notice} ${css.refused}`} role="alert">
      <h2>{w('state.refused')}</h2>
      <ul>
        {refusals.map(r => (
          <li key={`${r.code} ${r.at}`}>
            <strong>{say(r.because)}</strong>
            <span>{say(r.todo)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing here yet: why, and the one thing to do about it. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <section className={css.empty}>
      <svg width="72" height="48" viewBox="0 0 72 48" aria-hidden="true">
        <path
          d="M8 14h56M36 8v32M24 40h24"
          fill="none"
          stroke="var(--jh-line)"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <path d="M8 14l-6 12h12zM64 14l-6 12h12z" fill="var(--jh-track)" />
      </svg>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </section>
  )
}
