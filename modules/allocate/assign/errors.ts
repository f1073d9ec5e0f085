import { fill, type Refusal, refusal, t } from '@kit/base'

export function unknownRules(id: string): Refusal {
  return refusal(
    'assign.unknown-rules',
    'rules',
    fill(t('没有录取办法“{id}”。', 'There are no rules "{id}".'), { id }),
    t('请从列表中选择。', 'Choose from the list.'),
  )
}

export function notDrawnYet(): Refusal {
  return refusal(
    'assign.not-drawn-yet',
    'numbers',
    t(
      '选中的派位还没有完成，或只是演练，没有可用的抽签号码。',
      'That draw is not finished, or was a rehearsal.',
    ),
    t('请选择已完成的派位。', 'Choose a draw that is finished.'),
  )
}

export function unknownNumber(id: string): Refusal {
  return refusal(
    'assign.unknown-number',
    id,
    t('名单里没有这个编号。', 'There is no such number in the list.'),
    t('请核对编号。', 'Check the number.'),
  )
}

/** What is given again from the lists must be what was given then. */
export function notTheSame(): Refusal {
  return refusal(
    'assign.not-the-same',
    'certificate',
    t(
      '按名单重新计算，结果与当时的证明不一致，可能是程序已更新。',
      'Given again from the lists, the result is not that of the certificate; the program may have changed.',
    ),
    t(
      '请以已公布的结果为准，或用当时的版本查看。',
      'What was published counts; or look with the version of then.',
    ),
  )
}
