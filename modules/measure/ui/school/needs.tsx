import { useSay, useWords } from '@kit/ui-kit'
import type { SchoolStage } from '@loop/measure/schema'
import { Lack } from '../assessment/lack.tsx'
import { indicatorOf, type Result } from '../assessment/reading.ts'
import css from './school.module.css'

/** What would have to be bought, built or hired to reach every threshold. */
export function Needs({ school, result }: { school: SchoolStage; result: Result }) {
  const w = useWords('measure')
  const say = useSay()
  const lacking = result.order.flatMap((id, i) => {
    const indicator = indicatorOf(result, id, school.stage)
    const gap = school.cells[i]?.gap ?? null
    return indicator && gap !== null && gap > 0 ? [{ indicator, gap }] : []
  })
  const missing = school.cells.filter(c => c.standing === 'missing').length
  return (
    <section className="jh-card">
      <h3>{w('school.needs')}</h3>
      {lacking.length === 0 && <p className="jh-soft">{w('school.needsNone')}</p>}
      <ul className={css.needs}>
        {lacking.map(({ indicator, gap }) => (
          <li key={indicator.indicator}>
            <strong>
              <Lack gap={gap} unit={indicator.gapUnit} />
            </strong>
            <span className="jh-soft">{say(indicator.title)}</span>
          </li>
        ))}
      </ul>
      {missing > 0 && <p className="jh-soft">{w('school.needsMissing', { n: missing })}</p>}
    </section>
  )
}
