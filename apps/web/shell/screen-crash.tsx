import { useWords } from '@kit/ui-kit'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from 'antd'

/** A defect of one screen leaves the rest of the product standing. */
export function ScreenCrash({ error, reset }: ErrorComponentProps) {
  const w = useWords('shell')
  return (
    <section role="alert" className="jh-card">
      <h2>{w('crash.title')}</h2>
      <p>{w('crash.todo')}</p>
      <pre className="jh-small jh-soft jh-scroll">
        {error instanceof Error ? error.message : String(error)}
      </pre>
      <Button onClick={reset}>{w('crash.retry')}</Button>
    </section>
  )
}
