import {
  Answer,
  Failure,
  forTheEye,
  money,
  Section,
  useAnswer,
  useApi,
  useLang,
  useSay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type ProjectView, ProjectViewSchema } from '@loop/act/schema'
import { VocabularyViewSchema } from '@loop/data/schema'
import { type ConditionRow, type Conditions, ConditionsSchema } from '@loop/measure/conditions/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { About, type AboutProject, firstYear } from './about.tsx'
import css from './projects.module.css'

/** Gaps of the ledger, to be chosen; each school's become one project. */
export function Propose({ projects }: { projects: readonly ProjectView[] }) {
  const w = useWords('act')
  const { region, period } = useSelection()
  const ledger = useAnswer(ConditionsSchema, period ? `/api/measure/${region}/conditions` : null, { period })
  return (
    <Section title={w('propose')}>
      <p className="jh-soft">{w('proposeText')}</p>
      {period !== null && <Answer of={ledger}>{found => <Gaps ledger={found} projects={projects} />}</Answer>}
    </Section>
  )
}

const keyOf = (row: Pick<ConditionRow, 'unit' | 'standard' | 'stage'>) =>
  `${row.unit}/${row.standard}/${row.stage ?? 'all'}`

function Gaps({ ledger, projects }: { ledger: Conditions; projects: readonly ProjectView[] }) {
  const w = useWords('act')
  const say = useSay()
  const lang = useLang()
  const symbolOf = useSymbols()
  const [item, setItem] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [about, setAbout] = useState<AboutProject>({ year: firstYear(ledger.period), who: '' })
  const gaps = openGaps(ledger, projects)
  const shown = gaps.filter(row => item === null || row.standard === item)
  const selected = gaps.filter(row => chosen.has(keyOf(row)))
  const cost = selected.reduce((sum, row) => sum + (row.cost ?? 0), 0)
  const pick = (rows: readonly ConditionRow[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const row of rows) isChosen ? next.add(keyOf(row)) : next.delete(keyOf(row))
    setChosen(next)
  }
  const make = useProposal(ledger, () => setChosen(new Set()))
  if (gaps.length === 0) return <p className="jh-soft">{w('noGaps')}</p>
  const items = ledger.items.filter(i => gaps.some(row => row.standard === i.id))
  return (
    <>
      <div className={css.steps}>
        <Select
          allowClear
          value={item}
          placeholder={w('everyItem')}
          aria-label={w('item')}
          style={{ minWidth: 200 }}
          options={items.map(i => ({ value: i.id, label: say(i.title) }))}
          onChange={value => setItem(value ?? null)}
        />
        <Checkbox
          checked={shown.length > 0 && shown.every(row => chosen.has(keyOf(row)))}
          onChange={e => pick(shown, e.target.checked)}
        >
          {w('everyGap', { n: shown.length })}
        </Checkbox>
      </div>
      <ul className={css.gaps}>
        {shown.map(row => {
          const line = ledger.items.find(i => i.id === row.standard)
          return (
            <li key={keyOf(row)}>
              <Checkbox checked={chosen.has(keyOf(row))} onChange={e => pick([row], e.target.checked)}>
                {row.name} · {line && say(line.title)} × {forTheEye(row.quantity ?? 0)}{' '}
                {line && symbolOf(line.unit)} · {money(row.cost ?? 0, lang)}
              </Checkbox>
            </li>
          )
        })}
      </ul>
      <div className={css.steps}>
        <About value={about} change={setAbout} />
        <Button
          type="primary"
          disabled={selected.length === 0 || about.who.trim() === ''}
          loading={make.isPending}
          onClick={() => make.mutate({ rows: selected, about })}
        >
          {w('make', { n: new Set(selected.map(row => row.unit)).size, cost: money(cost, lang) })}
        </Button>
      </div>
      {make.isSuccess && <p role="status">{w('made', { n: make.data.length })}</p>}
      {make.error && <Failure error={make.error} />}
    </>
  )
}

/** A yes-no thing that is lacking is counted and has no unit. */
function useSymbols(): (unit: string) => string {
  const say = useSay()
  const { units = [] } = useAnswer(VocabularyViewSchema, '/api/data/vocabulary').data ?? {}
  return unit => {
    const found = unit === 'yes-no' ? undefined : units.find(u => u.id === unit)
    return found ? say(found.symbol) : ''
  }
}

/** What can be bought, lacks, and is in no open project. */
function openGaps({ rows, items }: Conditions, projects: readonly ProjectView[]): ConditionRow[] {
  const taken = new Set(
    projects
      .filter(project => project.next.length > 0)
      .flatMap(({ unit, items: own }) => own.map(i => `${unit}/${i.closes}/${i.stage}`)),
  )
  const closable = new Set(items.filter(i => i.figure !== null).map(i => i.id))
  return rows.filter(row => (row.quantity ?? 0) > 0 && closable.has(row.standard) && !taken.has(keyOf(row)))
}

function useProposal({ pack, period }: Conditions, done: () => void) {
  const api = useApi()
  const { region } = useSelection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ rows, about }: { rows: readonly ConditionRow[]; about: AboutProject }) =>
      api.post(z.array(ProjectViewSchema), `/api/act/${region}/projects`, {
        ...{ period, pack: pack.id, year: about.year, who: about.who.trim() },
        gaps: rows.map(({ unit, standard, stage }) => ({ unit, standard, stage })),
      }),
    onSuccess: () => {
      done()
      return queries.invalidateQueries()
    },
  })
}
