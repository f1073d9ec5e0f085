import { type Refusal, refusal, t } from '@kit/base'

export const strangeSchool = (school: string): Refusal =>
  refusal(
    'forecast.unknown-school',
    school,
    t(`“${school}”不是本区域的学校。`, `"${school}" is no school of this region.`),
    t('请填写系统中的学校名称或编号。', 'Write the name or number the school has in this system.'),
  )

export const otherYear = (last: number, period: string): Refusal =>
  refusal(
    'forecast.other-year',
    String(last),
    t(
      `历年表最后一年是 ${last} 年，选定的学年是 ${period}。`,
      `The history ends in ${last}; the school year chosen is ${period}.`,
    ),
    t('请补齐历年表，或在页首选择对应的学年。', 'Complete the history, or choose that school year above.'),
  )

export const unknownScenario = (id: string): Refusal =>
  refusal(
    'forecast.unknown-scenario',
    'main',
    t(`这套假设里没有情景“${id}”。`, `These assumptions have no scenario "${id}".`),
    t('请从列表中选择。', 'Choose one of the list.'),
  )
