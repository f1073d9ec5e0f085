import {
  Answer,
  Empty,
  money,
  Page,
  periodText,
  useAnswer,
  useLang,
  useMay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type CountyMoney, CountyMoneySchema } from '@loop/measure/funding/schema'
import { Advice } from './advice.tsx'
import css from './funding.module.css'
import { Moves } from './moves.tsx'
import { Purposes } from './purposes.tsx'
import { Schools } from './schools.tsx'
import { TryValue } from './try-value.tsx'

/** The money of the county: what every school is due by heads, what moved with pupils, what was paid. */
export function Component() {
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const found = useAnswer(CountyMoneySchema, period ? `/api/measure/${region}/funding` : null, { period })
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={found}>{shown => <Shown of={shown} />}</Answer>
}

function Shown({ of }: { of: CountyMoney }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const mayTry = useMay('measure.plan')
  const file = `/api/account/${region}/funding.xlsx?period=${of.period}&lang=${lang}`
  return (
    <Page
      title={w('funding.title')}
      lead={w('funding.lead', { period: periodText(of.period, lang), day: of.day })}
      actions={mayReport && <a href={file}>{w('funding.workbook')}</a>}
    >
      {of.purposes.length === 0 ? (
        <Empty title={w('funding.none')}>{w('funding.noneText')}</Empty>
      ) : (
        <>
          <Totals of={of} />
          <Purposes of={of} />
          <Schools of={of} />
          <Advice of={of} />
        </>
      )}
      <Moves />
      {mayTry && of.parameters.length > 0 && <TryValue of={of} />}
    </Page>
  )
}

function Totals({ of }: { of: CountyMoney }) {
  const w = useWords('measure')
  const lang = useLang()
  const isLacking = of.difference < 0
  return (
    <dl className={css.figures}>
      <Figure title={w('funding.amount')}>{money(of.amount, lang)}</Figure>
      <Figure title={w('funding.moved')}>{money(of.movedIn - of.movedOut, lang)}</Figure>
      <Figure title={w('funding.after')}>{money(of.after, lang)}</Figure>
      <Figure title={w('funding.paid')}>{money(of.paid, lang)}</Figure>
      <Figure title={w('funding.difference')}>
        <span className={isLacking ? css.alarm : ''}>{money(of.difference, lang)}</span>
        <small>{w('funding.differenceNote')}</small>
      </Figure>
      {of.open > 0 && (
        <Figure title={w('funding.open')}>
          <span className={css.missing}>{w('funding.items', { n: of.open })}</span>
        </Figure>
      )}
    </dl>
  )
}

function Figure({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
