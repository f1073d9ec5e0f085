import { useWords } from '@kit/ui-kit'
import type { AdoptionState } from '@loop/measure/adoption/schema'
import css from './plan.module.css'

/** What a reader has to know first: this document is only tried here, or it was made for another place. */
export function AdoptionNote({ of }: { of: AdoptionState | undefined }) {
  const w = useWords('measure')
  if (of === undefined || (of.adoption === 'adopted' && of.territory === 'inside')) return null
  const outside = of.territory === 'outside'
  return (
    <p className={css.note} role="note">
      {of.adoption === 'trial' && (
        <>
          <strong>{w('plan.trial')}</strong> {w('plan.trialText')}{' '}
        </>
      )}
      {of.adoption === 'trial' && of.from !== null && `${w('plan.holdsFrom', { day: of.from })} `}
      {outside && <strong>{w('plan.outside')} </strong>}
      {outside && of.adoption === 'adopted' && w('plan.outsideBecause', { reason: of.note ?? '' })}
    </p>
  )
}
