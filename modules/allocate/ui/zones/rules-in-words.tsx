import { StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { ZonesSetUp, ZoneWeights } from '@loop/allocate/schema'
import { Form, InputNumber } from 'antd'
import { useListed } from '../listed.ts'

/** Everything the rules count, as a sentence each. */
export function RulesInWords({
  rules,
  weights,
}: {
  rules: ZonesSetUp['rules'][number]
  weights: ZoneWeights
}) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  const metres = (n: number) => n.toLocaleString('en-US')
  const { overload, change, uneven, far, farBeyond } = weights
  return (
    <>
      <p>
        {say(rules.note)} <StatusMark status={rules.status} />
        {rules.status === 'example' && <span className="jh-soft"> {w('zones.exampleRules')}</span>}
      </p>
      <ul>
        <li>{w('zones.must')}</li>
        {rules.keeps.length > 0 && <li>{w('zones.keeps', { kinds: listed(rules.keeps) })}</li>}
        <li>{w('zones.counts.overload', { n: metres(overload) })}</li>
        {change > 0 && <li>{w('zones.counts.change', { n: metres(change) })}</li>}
        {uneven > 0 && <li>{w('zones.counts.uneven', { n: metres(uneven) })}</li>}
        {far > 0 && <li>{w('zones.counts.far', { n: metres(farBeyond), more: far })}</li>}
        <li>{w('zones.detour', { n: rules.detour })}</li>
      </ul>
    </>
  )
}

const KEYS = ['overload', 'change', 'uneven', 'farBeyond', 'far'] as const

/** What the county weighs otherwise. */
export function OwnWeights({
  weights,
  onChange,
}: {
  weights: ZoneWeights
  onChange: (more: Partial<ZoneWeights>) => void
}) {
  const w = useWords('allocate')
  return (
    <>
      {KEYS.map(key => (
        <Form.Item key={key} label={w(`zones.weights.${key}`)}>
          <InputNumber<number>
            aria-label={w(`zones.weights.${key}`)}
            min={key === 'overload' ? 1 : 0}
            max={key === 'far' ? 100 : 1_000_000}
            {...(key === 'far' ? { step: 0.5 } : { precision: 0 })}
            value={weights[key]}
            onChange={n => {
              if (n !== null) onChange({ [key]: n })
            }}
          />
        </Form.Item>
      ))}
    </>
  )
}
