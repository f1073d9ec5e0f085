import { fill, type Stage, t } from '@kit/base'
import type { ClassRoom, ClassSizeRules } from '../../monitor/schema.ts'

/**
 * Asked before a child is admitted: whether so many more still fit into the classes there are.
 *
 * @example classRoom({ pupils: 89, classes: 2, stage: 'primary', … }, 1).fits // → true: 2 × 45 = 90
 */
export function classRoom(
  of: { unit: string; name: string; stage: Stage; pupils: number | null; classes: number | null },
  more: number,
  rules: ClassSizeRules,
): ClassRoom | null {
  const limit = rules.limits.find(l => l.stage === of.stage)
  if (!limit) return null
  const { unit, name, stage, pupils, classes } = of
  const left = pupils === null || classes === null ? null : classes * limit.standard - pupils - more
  const fits = left === null ? null : left >= 0
  const words =
    left === null
      ? t(
          '{name}缺少在校生数或班数，不能判断。',
          'Pupils or classes of {name} are missing: it cannot be told.',
        )
      : left >= 0
        ? t('{name}再收 {more} 人后还有 {left} 个学位。', '{name} has {left} seats left after {more} more.')
        : t(
            '{name}再收 {more} 人，{classes} 个班将超过每班 {standard} 人，超出 {over} 人。',
            'With {more} more, the {classes} classes of {name} go over {standard} each, by {over} pupils.',
          )
  const values = {
    name,
    more,
    left: left ?? 0,
    over: -(left ?? 0),
    classes: classes ?? 0,
    standard: limit.standard,
  }
  return { unit, stage, pupils, classes, standard: limit.standard, left, fits, says: fill(words, values) }
}
