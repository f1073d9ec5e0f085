import { fill, type Refusal, refusal, type Text, t } from '@kit/base'

export function unknownClassRules(id: string): Refusal {
  return refusal(
    'classes.unknown-rules',
    'rules',
    fill(t('没有编班办法“{id}”。', 'There are no rules "{id}".'), { id }),
    t('请从列表中选择。', 'Choose from the list.'),
  )
}

export function otherGrade(grade: number): Refusal {
  return refusal(
    'classes.other-grade',
    'grade',
    t(`这个办法不用于 ${grade} 年级。`, `These rules are not for grade ${grade}.`),
    t('请选择相应年级的办法。', 'Choose the rules of that grade.'),
  )
}

export function notPossibleYet(at: string, why: Text): Refusal {
  return refusal('classes.not-yet', at, why, t('条件具备后再办理。', 'Do it when that is done.'))
}

export function changedMeanwhile(at: string): Refusal {
  return refusal(
    'classes.changed-meanwhile',
    at,
    t('刚刚有人做了同样的操作。', 'Somebody did the same a moment ago.'),
    t('请刷新后再看。', 'Look again.'),
  )
}
