import {
  Answer,
  address,
  Empty,
  Page,
  useAnswer,
  useLang,
  usePutSearch,
  useSay,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type Asks, AsksSchema, AudienceSchema } from '@loop/measure/asks/schema'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import css from './asks.module.css'
import { PackCard } from './pack-card.tsx'

/** What every document that holds here asks: of an office, a kind of institution or one school. */
export function Component() {
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const { party, audience: named, unit } = useSearchText()
  const audience = AudienceSchema.safeParse(named).data
  const asked = { period, party, audience, unit }
  const asks = useAnswer(AsksSchema, period ? `/api/measure/${region}/asks` : null, asked)
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={asks}>{shown => <Shown asks={shown} />}</Answer>
}

function Shown({ asks }: { asks: Asks }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const query = {
    ...{ period: asks.period, party: asks.party, unit: asks.unit?.id, lang },
    audience: asks.unit === null ? asks.audience : null,
  }
  return (
    <Page
      title={asks.unit ? `${w('asks.title')} · ${asks.unit.name}` : w('asks.title')}
      lead={w('asks.lead', { today: asks.today })}
      actions={
        <>
          <Button onClick={() => window.print()}>{w('asks.print')}</Button>
          <a href={address(`/api/account/${region}/asks.xlsx`, query)}>{w('asks.workbook')}</a>
        </>
      }
    >
      <Filters asks={asks} />
      <Sums asks={asks} />
      {asks.packs.length === 0 && (
        <Empty title={w('asks.none')} action={<Link to="/plans">{w('asks.adoptFirst')}</Link>}>
          {w('asks.noneText')}
        </Empty>
      )}
      {asks.packs.map(pack => (
        <PackCard key={pack.pack.id} of={pack} />
      ))}
      <Flagged of={asks.flagged} />
    </Page>
  )
}

function Filters({ asks }: { asks: Asks }) {
  const w = useWords('measure')
  const say = useSay()
  const put = usePutSearch()
  if (asks.parties.length === 0) return null
  const only = (key: string, value: string | undefined) =>
    put({ party: null, audience: null, unit: null, [key]: value ?? null })
  const common = { allowClear: true, showSearch: true, popupMatchSelectWidth: false } as const
  return (
    <search className={`${css.filters} jh-noprint`}>
      <Select
        {...common}
        placeholder={w('asks.party')}
        aria-label={w('asks.party')}
        value={asks.party}
        options={asks.parties.map(p => ({ value: p.name.zh, label: `${say(p.name)} (${p.duties})` }))}
        onChange={value => only('party', value ?? undefined)}
      />
      <Select
        {...common}
        placeholder={w('asks.audience')}
        aria-label={w('asks.audience')}
        value={asks.unit === null ? asks.audience : null}
        options={asks.audiences.map(value => ({ value, label: w(`plan.audience.${value}`) }))}
        onChange={value => only('audience', value ?? undefined)}
      />
      <Select
        {...common}
        placeholder={w('asks.unit')}
        aria-label={w('asks.unit')}
        optionFilterProp="label"
        value={asks.unit?.id ?? null}
        options={asks.units.map(u => ({ value: u.id, label: u.name }))}
        onChange={value => only('unit', value ?? undefined)}
      />
    </search>
  )
}

function Sums({ asks }: { asks: Asks }) {
  const w = useWords('measure')
  const count = (of: (pack: Asks['packs'][number]) => number) =>
    asks.packs.reduce((sum, pack) => sum + of(pack), 0)
  const sums = [
    ['overdue', count(p => p.duties.filter(d => d.clock === 'overdue').length), true],
    ['quarter', count(p => p.duties.filter(d => d.clock === 'this-quarter').length), false],
    [
      'fails',
      count(
        p =>
          p.tests.filter(t => t.verdict === 'fail').length +
          p.targets.filter(t => t.status === 'missed' || t.status === 'off-track').length,
      ),
      true,
    ],
    ['fires', count(p => p.triggers.filter(t => (t.fires ?? 0) > 0).length), true],
    [
      'unknown',
      count(
        p =>
          p.tests.filter(t => t.verdict === 'undetermined').length +
          p.targets.filter(t => t.status === 'undetermined').length +
          p.triggers.filter(t => t.fires === null).length,
      ),
      false,
    ],
  ] as const
  return (
    <dl className={css.sums}>
      {sums.map(([key, value, isAlarm]) => (
        <div key={key} className={isAlarm && value > 0 ? css.alarm : ''}>
          <dt>{w(`asks.sum.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Flagged({ of }: { of: Asks['flagged'] }) {
  const w = useWords('measure')
  const say = useSay()
  if (of.length === 0) return null
  return (
    <details className="jh-card">
      <summary>{w('asks.flagged')}</summary>
      <ul className={css.list}>
        {of.map(one => (
          <li key={one.title.zh}>
            {say(one.title)}{' '}
            <span className={css.bad}>{one.flags.map(f => w(`plan.flags.${f}`)).join(w('plan.comma'))}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
