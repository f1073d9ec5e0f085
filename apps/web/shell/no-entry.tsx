import { Empty, useWords } from '@kit/ui-kit'
import { Link } from '@tanstack/react-router'

/** This person's role does not include the screen. */
export function NoEntry({ screen }: { screen: string }) {
  const w = useWords('shell')
  return <Empty title={w('noEntry.title', { screen })}>{w('noEntry.todo')}</Empty>
}

export function NotFound() {
  const w = useWords('shell')
  return (
    <main>
      <Empty title={w('notFound.title')} action={<Link to="/">{w('notFound.home')}</Link>}>
        {w('notFound.todo')}
      </Empty>
    </main>
  )
}
