import { useWords } from '@kit/ui-kit'
import type { RotationRulesAsked } from '@loop/allocate/schema'
import { Form, InputNumber, Select } from 'antd'

type Change = Partial<RotationRulesAsked>
type Counted =
  | 'minimumYears'
  | 'movedPercent'
  | 'backbonePercent'
  | 'leavePercent'
  | 'surplus'
  | 'mostKm'
  | 'nearest'

const FIELDS: readonly { readonly name: Counted; readonly min: number; readonly max: number }[] = [
  { name: 'minimumYears', min: 0, max: 40 },
  { name: 'movedPercent', min: 0, max: 100 },
  { name: 'backbonePercent', min: 0, max: 100 },
  { name: 'leavePercent', min: 0, max: 100 },
  { name: 'surplus', min: 0, max: 20 },
  { name: 'mostKm', min: 0, max: 500 },
  { name: 'nearest', min: 1, max: 50 },
]
/** Left empty: couples, or heads, are not looked at. */
const OPEN_FIELDS = [
  { name: 'coupleKm', min: 0, max: 500 },
  { name: 'headTerms', min: 1, max: 10 },
] as const
const ORDERS: readonly RotationRulesAsked['order'][] = [
  ['shortage', 'spread', 'hardship'],
  ['shortage', 'hardship', 'spread'],
  ['spread', 'shortage', 'hardship'],
  ['spread', 'hardship', 'shortage'],
  ['hardship', 'shortage', 'spread'],
  ['hardship', 'spread', 'shortage'],
]

interface OwnRulesProps {
  readonly rules: RotationRulesAsked
  readonly onChange: (change: Change) => void
}

/** What this county does otherwise than the named rules. */
export function OwnRules({ rules, onChange }: OwnRulesProps) {
  const w = useWords('allocate')
  const orderOf = (order: RotationRulesAsked['order']) =>
    order.map(aim => w(`rotation.aims.${aim}`)).join(' → ')
  return (
    <>
      {FIELDS.map(({ name, min, max }) => (
        <Form.Item key={name} label={w(`rotation.field.${name}`)}>
          <InputNumber<number>
            min={min}
            max={max}
            precision={0}
            aria-label={w(`rotation.field.${name}`)}
            value={rules[name]}
            onChange={value => value !== null && onChange({ [name]: value })}
          />
        </Form.Item>
      ))}
      {OPEN_FIELDS.map(({ name, min, max }) => (
        <Form.Item key={name} label={w(`rotation.field.${name}`)}>
          <InputNumber<number>
            min={min}
            max={max}
            precision={0}
            aria-label={w(`rotation.field.${name}`)}
            value={rules[name]}
            onChange={value => onChange({ [name]: value })}
          />
        </Form.Item>
      ))}
      <Form.Item label={w('rotation.field.backboneOf')}>
        <Select
          aria-label={w('rotation.field.backboneOf')}
          value={rules.backboneOf}
          onChange={backboneOf => onChange({ backboneOf })}
          options={(['moved', 'eligible'] as const).map(value => ({
            value,
            label: w(`rotation.of.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={w('rotation.field.order')}>
        <Select
          aria-label={w('rotation.field.order')}
          value={rules.order.join()}
          onChange={value => onChange({ order: ORDERS.find(o => o.join() === value) ?? rules.order })}
          options={ORDERS.map(order => ({ value: order.join(), label: orderOf(order) }))}
        />
      </Form.Item>
    </>
  )
}
