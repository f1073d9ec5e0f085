import {
  Answer,
  periodText,
  Section,
  useAnswer,
  useLang,
  useSelection,
  useWords,
  whenText,
} from '@kit/ui-kit'
import { type Import, ImportSchema } from '@loop/data/schema'
import { z } from 'zod'
import css from './import.module.css'
import { StateTag } from './state-tag.tsx'

const ImportsSchema = z.array(ImportSchema)

interface RecentImportsProps {
  readonly current: string | null
  readonly open: (id: string) => void
}

export function RecentImports({ current, open }: RecentImportsProps) {
  const w = useWords('data')
  const { region } = useSelection()
  const imports = useAnswer(ImportsSchema, `/api/data/${region}/imports`)
  return (
    <Section title={w('import.recent')}>
      <Answer of={imports} lines={3}>
        {list =>
          list.length === 0 ? (
            <p className="jh-soft">{w('import.none')}</p>
          ) : (
            <ul className={css.recent}>
              {list.map(one => (
                <li key={one.id} aria-current={one.id === current}>
                  <Recent one={one} open={open} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}

function Recent({ one, open }: { one: Import; open: (id: string) => void }) {
  const w = useWords('data')
  const lang = useLang()
  return (
    <button type="button" onClick={() => open(one.id)}>
      <strong>{one.fileName}</strong>
      <StateTag state={one.state} />
      <span className="jh-soft jh-small">
        {one.period !== null && `${periodText(one.period, lang)} · `}
        {w('import.bytes', { size: sizeText(one.bytes), rows: one.rows.toLocaleString('en-US') })} ·{' '}
        {whenText(one.startedAt, lang)}
      </span>
    </button>
  )
}

/** @example sizeText(1_540_000) // → '1.5 MB' */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
