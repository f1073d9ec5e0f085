import { Answer, Empty, useAnswer, useLang, useSay, useWords, whenText } from '@kit/ui-kit'
import { type Publication, PublicationSchema, PublisherSchema } from '@loop/allocate/schema'
import { useParams } from '@tanstack/react-router'
import { z } from 'zod'
import { fileOf } from './file-of.ts'
import { OwnNumber } from './own-number.tsx'
import css from './public.module.css'
import { Share } from './share.tsx'

/** What a region has published, for everybody: files, digests, and one's own number in a draw. */
export function Component() {
  const w = useWords('allocate')
  const say = useSay()
  const { region } = useParams({ strict: false }) as { readonly region?: string }
  const at = region ? `/api/public/${region}` : null
  const publisher = useAnswer(PublisherSchema, at)
  const publications = useAnswer(z.array(PublicationSchema), at && `${at}/publications`)
  return (
    <main className={css.page}>
      <Answer of={publisher}>
        {({ name }) => (
          <header>
            <h1>{w('public.title', { region: say(name) })}</h1>
            <p className="jh-soft">{w('public.lead')}</p>
          </header>
        )}
      </Answer>
      <Answer of={publications}>
        {list => (
          <>
            {list.length === 0 && <Empty title={w('public.none')} />}
            {plansIn(list).map(parts => (
              <Plan key={parts[0]?.plan} parts={parts} />
            ))}
          </>
        )}
      </Answer>
      <Share />
    </main>
  )
}

/** Publications of one plan stand together, the newest plan first. */
function plansIn(list: readonly Publication[]): readonly (readonly Publication[])[] {
  const plans = new Map<string, Publication[]>()
  for (const p of list) plans.set(p.plan, [...(plans.get(p.plan) ?? []), p])
  return [...plans.values()].map(parts => parts.toReversed())
}

const NamedSchema = z.looseObject({ title: z.string() })

function Plan({ parts }: { parts: readonly Publication[] }) {
  const w = useWords('allocate')
  const say = useSay()
  const lang = useLang()
  const kind = parts[0]?.kind ?? 'draw'
  const part = (what: string) => parts.find(p => p.what === what)
  const commitment = kind === 'draw' ? part('commitment') : undefined
  const transcript = kind === 'draw' ? part('transcript') : undefined
  const named = useAnswer(NamedSchema, commitment ? fileOf(commitment) : null)
  return (
    <section className="jh-card">
      <h2>
        {w(`${kind}.title`)}
        {named.data && `：${named.data.title}`}
      </h2>
      <ul className={css.files}>
        {parts.map(p => (
          <li key={p.id}>
            <a href={fileOf(p)}>{say(p.title)}</a>
            <span className="jh-soft jh-small">
              {w('public.when', { when: whenText(p.publishedAt, lang), kb: Math.ceil(p.file.bytes / 1024) })}
            </span>
            <code>{w('plan.digest', { digest: p.digest })}</code>
          </li>
        ))}
      </ul>
      {transcript && <OwnNumber transcript={transcript} commitment={commitment} />}
    </section>
  )
}
