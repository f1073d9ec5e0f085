import {
  Answer,
  Empty,
  Page,
  periodText,
  Section,
  StatusMark,
  useAnswer,
  useLang,
  useMay,
  useSay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type Staffing, StaffingSchema } from '@loop/measure/staffing/schema'
import { Ages } from './ages.tsx'
import { Ledger } from './ledger.tsx'
import { Rows } from './rows.tsx'
import { Counsellors, Subjects } from './shortages.tsx'
import { Stages } from './stages.tsx'

/** Posts and who fills them: how many are due, who uses them, where and of which subject they are short, who retires. */
export function Component() {
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const found = useAnswer(StaffingSchema, period ? `/api/measure/${region}/staffing` : null, { period })
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={found}>{shown => <Shown staffing={shown} />}</Answer>
}

function Shown({ staffing }: { staffing: Staffing }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const { recruits } = staffing
  return (
    <Page
      title={w('staffing.title')}
      lead={w('staffing.lead', { period: periodText(staffing.period, lang) })}
      actions={
        mayReport && (
          <a href={`/api/account/${region}/staffing.xlsx?period=${staffing.period}&lang=${lang}`}>
            {w('staffing.workbook')}
          </a>
        )
      }
    >
      {staffing.stages.length === 0 ? (
        <Empty title={w('staffing.none')}>{w('staffing.noneText')}</Empty>
      ) : (
        <>
          <Stages stages={staffing.stages} />
          <Ledger ledger={staffing.ledger} />
          <Subjects stages={staffing.stages} />
          <Counsellors staffing={staffing} />
          <Section title={w('staffing.recruits')}>
            <p>{w('staffing.recruitsText', recruits)}</p>
          </Section>
          <Ages stages={staffing.stages} />
          <Rows rows={staffing.rows} />
          <Basis staffing={staffing} />
        </>
      )}
    </Page>
  )
}

function Basis({ staffing: { scopes, method, sources } }: { staffing: Staffing }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <Section title={w('staffing.basis')}>
      <ul className="jh-soft jh-small">
        {[scopes.staff, scopes.posts, method].map(text => (
          <li key={text.zh}>{say(text)}</li>
        ))}
        {sources.map(s => (
          <li key={s.about.zh}>
            {say(s.about)} · {s.title} <StatusMark status={s.status} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
