import { useSay, useWords } from '@kit/ui-kit'
import type { NamedRotationRules, RotationRulesAsked } from '@loop/allocate/schema'
import { useListed } from '../listed.ts'

/** The rules as a county would write them, with what it does otherwise, and where they come from. */
export function RulesInWords({ named, rules }: { named: NamedRotationRules; rules: RotationRulesAsked }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const order = listed(rules.order.map(aim => w(`rotation.aims.${aim}`)))
  return (
    <>
      <p>{say(named.note)}</p>
      <ul>
        <li>{w('rotation.years', { n: rules.minimumYears })}</li>
        <li>{w('rotation.moved', { n: rules.movedPercent })}</li>
        <li>{w(`rotation.backbone.${rules.backboneOf}`, { n: rules.backbonePercent })}</li>
        <li>{w('rotation.direction')}</li>
        <li>{w('rotation.leave', { leave: rules.leavePercent, surplus: rules.surplus })}</li>
        <li>{w('rotation.far', { n: rules.mostKm })}</li>
        {rules.coupleKm !== null && <li>{w('rotation.couples', { n: rules.coupleKm })}</li>}
        {rules.headTerms !== null && <li>{w('rotation.headsRule', { n: rules.headTerms })}</li>}
        <li>{w('rotation.order', { order })}</li>
      </ul>
      <ul className="jh-soft jh-small">
        {named.sources.map(s => (
          <li key={s.title}>
            {s.title}（{w(`rotation.source.${s.status}`)}）
          </li>
        ))}
      </ul>
    </>
  )
}
