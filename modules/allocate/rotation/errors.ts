import { type Refusal, refusal, t } from '@kit/base'
import { type Clash, clashText } from '@kit/kernels/rotation'
import type { Lists } from './lists.ts'

/** A teacher's number says little in a long list: the row is named as well. */
export function placed(r: Refusal, { instance, at, headPeople }: Lists): Refusal {
  const i = instance.teachers.findIndex(x => x.id === r.at)
  const h = instance.heads.findIndex(x => x.id === r.at)
  const row = at[i] ?? headPeople.records[h]?.at
  return row === undefined ? r : { ...r, at: `${row} ${r.at}` }
}

export function clashRefusal(clash: Clash): Refusal {
  return refusal(
    'rotation.infeasible',
    clash.rule,
    clashText(clash),
    t(
      '以上各项规则不能同时满足，放宽其中一项后重算。',
      'These rules cannot be kept together; loosen one of them and plan again.',
    ),
  )
}

export const gaveUp = (): Refusal =>
  refusal(
    'rotation.gave-up',
    'nearest',
    t('在规定的步数内没有算出结果。', 'No result within the steps allowed.'),
    t('把“每人考虑最近几所”调小后重试。', 'Think of fewer of the nearest schools and try again.'),
  )

export const unknownSchool = (at: string, id: string): Refusal =>
  refusal(
    'rotation.unknown-school',
    at,
    t(`编号“${id}”不是本区域的学校。`, `"${id}" is no school of this region.`),
    t('请用样例表中的学校编号。', 'Use the numbers of the example list.'),
  )
