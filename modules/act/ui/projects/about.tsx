import { useWords } from '@kit/ui-kit'
import { Input, InputNumber } from 'antd'

export interface AboutProject {
  readonly year: number
  readonly who: string
}

/** The year after the school year began: `2020-2021` is built in 2021. */
export function firstYear(period: string): number {
  return Number(period.slice(0, 4)) + 1
}

/** When, and who sees to it. */
export function About({ value, change }: { value: AboutProject; change: (about: AboutProject) => void }) {
  const w = useWords('act')
  return (
    <>
      <InputNumber
        value={value.year}
        min={2000}
        max={2100}
        aria-label={w('year')}
        onChange={year => change({ ...value, year: year ?? value.year })}
      />
      <Input
        value={value.who}
        maxLength={80}
        placeholder={w('whoHint')}
        aria-label={w('who')}
        style={{ maxWidth: 220 }}
        onChange={e => change({ ...value, who: e.target.value })}
      />
    </>
  )
}
