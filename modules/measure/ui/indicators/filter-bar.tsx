import { useSay, useWords } from '@kit/ui-kit'
import type { Verdict } from '@loop/measure/schema'
import { Button, Input, Select } from 'antd'
import type { Result } from '../assessment/reading.ts'
import { useCodeTitle } from '../assessment/units.ts'
import css from './filter-bar.module.css'
import type { Filters } from './filters.ts'

interface FilterBarProps {
  readonly result: Result
  readonly filters: Filters
  readonly shown: number
  readonly put: (patch: Readonly<Record<string, string | null>>) => void
}

const VERDICTS: readonly Verdict[] = ['pass', 'fail', 'undetermined', 'not-applicable']

export function FilterBar({ result, filters, shown, put }: FilterBarProps) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const all = result.schools.filter(s => s.stage === filters.stage)
  const filtered = shown !== all.length
  return (
    <search className={`${css.bar} jh-noprint`}>
      <Input
        data-slash
        className={css.name ?? ''}
        allowClear
        value={filters.name}
        placeholder={w('filter.name')}
        aria-label={w('filter.name')}
        onChange={event => put({ name: event.target.value || null })}
      />
      <CodeFilter
        metric="urban_rural"
        value={filters.urbanRural}
        codes={all.map(s => s.urbanRural)}
        put={code => put({ urbanRural: code })}
      />
      <CodeFilter
        metric="ownership"
        value={filters.ownership}
        codes={all.map(s => s.ownership)}
        put={code => put({ ownership: code })}
      />
      <Select
        allowClear
        placeholder={w('filter.verdict')}
        aria-label={w('filter.verdict')}
        value={filters.verdict}
        options={VERDICTS.map(v => ({ value: v, label: kit(`verdict.${v}`) }))}
        onChange={(v: Verdict | undefined) => put({ verdict: v ?? null })}
      />
      <span className="jh-soft jh-small" role="status">
        {w('filter.shown', { shown, all: all.length })}
      </span>
      {filtered && (
        <Button
          type="link"
          onClick={() => put({ name: null, urbanRural: null, ownership: null, verdict: null })}
        >
          {w('filter.clear')}
        </Button>
      )}
    </search>
  )
}

interface CodeFilterProps {
  readonly metric: string
  readonly value: number | null
  readonly codes: readonly (number | null)[]
  readonly put: (code: string | null) => void
}

/** Only codes that occur can be chosen; their titles come from the vocabulary. */
function CodeFilter({ metric, value, codes, put }: CodeFilterProps) {
  const say = useSay()
  const { metricTitle, codeTitle } = useCodeTitle(metric)
  const present = [...new Set(codes)].filter(code => code !== null).sort((a, b) => a - b)
  return (
    <Select
      allowClear
      placeholder={say(metricTitle)}
      aria-label={say(metricTitle)}
      value={value}
      popupMatchSelectWidth={false}
      options={present.map(code => ({ value: code, label: say(codeTitle(code)) }))}
      onChange={(code: number | undefined) => put(code === undefined ? null : String(code))}
    />
  )
}
