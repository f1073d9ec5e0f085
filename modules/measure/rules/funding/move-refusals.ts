import { fill, type Refusal, refusal, type Text, t } from '@kit/base'

/** What is wrong with one move, as a sentence about its place. */
export function badMove(code: string, at: string, because: Text, todo: Text): Refusal {
  return refusal(code, at, fill(t('{at}：{zh}。', '{at}: {en}.'), { at, ...because }), todo)
}

export function unknownMove(id: string): Refusal {
  return refusal(
    'measure.unknown-move',
    'id',
    fill(t('没有编号为{id}的流动登记。', 'There is no move {id} on record.'), { id }),
    t('请从登记表中选择。', 'Choose one from the list.'),
  )
}

export function cancelledAlready(id: string): Refusal {
  return refusal(
    'measure.move-cancelled-already',
    'id',
    fill(t('流动登记{id}已经撤销。', 'Move {id} has been cancelled already.'), { id }),
    t('请刷新页面。', 'Load the page again.'),
  )
}

export function unknownParameter(parameter: string): Refusal {
  return refusal(
    'measure.unknown-parameter',
    'parameter',
    fill(
      t('执行的文件里没有参数“{parameter}”。', 'No document that governs has a parameter "{parameter}".'),
      {
        parameter,
      },
    ),
    t('请从列表中选择。', 'Choose one from the list.'),
  )
}
