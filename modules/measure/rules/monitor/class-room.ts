import { type Stage, type Text, t } from '@kit/base'
import type { ClassRoom, ClassSizeRules } from '../../monitor/schema.ts'
import { sentence } from '../wording.ts'
import { limitIn } from './grades.ts'

/** Whose classes: a school at a stage, or one grade of it. */
interface Of {
  readonly unit: string
  readonly name: string
  readonly stage: Stage
  readonly period: string
  /** null: there is no register by grade. */
  readonly grade: number | null
  readonly pupils: number | null
  readonly classes: number | null
}

/**
 * Asked before a child is admitted: whether so many more still fit into the classes there are.
 *
 * @example classRoom({ pupils: 89, classes: 2, stage: 'primary', … }, 1).fits // → true: 2 × 45 = 90
 */
export function classRoom(of: Of, more: number, rules: ClassSizeRules): ClassRoom | null {
  const limit = rules.limits.find(l => l.stage === of.stage)
  if (!limit) return null
  const { unit, stage, grade, pupils, classes } = of
  const standard = grade === null ? limit.standard : limitIn(limit, grade, of.period)
  const left = pupils === null || classes === null ? null : classes * standard - pupils - more
  const fits = left === null ? null : left >= 0
  const places = {
    name: grade === null ? of.name : inGrade(of.name, rules.grades[stage]?.[grade - 1]),
    ...{ more, left: left ?? 0, over: -(left ?? 0), classes: classes ?? 0, standard },
  }
  const says =
    left === null
      ? sentence(
          '{name}缺少在校生数或班数，不能判断。',
          'Pupils or classes of {name} are missing: it cannot be told.',
          places,
        )
      : left >= 0
        ? sentence(
            '{name}再收 {more} 人后还有 {left} 个学位。',
            '{name} has {left} seats left after {more} more.',
            places,
          )
        : sentence(
            '{name}再收 {more} 人，{classes} 个班将超过每班 {standard} 人，超出 {over} 人。',
            'With {more} more, the {classes} classes of {name} go over {standard} each, by {over} pupils.',
            places,
          )
  return { unit, stage, grade, pupils, classes, standard, left, fits, says }
}

function inGrade(school: string, grade: Text | undefined): Text {
  return t(`${school}${grade?.zh ?? ''}`, `${school}, ${grade?.en ?? ''}`)
}
