import { Answer, usePutSearch, useSay, useWords, VerdictTag } from '@kit/ui-kit'
import type { PackAdoption } from '@loop/measure/adoption/schema'
import { useCurrent } from '../assessment/current.tsx'
import { countVerdicts } from '../assessment/reading.ts'
import { useAdoptions } from '../plan/use-adoptions.ts'
import css from './pack-strip.module.css'

/** Every set of rules that holds here, with its verdict on the same figures; choosing one shows the page under it. */
export function PackStrip({ shown }: { shown: string }) {
  const packs = useAdoptions()
  return (
    <Answer of={packs} lines={2}>
      {list => (
        <ul className={css.strip}>
          {list
            .filter(one => one.adoption === 'adopted')
            .map(one => (
              <li key={one.pack}>
                <PackCard of={one} shown={one.pack === shown} />
              </li>
            ))}
        </ul>
      )}
    </Answer>
  )
}

function PackCard({ of, shown }: { of: PackAdoption; shown: boolean }) {
  const w = useWords('measure')
  const say = useSay()
  const put = usePutSearch()
  const current = useCurrent(of.pack)
  const counts = countVerdicts(current.data?.result.tests.map(t => t.verdict) ?? [])
  return (
    <button
      type="button"
      className={css.card}
      aria-pressed={shown}
      onClick={() => {
        put({ pack: of.pack })
        window.scrollTo({ top: 0 })
      }}
    >
      <strong>{say(of.title)}</strong>
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
