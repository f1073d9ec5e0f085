import { firstRoundAt } from '@kit/kernels/draw'
import { useLang, useWords, whenText } from '@kit/ui-kit'
import type { Agreed, DrawSetUp } from '@loop/allocate/schema'
import { Button, Input, Select } from 'antd'
import css from './draw.module.css'

const KINDS = ['stage', 'share', 'published', 'beacon'] as const

/** A source as it is being described: by whom or which; and what is agreed beside (a digest, a moment). */
export interface SourceDraft {
  readonly kind: (typeof KINDS)[number]
  readonly who: string
  readonly text: string
}
type Chains = DrawSetUp['chains']

/** The agreed sources; null while one of them is not complete. */
export function agreedOf(drafts: readonly SourceDraft[], chains: Chains): readonly Agreed[] | null {
  const agreed = drafts.map(d => oneOf(d, chains))
  return agreed.length > 0 && agreed.every(a => a !== null) ? agreed : null
}

function oneOf({ kind, who, text }: SourceDraft, chains: Chains): Agreed | null {
  const name = who.trim()
  if (name === '') return null
  if (kind === 'stage') return { kind, by: name }
  if (kind === 'published') return { kind, name }
  if (kind === 'share') {
    const commitment = text.trim().toLowerCase()
    return /^[0-9a-f]{64}$/.test(commitment) ? { kind, by: name, commitment } : null
  }
  const round = roundOf(chains, name, text)
  return round === null ? null : { kind, name, round }
}

function roundOf(chains: Chains, name: string, moment: string): number | null {
  const chain = chains.find(c => c.name === name)
  const seconds = Date.parse(moment) / 1000
  return chain && Number.isFinite(seconds) ? firstRoundAt(chain, seconds) : null
}

interface SourcesProps {
  readonly drafts: readonly SourceDraft[]
  readonly chains: Chains
  readonly onChange: (drafts: readonly SourceDraft[]) => void
}

/** Which sources of chance are agreed on before the list is locked. */
export function Sources({ drafts, chains, onChange }: SourcesProps) {
  const w = useWords('allocate')
  const put = (at: number, patch: Partial<SourceDraft>) =>
    onChange(drafts.map((d, i) => (i === at ? { ...d, ...patch } : d)))
  return (
    <fieldset className={css.group}>
      <legend>{w('draw.sources')}</legend>
      <ul className={css.rows}>
        {drafts.map((d, i) => (
          <li key={i} className={css.source}>
            <Select
              aria-label={w('draw.sourceKind')}
              value={d.kind}
              onChange={kind =>
                put(i, { kind, who: kind === 'beacon' ? (chains.at(-1)?.name ?? '') : '', text: '' })
              }
              options={KINDS.map(k => ({ value: k, label: w(`draw.kinds.${k}`) }))}
            />
            <Fields draft={d} chains={chains} put={patch => put(i, patch)} />
            {drafts.length > 1 && (
              <Button type="text" onClick={() => onChange(drafts.filter((_, k) => k !== i))}>
                {w('draw.remove')}
              </Button>
            )}
            <small className="jh-soft">{w(`draw.kindNotes.${d.kind}`)}</small>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...drafts, { kind: 'stage', who: '', text: '' }])}>
        {w('draw.addSource')}
      </Button>
    </fieldset>
  )
}

function Fields({
  draft,
  chains,
  put,
}: {
  draft: SourceDraft
  chains: Chains
  put: (patch: Partial<SourceDraft>) => void
}) {
  const w = useWords('allocate')
  if (draft.kind === 'beacon') return <Moment draft={draft} chains={chains} put={put} />
  const label = w(draft.kind === 'published' ? 'draw.sourceName' : 'draw.by')
  return (
    <>
      <Input
        aria-label={label}
        placeholder={label}
        maxLength={60}
        value={draft.who}
        onChange={e => put({ who: e.target.value })}
      />
      {draft.kind === 'share' && (
        <Input
          aria-label={w('draw.commitmentOf')}
          placeholder={w('draw.commitmentOf')}
          maxLength={64}
          value={draft.text}
          onChange={e => put({ text: e.target.value })}
        />
      )}
    </>
  )
}

function Moment({
  draft,
  chains,
  put,
}: {
  draft: SourceDraft
  chains: Chains
  put: (patch: Partial<SourceDraft>) => void
}) {
  const w = useWords('allocate')
  const lang = useLang()
  const round = roundOf(chains, draft.who, draft.text)
  return (
    <>
      <Select
        aria-label={w('draw.chain')}
        value={draft.who}
        onChange={who => put({ who })}
        options={chains.map(c => ({ value: c.name, label: c.name }))}
      />
      <Input
        type="datetime-local"
        aria-label={w('draw.when')}
        value={draft.text}
        onChange={e => put({ text: e.target.value })}
      />
      {round !== null && (
        <span className="jh-num">
          {w('draw.round', { round, when: whenText(new Date(draft.text).toISOString(), lang) })}
        </span>
      )}
    </>
  )
}
