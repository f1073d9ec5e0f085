import { useWords } from '@kit/ui-kit'
import { Link } from '@tanstack/react-router'

/** The article of a clause, leading to it on the page of its pack. */
export function ClauseLink({ clause, pack }: { clause: string; pack: string }) {
  const w = useWords('measure')
  const article = clause.split('/').slice(1).join('/')
  return (
    <Link
      to="/packs/$pack"
      params={{ pack: pack.replaceAll('/', '~') }}
      search={true}
      hash={clause}
      title={clause}
    >
      {article ? w('packs.article', { article }) : clause}
    </Link>
  )
}
