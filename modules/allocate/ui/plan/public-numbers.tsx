import { useWords } from '@kit/ui-kit'
import type { PublicSeed } from '@loop/allocate/schema'
import { Form, Input } from 'antd'

/** Numbers nobody could choose, and where they come from. */
export function PublicNumbers({
  value,
  onChange,
}: {
  readonly value: PublicSeed
  readonly onChange: (value: PublicSeed) => void
}) {
  const w = useWords('allocate')
  return (
    <>
      <Form.Item label={w('seed.numbers')} extra={w('seed.numbersHint')} required>
        <Input
          aria-label={w('seed.numbers')}
          maxLength={200}
          value={value.numbers}
          onChange={e => onChange({ ...value, numbers: e.target.value })}
        />
      </Form.Item>
      <Form.Item label={w('seed.source')} required>
        <Input
          aria-label={w('seed.source')}
          maxLength={200}
          value={value.source}
          placeholder={w('seed.sourceHint')}
          onChange={e => onChange({ ...value, source: e.target.value })}
        />
      </Form.Item>
    </>
  )
}

export const NO_NUMBERS: PublicSeed = { numbers: '', source: '' }
export const isWhole = ({ numbers, source }: PublicSeed) => numbers.trim().length >= 6 && source.trim() !== ''
