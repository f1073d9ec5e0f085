import { STAGES } from '@kit/base'
import { useSay, useWords } from '@kit/ui-kit'
import { Button, Select } from 'antd'
import { useMetrics, useUnits } from '../words/vocabulary.ts'
import css from './figures.module.css'
import { STANDINGS } from './filters.ts'

interface FigureFiltersProps {
  readonly search: Readonly<Record<string, string | undefined>>
  /** null while it is counted. */
  readonly total: number | null
  readonly put: (patch: Readonly<Record<string, string | null>>) => void
}

const KEYS = ['unit', 'metric', 'stage', 'standing'] as const
type FilterKey = (typeof KEYS)[number]

export function FigureFilters({ search, total, put }: FigureFiltersProps) {
  const w = useWords('data')
  const kit = useWords('kit')
  const say = useSay()
  const metrics = [...useMetrics().values()]
  const units = [...useUnits().values()]
  const options: Readonly<Record<FilterKey, { value: string; label: string }[]>> = {
    unit: units.map(u => ({ value: u.id, label: u.name })),
    metric: metrics.map(m => ({ value: m.id, label: say(m.title) })),
    stage: STAGES.map(s => ({ value: s, label: kit(`stage.${s}`) })),
    standing: STANDINGS.map(s => ({ value: s, label: w(`standing.${s}`) })),
  }
  return (
    <search className={`${css.filters} jh-noprint`}>
      {KEYS.map(key => (
        <Select
          key={key}
          className={css[key] ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={w(`figures.${key}`)}
          aria-label={w(`figures.${key}`)}
          value={search[key]}
          options={options[key]}
          popupMatchSelectWidth={false}
          onChange={(value: string | undefined) => put({ [key]: value ?? null })}
        />
      ))}
      {total !== null && (
        <span className="jh-soft jh-small" role="status">
          {w('figures.count', { total: total.toLocaleString('en-US') })}
        </span>
      )}
      {KEYS.some(key => search[key] !== undefined) && (
        <Button type="link" onClick={() => put({ unit: null, metric: null, stage: null, standing: null })}>
          {w('figures.clear')}
        </Button>
      )}
    </search>
  )
}
