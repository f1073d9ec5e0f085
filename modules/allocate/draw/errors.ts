import { fill, type Refusal, refusal, type Text, t } from '@kit/base'

export function alreadyDrawn(plan: string): Refusal {
  return refusal(
    'draw.already-drawn',
    plan,
    t('这份名单已经派位，不能再派一次。', 'This list has been drawn; it is never drawn again.'),
    t('结果以已保存的派位记录为准。', 'What counts is the record that was kept.'),
  )
}

export function notDrawn(plan: string): Refusal {
  return refusal(
    'draw.not-drawn',
    plan,
    t('还没有派位。', 'It has not been drawn yet.'),
    t('请先完成派位。', 'Draw first.'),
  )
}

export function mayNotDraw(plan: string, why: Text): Refusal {
  return refusal('draw.may-not-draw', plan, why, t('条件具备后再派位。', 'Draw when that is done.'))
}

export function pastRound(at: string): Refusal {
  return refusal(
    'draw.beacon-in-the-past',
    at,
    t(
      '约定的信标轮次已经产生，不能作为随机源：派位前谁都不能知道它。',
      'The agreed round of the beacon exists already; nobody may know it before the list is locked.',
    ),
    t('请约定一个将来的时间。', 'Agree on a later time.'),
  )
}

export function sourceWrong(at: string, why: Text): Refusal {
  return refusal('draw.source-wrong', at, why, t('核对后重新填写。', 'Check it and enter it again.'))
}

export function unknownBeacon(name: string): Refusal {
  return refusal(
    'draw.unknown-beacon',
    name,
    t('没有这个信标。', 'There is no such beacon.'),
    t('请从列表中选择。', 'Choose from the list.'),
  )
}

export function unknownProcedure(id: string): Refusal {
  return refusal(
    'draw.unknown-procedure',
    id,
    t('没有这种派位办法。', 'There is no such procedure.'),
    t('请从列表中选择。', 'Choose from the list.'),
  )
}

export function badVacancy(pool: string): Refusal {
  return refusal(
    'draw.bad-vacancy',
    pool,
    fill(t('招生计划中没有“{pool}”。', 'The plan has no pool "{pool}".'), { pool }),
    t('请从列表中选择。', 'Choose from the list.'),
  )
}

export function calledMeanwhile(plan: string): Refusal {
  return refusal(
    'draw.called-meanwhile',
    plan,
    t('另一位同事刚刚办理了递补。', 'Somebody else has just called from the waiting list.'),
    t('请刷新后重新核对。', 'Look again and repeat it.'),
  )
}
