import { t } from '@kit/base'
import type { AskedOf, Entitlement, Trigger } from '../plan-schema.ts'
import type { Checking, Setting } from './setting.ts'

/** Whom the formulas of a trigger or an entitlement are asked about. */
export function settingOf(
  { level, stages }: { readonly level: AskedOf; readonly stages?: Trigger['stages'] },
  { pack }: Checking,
): Setting {
  if (level === 'county') return { level: 'region' }
  return level === 'school'
    ? { level: 'whole-school' }
    : { level: 'school', stages: stages ?? pack.scope.stages }
}

export function checkStages(thing: Trigger | Entitlement, { pack, reading }: Checking): void {
  const at = reading.at(thing)
  const outside = (thing.stages ?? []).find(stage => !pack.scope.stages.includes(stage))
  if (thing.level !== 'school-stage' && thing.stages !== undefined) {
    reading.say(
      'policy.shape',
      at,
      t('stages 只用于 level: school-stage', 'stages go with level: school-stage only'),
      t('请删去 stages', 'delete stages'),
    )
  } else if (outside !== undefined) {
    reading.say(
      'policy.stage-not-offered',
      at,
      t('学段不在本规则包的范围内', 'a stage outside the scope of the pack'),
      t('请补进 scope.stages，或删去', 'add it to scope.stages, or delete it'),
    )
  }
}
