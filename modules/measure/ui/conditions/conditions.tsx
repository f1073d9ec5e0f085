import {
  Answer,
  address,
  Empty,
  Page,
  periodText,
  useAnswer,
  useLang,
  useMay,
  usePutSearch,
  useSay,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { ConditionPacksSchema, type Conditions, ConditionsSchema } from '@loop/measure/conditions/schema'
import { Select } from 'antd'
import { useState } from 'react'
import { WayBack } from '../lineage/way-back.tsx'
import { Bill } from './bill.tsx'
import { Idle } from './idle.tsx'
import { Schools } from './schools.tsx'
import { Summary } from './summary.tsx'
import type { WayBackAsked } from './way-back-asked.ts'
import { Weak } from './weak.tsx'

/** What schools lack against the standards, what it costs, who is weak, what stands idle. */
export function Component() {
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const { standards } = useSearchText()
  const path = period ? `/api/measure/${region}/conditions` : null
  const found = useAnswer(ConditionsSchema, path, {
    period,
    ...(standards && { pack: standards.replaceAll('/', '~') }),
  })
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={found}>{shown => <Shown ledger={shown} />}</Answer>
}

function Shown({ ledger }: { ledger: Conditions }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const [asked, ask] = useState<WayBackAsked | null>(null)
  const file = { period: ledger.period, pack: ledger.pack.id.replaceAll('/', '~'), lang }
  return (
    <Page
      title={w('conditions.title')}
      lead={w('conditions.lead', { period: periodText(ledger.period, lang), day: ledger.day })}
      actions={
        <>
          <Document ledger={ledger} />
          {mayReport && (
            <a href={address(`/api/account/${region}/conditions.xlsx`, file)}>{w('conditions.workbook')}</a>
          )}
        </>
      }
    >
      {ledger.rows.length === 0 && ledger.weak.every(score => score.schools.length === 0) ? (
        <Empty title={w('conditions.none')}>{w('conditions.noneText')}</Empty>
      ) : (
        <>
          {ledger.rows.length > 0 && <Summary ledger={ledger} />}
          {ledger.rows.length > 0 && <Bill ledger={ledger} ask={ask} />}
          {ledger.rows.length > 0 && <Schools ledger={ledger} ask={ask} />}
          <Weak scores={ledger.weak} pack={ledger.pack.id} ask={ask} />
          <Idle lists={ledger.idle} pack={ledger.pack.id} />
        </>
      )}
      <WayBack
        of="conditions"
        asked={asked && { ...asked, period: ledger.period, pack: ledger.pack.id.replaceAll('/', '~') }}
        close={() => ask(null)}
      />
    </Page>
  )
}

/** By which document: the standards of the county, or a score of one of its plans. */
function Document({ ledger: { pack } }: { ledger: Conditions }) {
  const w = useWords('measure')
  const say = useSay()
  const put = usePutSearch()
  const { region } = useSelection()
  const packs = useAnswer(ConditionPacksSchema, `/api/measure/${region}/conditions/packs`)
  if ((packs.data ?? []).length < 2) return null
  return (
    <Select
      value={pack.id}
      aria-label={w('conditions.document')}
      popupMatchSelectWidth={false}
      style={{ maxWidth: '100%', minWidth: 220 }}
      options={(packs.data ?? []).map(p => ({ value: p.id, label: say(p.title) }))}
      onChange={standards => put({ standards })}
    />
  )
}
