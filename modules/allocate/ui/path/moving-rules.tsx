import { useSay, useWords } from '@kit/ui-kit'
import type { PathRequest, PathSetUp } from '@loop/allocate/schema'
import { Checkbox, Form, Select, Switch } from 'antd'

export type Moving = PathRequest['moving']

interface MovingRulesProps {
  readonly moves: PathSetUp['moves']
  readonly value: Moving
  readonly onChange: (moving: Moving) => void
}

/** Whether things may also move between schools, by which rules, and which of them. */
export function MovingRules({ moves, value, onChange }: MovingRulesProps) {
  const w = useWords('allocate')
  const say = useSay()
  const rules = moves.find(m => m.id === value?.rules) ?? moves[0]
  if (!rules) return null
  const all = ({ id, items }: typeof rules): Moving => ({
    rules: id,
    indicators: items.map(x => x.indicator),
  })
  const choose = (indicators: string[]) =>
    onChange(indicators.length === 0 ? null : { rules: rules.id, indicators })
  return (
    <Form.Item
      label={w('path.moving')}
      extra={
        value &&
        `${say(rules.note)}${rules.sources.some(s => s.status === 'example') ? ` ※ ${w('path.unverified')}` : ''}`
      }
    >
      <Switch
        aria-label={w('path.moving')}
        checked={value !== null}
        onChange={isOn => onChange(isOn ? all(rules) : null)}
      />
      {value && moves.length > 1 && (
        <Select
          aria-label={w('path.movingRules')}
          value={rules.id}
          onChange={id => onChange(all(moves.find(m => m.id === id) ?? rules))}
          options={moves.map(m => ({ value: m.id, label: say(m.title) }))}
        />
      )}
      {value && (
        <Checkbox.Group
          style={{ display: 'grid', marginTop: 8 }}
          value={[...value.indicators]}
          onChange={choose}
          options={rules.items.map((x, i) => ({
            value: x.indicator,
            label: w('path.movesOf', {
              ...{ keep: x.keepPercent, leave: x.leavePercent },
              title: say(rules.titles[i] ?? rules.title),
            }),
          }))}
        />
      )}
    </Form.Item>
  )
}
