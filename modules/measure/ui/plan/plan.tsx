import {
  Answer,
  address,
  Empty,
  Page,
  periodText,
  Segmented,
  useAnswer,
  useLang,
  useMay,
  usePutSearch,
  useSay,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type PlanAnswer, PlanAnswerSchema, type PlanStanding } from '@loop/measure/plan-schema'
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { Adopt } from './adopt.tsx'
import { AdoptionNote } from './adoption-note.tsx'
import { Clauses } from './clauses.tsx'
import { Duties } from './duties.tsx'
import { Money } from './money.tsx'
import css from './plan.module.css'
import { Records } from './records.tsx'
import { Summary } from './summary.tsx'
import { Targets } from './targets.tsx'
import { Triggers } from './triggers.tsx'
import { useAdoptions } from './use-adoptions.ts'

const PARTS = ['targets', 'duties', 'records', 'triggers', 'money', 'clauses'] as const
type Part = (typeof PARTS)[number]

const SHOWN: Readonly<Record<Part, ComponentType<{ standing: PlanStanding }>>> = {
  targets: Targets,
  duties: Duties,
  records: Records,
  triggers: Triggers,
  money: Money,
  clauses: Clauses,
}

/** One plan: where its targets stand, what it asks of whom by when, what opens, what money follows, clause by clause. */
export function Component() {
  const { plan = '' }: { plan?: string } = useParams({ strict: false })
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const path = period ? `/api/measure/${region}/plans/${encodeURIComponent(plan)}` : null
  const standing = useAnswer(PlanAnswerSchema, path, { period })
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={standing}>{shown => <Plan standing={shown} />}</Answer>
}

function Plan({ standing }: { standing: PlanAnswer }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const { part: named } = useSearchText()
  const asked = { period: standing.period, pack: standing.pack.id.replaceAll('/', '~'), lang }
  const put = usePutSearch()
  const listed = useAdoptions().data?.find(one => one.pack === standing.pack.id)
  const part = PARTS.find(p => p === named) ?? 'targets'
  const Shown = SHOWN[part]
  return (
    <Page
      title={say(standing.pack.title)}
      lead={w('plan.lead', { period: periodText(standing.period, lang), day: standing.day })}
      actions={
        <>
          {listed && <Adopt plan={listed} />}
          {mayReport && <a href={address(`/api/account/${region}/plan.xlsx`, asked)}>{w('plan.workbook')}</a>}
        </>
      }
    >
      <AdoptionNote of={standing.adoption} />
      <Summary standing={standing} />
      <div className={`${css.parts} jh-noprint`}>
        <Segmented<Part>
          label={w('plan.part')}
          value={part}
          options={PARTS.map(value => ({ value, label: w(`plan.parts.${value}`) }))}
          onChange={value => put({ part: value })}
        />
      </div>
      <Shown standing={standing} />
    </Page>
  )
}
