import { useSay, useWords } from '@kit/ui-kit'
import type { ClassesSetUp, ClassRulesShown } from '@loop/allocate/schema'

/** What is balanced, what is kept, what is never used. */
export function RulesInWords({ rules, setUp }: { rules: ClassRulesShown; setUp: ClassesSetUp }) {
  const w = useWords('allocate')
  const say = useSay()
  const words = rules.features.map(f => w(`classes.featureOf.${f.kind}`, { column: f.column }))
  return (
    <>
      <p>
        {say(rules.note)}
        {rules.status !== 'verified' && <span className="jh-soft">{` ※ ${w('classes.unverified')}`}</span>}
      </p>
      <ul>
        <li>{w('classes.size')}</li>
        <li>{w('classes.features', { list: words.join(w('classes.and')) })}</li>
        {rules.wishes.map(({ kind, column }) => (
          <li key={kind}>{w(`classes.wish.${kind}`, { column, n: rules.reduction })}</li>
        ))}
        <li>{w('classes.compared', { n: rules.formations.toLocaleString('en-US') })}</li>
        <li>{w('classes.noScores', { grades: setUp.noScoresInGrades.join(w('classes.and')) })}</li>
        {setUp.refused.map(r => (
          <li key={r.because.en}>
            {w('classes.refused', { because: say(r.because), words: r.words.join(w('classes.and')) })}
          </li>
        ))}
      </ul>
    </>
  )
}
