import { Answer, useAnswer, usePutSearch, useSay, useWords, VerdictTag } from '@kit/ui-kit'
import { PackSummarySchema } from '@loop/measure/schema'
import { z } from 'zod'
import { useCurrent } from '../assessment/current.tsx'
import { countVerdicts } from '../assessment/reading.ts'
import css from './pack-strip.module.css'

type PackSummary = z.infer<typeof PackSummarySchema>
const PacksSchema = z.array(PackSummarySchema)

/** Every set of rules with its verdict on the same figures; choosing one shows the page under it. */
export function PackStrip({ shown }: { shown: string }) {
  const packs = useAnswer(PacksSchema, '/api/measure/packs')
  return (
    <Answer of={packs} lines={2}>
      {list => (
        <ul className={css.strip}>
          {list.map(pack => (
            <li key={pack.id}>
              <PackCard pack={pack} shown={pack.id === shown} />
            </li>
          ))}
        </ul>
      )}
    </Answer>
  )
}

function PackCard({ pack, shown }: { pack: PackSummary; shown: boolean }) {
  const w = useWords('measure')
  const say = useSay()
  const put = usePutSearch()
  const current = useCurrent(pack.id)
  const counts = countVerdicts(current.data?.result.tests.map(t => t.verdict) ?? [])
  return (
    <button
      type="button"
      className={css.card}
      aria-pressed={shown}
      onClick={() => {
        put({ pack: pack.id })
        window.scrollTo({ top: 0 })
      }}
    >
      <strong>{say(pack.title)}</strong>
      {current.data && <VerdictTag verdict={current.data.verdict} />}
      {current.data && (
        <span className="jh-soft jh-small">
          {w('packs.counts', { fail: counts.fail, undetermined: counts.undetermined })}
        </span>
      )}
      {current.error && <span className="jh-soft jh-small">{w('packs.notMeasured')}</span>}
      {current.isLoading && <span className="jh-soft jh-small">{w('packs.measuring')}</span>}
    </button>
  )
}
