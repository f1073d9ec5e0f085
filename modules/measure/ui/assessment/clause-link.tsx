import { useWords } from '@kit/ui-kit'
import { Link } from '@tanstack/react-router'

/** The article of a clause, leading to its own page. */
export function ClauseLink({ clause, pack }: { clause: string; pack: string }) {
  const w = useWords('measure')
  const article = clause.split('/').slice(1).join('/')
  return (
    <Link
      to="/plans/$plan/clauses/$clause"
      params={{ plan: pack.replaceAll('/', '~'), clause: clause.replaceAll('/', '~') }}
      search={true}
      title={clause}
    >
      {article ? w('packs.article', { article }) : clause}
    </Link>
  )
}
