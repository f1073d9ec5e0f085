import { isSchoolYear } from '@kit/base'
import { periodText, useLang, usePutSearch, useSay, useSelection, useWords } from '@kit/ui-kit'
import { Select } from 'antd'
import { usePacks, usePeriods } from './selection-defaults.tsx'
import css from './selection-fields.module.css'

export function SelectionFields() {
  const w = useWords('shell')
  const say = useSay()
  const lang = useLang()
  const put = usePutSearch()
  const { period, pack } = useSelection()
  const periods = (usePeriods().data ?? [])
    .filter(p => isSchoolYear(p.period))
    .sort((a, b) => b.period.localeCompare(a.period))
    .map(p => ({ value: p.period, label: `${periodText(p.period, lang)}${w(`periodState.${p.state}`)}` }))
  const packs = (usePacks().data ?? []).map(p => ({ value: p.id, label: say(p.title) }))
  return (
    <span className={css.fields}>
      <Select
        aria-label={w('field.period')}
        variant="filled"
        value={period}
        options={periods}
        placeholder={w('field.noPeriod')}
        popupMatchSelectWidth={false}
        onChange={(value: string) => put({ period: value })}
      />
      <Select
        aria-label={w('field.pack')}
        variant="filled"
        className={css.pack ?? ''}
        value={pack}
        options={packs}
        popupMatchSelectWidth={false}
        onChange={(value: string) => put({ pack: value })}
      />
    </span>
  )
}
