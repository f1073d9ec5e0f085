import { DeleteOutlined } from '@ant-design/icons'
import { forTheEye, useSay, useWords } from '@kit/ui-kit'
import type { OverlayChange } from '@loop/measure/schema'
import { Button } from 'antd'
import type { Result } from '../assessment/reading.ts'
import { useUnitSymbol, useVocabulary } from '../assessment/units.ts'
import { typedUnitScale } from './changes.ts'
import css from './what-if.module.css'

interface ChangeListProps {
  readonly result: Result
  readonly changes: readonly OverlayChange[]
  readonly remove: (at: number) => void
}

export function ChangeList({ result, changes, remove }: ChangeListProps) {
  const w = useWords('measure')
  const sentence = useChangeSentence(result)
  if (changes.length === 0) return null
  return (
    <ol className={css.changes}>
      {changes.map((change, i) => (
        <li key={i}>
          <span>{sentence(change)}</span>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={w('whatIf.remove', { change: sentence(change) })}
            onClick={() => remove(i)}
          />
        </li>
      ))}
    </ol>
  )
}

/** A change as one says it: 文华里小学 运动场地面积 增加 3,200 ㎡. */
export function useChangeSentence(result: Result): (change: OverlayChange) => string {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const symbol = useUnitSymbol()
  const vocabulary = useVocabulary().data
  const nameOf = (unit: string) => result.schools.find(s => s.unit === unit)?.name ?? unit
  return ({ unit, metric: id, stage, change }) => {
    const school = nameOf(unit)
    if (change.kind === 'close') {
      return change.to === null
        ? w('whatIf.says.close', { school })
        : w('whatIf.says.closeTo', { school, to: nameOf(change.to) })
    }
    const metric = vocabulary?.metrics.find(m => m.id === id)
    const title = `${metric ? say(metric.title) : id}${stage === 'all' ? '' : ` ${kit(`stage.${stage}`)}`}`
    const amount = `${forTheEye(Math.abs(change.value) / typedUnitScale(metric))}${symbol(metric?.unit === 'fen' ? 'yuan' : (metric?.unit ?? null))}`
    const to = change.kind === 'move' ? nameOf(change.to) : ''
    const kind = change.kind === 'add' && change.value < 0 ? 'take' : change.kind
    return w(`whatIf.says.${kind}`, { school, metric: title, amount, to })
  }
}
