import { useSay, useWords } from '@kit/ui-kit'
import type { SeatRules } from '@loop/allocate/schema'
import { useListed } from '../listed.ts'

/** How seats are given, as one would tell it to parents. */
export function RulesInWords({ rules }: { rules: SeatRules }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const { classes, pools, columns } = rules
  const others = w('assignment.others')
  return (
    <>
      <p>
        {say(rules.note)}
        {rules.status !== 'verified' && <span className="jh-soft">{` ※ ${w('assignment.unverified')}`}</span>}
      </p>
      <ul>
        <li>{w(`assignment.mechanismWords.${rules.mechanism}`)}</li>
        <li>
          {classes.length > 0
            ? w('assignment.classes', { list: [...classes, others].join(' → ') })
            : w('assignment.noClasses')}
        </li>
        <li>{w(`assignment.numbersWords.${rules.numbers}`)}</li>
        {pools.length > 1 && <li>{w('assignment.pools', { list: pools.map(p => p.name).join(' → ') })}</li>}
        {pools
          .filter(p => p.reverts)
          .map(p => (
            <li key={p.name}>{w('assignment.reverts', { name: p.name })}</li>
          ))}
        {rules.hasZones && <li>{w('assignment.zones')}</li>}
        <li>{w(`assignment.lastSeat.${rules.lastSeat}`)}</li>
        <li>{w('assignment.columns', { schools: listed(columns.schools) })}</li>
        {columns.applicants.length > 0 && (
          <li>{w('assignment.columnsOfApplicants', { applicants: listed(columns.applicants) })}</li>
        )}
      </ul>
    </>
  )
}
