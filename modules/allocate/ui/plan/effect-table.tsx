import { besideLimit, Section, useSay, useWords, VerdictTag } from '@kit/ui-kit'
import type { Effect } from '@loop/allocate/schema'

/** Before and after, as the rules themselves measure it. */
export function EffectTable({ effect }: { effect: Effect }) {
  const w = useWords('allocate')
  const kit = useWords('kit')
  const say = useSay()
  const cv = (value: number | null, limit: number | null) =>
    value === null ? '—' : besideLimit(value, limit)
  return (
    <Section title={w('plan.effect')}>
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 560 }}>
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">{w('plan.before')}</th>
              <th scope="col">{w('plan.after')}</th>
            </tr>
          </thead>
          <tbody>
            {effect.stages.map(s => (
              <tr key={s.stage}>
                <th scope="row">{w('plan.meeting', { stage: kit(`stage.${s.stage}`) })}</th>
                <td className="jh-num">
                  {s.before}／{s.schools}
                </td>
                <td className="jh-num">
                  {s.after}／{s.schools}
                </td>
              </tr>
            ))}
            {effect.tests.map(x => (
              <tr key={`${x.id} ${x.stage}`}>
                <th scope="row">
                  {x.stage === null
                    ? say(x.title)
                    : w('plan.ofStage', { title: say(x.title), stage: kit(`stage.${x.stage}`) })}
                </th>
                <td>
                  <VerdictTag verdict={x.before} />
                </td>
                <td>
                  <VerdictTag verdict={x.after} />
                </td>
              </tr>
            ))}
            {effect.spreads.map(x => (
              <tr key={`${x.indicator} ${x.stage}`}>
                <th scope="row">
                  {w('plan.spread', {
                    title: say(x.title),
                    stage: kit(`stage.${x.stage}`),
                    limit: x.limit ?? '—',
                  })}
                </th>
                <td className="jh-num">{cv(x.before, x.limit)}</td>
                <td className="jh-num">{cv(x.after, x.limit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
