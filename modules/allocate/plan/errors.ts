import { fill, type Refusal, refusal, type Text, t } from '@kit/base'

export function unknownPlan(id: string): Refusal {
  return refusal(
    'allocate.unknown-plan',
    id,
    t('没有这个方案。', 'There is no such plan.'),
    t('请从方案列表中选择。', 'Choose one from the list.'),
  )
}

export function alreadyDecided(id: string): Refusal {
  return refusal(
    'allocate.already-decided',
    id,
    t('这个方案已经作出决定。', 'This plan has been decided already.'),
    t('如情况有变，请重新编制方案。', 'If things have changed, make a new plan.'),
  )
}

export function alreadyPublished(what: string): Refusal {
  return refusal(
    'allocate.already-published',
    what,
    t('这一部分已经公布，公布后不能更改。', 'This part has been published; it cannot be changed.'),
    t('如需更正，请另做方案并说明。', 'To correct it, make another plan and say why.'),
  )
}

export function notPublishable(what: string, why: Text): Refusal {
  return refusal(
    'allocate.not-publishable',
    what,
    why,
    t('条件具备后再公布。', 'Publish it when that is done.'),
  )
}

export function unknownPublication(id: string): Refusal {
  return refusal(
    'allocate.unknown-publication',
    id,
    t('没有这份公布文件。', 'Nothing was published under this address.'),
    t('请从公布列表中选择。', 'Choose from the list of publications.'),
  )
}

export function unknownList(id: string): Refusal {
  return refusal(
    'allocate.unknown-list',
    id,
    t('没有这份名单，或已被删除。', 'There is no such list, or it was erased.'),
    t('请重新上传。', 'Upload it again.'),
  )
}

export function wrongList(is: Text, needed: Text): Refusal {
  return refusal(
    'allocate.wrong-list',
    'list',
    fill(t('这里需要{needed}，选中的是{is}。', 'This needs {needed}; what was chosen is {is}.'), {
      needed: `${needed.zh}`,
      is: `${is.zh}`,
    }),
    t('请选择对应的名单。', 'Choose the right list.'),
  )
}
