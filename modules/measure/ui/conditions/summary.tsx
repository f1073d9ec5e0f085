import { money, Section, useLang, useSay, useWords } from '@kit/ui-kit'
import type { Conditions } from '@loop/measure/conditions/schema'
import css from './conditions.module.css'

/** The county in a few figures, then group by group. */
export function Summary({ ledger }: { ledger: Conditions }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const { schools, tiers, rows, cost, groups, leftOut } = ledger
  const missing = rows.filter(r => r.state === 'missing').length
  const figures: readonly (readonly [string, string])[] = [
    [w('conditions.cost'), money(cost, lang)],
    ...tiers.map(tier => [say(tier.title), String(tier.schools)] as const),
  ]
  // A school sees only its own lines: what is counted from them would stand beside sums of the county.
  const counted: readonly (readonly [string, string])[] = [
    [w('conditions.schoolsLacking'), String(schools.filter(s => s.lacking > 0).length)],
    [w('conditions.noTier'), String(schools.filter(s => s.tier === null && s.told).length)],
    [w('conditions.tierOpen'), String(schools.filter(s => !s.told).length)],
    [w('conditions.missing'), String(missing)],
  ]
  return (
    <>
      <dl className={css.figures}>
        {[...figures, ...(schools.length > 1 ? counted : [])].map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="jh-num">{value}</dd>
          </div>
        ))}
      </dl>
      {leftOut.length > 0 && (
        <p className={css.missing}>
          {w('conditions.leftOut', { names: leftOut.map(s => s.name).join(w('plan.comma')) })}
        </p>
      )}
      <Section title={w('conditions.groups')}>
        <div className="jh-scroll">
          <table className="jh-table">
            <thead>
              <tr>
                <th scope="col">{w('conditions.group')}</th>
                {(['lacking', 'missing', 'money'] as const).map(key => (
                  <th key={key} scope="col" className="jh-right">
                    {w(`conditions.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map(group => (
                <tr key={group.id}>
                  <th scope="row">{say(group.title)}</th>
                  <td className="jh-right jh-num">{group.lacking}</td>
                  <td className={`jh-right jh-num ${group.missing > 0 ? css.missing : ''}`}>
                    {group.missing}
                  </td>
                  <td className="jh-right jh-num">{money(group.cost, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </>
  )
}
