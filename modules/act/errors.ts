import { fill, type Refusal, refusal, type Text, t } from '@kit/base'

/** Every way in which this module says no. */

export function unknownProject(id: string): Refusal {
  return refusal(
    'act.unknown-project',
    id,
    t('没有这个项目。', 'There is no such project.'),
    t('请从项目列表中选择。', 'Choose one from the list.'),
  )
}

export function noGap(unit: string, standard: string): Refusal {
  return refusal(
    'act.no-gap',
    `${unit}/${standard}`,
    t(
      '台账上没有这项缺口，或缺口不能用项目解决。',
      'The ledger has no such gap, or none a project can close.',
    ),
    t('请刷新台账后重新选择。', 'Load the ledger again and choose anew.'),
  )
}

export function alreadyPlanned(title: string, what: Text): Refusal {
  return refusal(
    'act.already-planned',
    title,
    fill(t('“{zh}”已列入项目“{title}”。', '"{en}" is part of the project "{title}" already.'), {
      ...what,
      title,
    }),
    t('请在原项目中办理，或先取消原项目。', 'Go on with that project, or drop it first.'),
  )
}

export function wrongStep(title: string, state: Text): Refusal {
  return refusal(
    'act.wrong-step',
    title,
    fill(t('项目目前“{zh}”，不能办理这一步。', 'The project is {en}; this step is not open.'), { ...state }),
    t('请按立项、批准、开工、验收的顺序办理。', 'Go in order: planned, approved, under way, accepted.'),
  )
}

export function samePerson(title: string): Refusal {
  return refusal(
    'act.same-person',
    title,
    t('申报人不能批准或验收自己的项目。', 'Whoever proposed a project neither approves nor accepts it.'),
    t('请由另一人办理。', 'Let somebody else do it.'),
  )
}

export function reasonMissing(): Refusal {
  return refusal(
    'act.reason-missing',
    'why',
    t('取消项目必须说明原因。', 'Dropping a project takes a reason.'),
    t('请填写原因。', 'Say why.'),
  )
}

export function figureMissing(title: string, what: Text): Refusal {
  return refusal(
    'act.figure-missing',
    title,
    fill(
      t('学校没有填报“{zh}”，无法在此基础上增加。', '"{en}" was not reported; nothing can be added to it.'),
      {
        ...what,
      },
    ),
    t('请先补报该项数据，再验收。', 'Report the figure first, then accept.'),
  )
}

export function noFiguresOn(period: string): Refusal {
  return refusal(
    'act.no-figures',
    'period',
    fill(t('没有{period}及以后学年的数据。', 'There are no figures of {period} or later.'), { period }),
    t('请先导入数据。', 'Import figures first.'),
  )
}
