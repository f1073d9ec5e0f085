import { Segmented as AntSegmented } from 'antd'

interface SegmentedProps<T extends string> {
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly label: string
}

/** One of a few, all visible. */
export function Segmented<T extends string>({ value, options, onChange, label }: SegmentedProps<T>) {
  return (
    <AntSegmented<T>
      value={value}
      options={[...options]}
      onChange={onChange}
      aria-label={label}
      style={{ maxWidth: '100%', overflowX: 'auto' }}
    />
  )
}
