import { planOf, type Trigger } from '@kit/policy'
import type { TriggerStanding } from '../../plan-schema.ts'
import { exactValue } from '../exact-value.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import { askedOf, nameOnly } from './asked.ts'

/** Whom every trigger of the plan fires for, and of whom it cannot be told. */
export function triggerStandings(
  county: County,
  region: { readonly id: string; readonly name: string },
): TriggerStanding[] {
  return planOf(county.book.pack).triggers.map(trigger => triggerStanding(county, region, trigger))
}

function triggerStanding(
  county: County,
  region: { readonly id: string; readonly name: string },
  trigger: Trigger,
): TriggerStanding {
  const { id, title, level, when, opens, note, source } = trigger
  const asked = askedOf(county, trigger, region).map(of => ({
    unit: nameOnly(of),
    holds: exactValue(when.expr, of.exact),
  }))
  // A school of which nobody can tell whether it belongs to the scope is open too.
  const unplaced =
    level === 'county'
      ? []
      : county.leftOut
          .filter(l => l.open)
          .map(({ school }) => ({ unit: school.unit.id, name: school.unit.name, stage: null }))
  return {
    ...{ id, title, clause: source.clause, sourceStatus: source.status, level, opens },
    when: inWords(county.book, when),
    note: note ?? null,
    asked: asked.length + unplaced.length,
    fires: asked.filter(({ holds }) => holds !== null && holds.n !== 0n).map(({ unit }) => unit),
    open: [...asked.filter(({ holds }) => holds === null).map(({ unit }) => unit), ...unplaced],
  }
}
