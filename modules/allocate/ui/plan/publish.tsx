import { Failure, Section, useApi, useLang, useMay, useSay, useWords, whenText } from '@kit/ui-kit'
import { type Publication, PublicationSchema } from '@loop/allocate/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import css from './plan.module.css'

interface PublishProps {
  readonly at: string
  readonly publications: readonly Publication[]
  readonly publishable: readonly {
    readonly what: string
    readonly title: { zh: string; en: string }
    readonly why: { zh: string; en: string } | null
  }[]
}

/** What everybody may read of a plan, with its digest; and what may be added. */
export function Publish({ at, publications, publishable }: PublishProps) {
  const w = useWords('allocate')
  const say = useSay()
  const lang = useLang()
  const mayPublish = useMay('allocate.publish')
  if (publications.length === 0 && publishable.length === 0) return null
  return (
    <Section
      title={w('plan.publication')}
      aside={publications[0] && <Link to={`/public/${publications[0].region}`}>{w('plan.publicPage')}</Link>}
    >
      <ul className={css.publications}>
        {publications.map(p => (
          <li key={p.id}>
            <a href={`/api/public/${p.region}/publications/${p.id}/file`}>{say(p.title)}</a>
            <span className="jh-soft">
              {w('plan.publishedBy', { who: p.publishedBy, when: whenText(p.publishedAt, lang) })}
            </span>
            <code className={css.digest}>{w('plan.digest', { digest: p.digest })}</code>
          </li>
        ))}
        {mayPublish && publishable.map(part => <Part key={part.what} at={at} part={part} />)}
      </ul>
    </Section>
  )
}

function Part({ at, part }: { at: string; part: PublishProps['publishable'][number] }) {
  const w = useWords('allocate')
  const say = useSay()
  const api = useApi()
  const queries = useQueryClient()
  const publish = useMutation({
    mutationFn: () => api.post(PublicationSchema, `${at}/publications`, { what: part.what }),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <li className="jh-noprint">
      <Popconfirm
        title={w('plan.publishSure')}
        okText={w('plan.publish')}
        cancelText={w('plan.back')}
        onConfirm={() => publish.mutate()}
        disabled={part.why !== null}
      >
        <Button disabled={part.why !== null} loading={publish.isPending}>
          {w('plan.publishThis', { what: say(part.title) })}
        </Button>
      </Popconfirm>
      {part.why && <span className="jh-soft">{say(part.why)}</span>}
      {publish.error && <Failure error={publish.error} />}
    </li>
  )
}
