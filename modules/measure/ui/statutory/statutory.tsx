import {
  Answer,
  Empty,
  Page,
  periodText,
  useAnswer,
  useLang,
  useMay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type StatutorySheet, StatutorySheetSchema, type StatutoryTest } from '@loop/measure/statutory/schema'
import { useState } from 'react'
import { WayBack } from '../lineage/way-back.tsx'
import { TestCard } from './test-card.tsx'

/** The tests the law names, over the years: growth, per pupil, verdict, what is lacking, and the way back. */
export function Component() {
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const path = period ? `/api/measure/${region}/statutory` : null
  const sheet = useAnswer(StatutorySheetSchema, path, { period })
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={sheet}>{shown => <Sheet sheet={shown} />}</Answer>
}

function Sheet({ sheet }: { sheet: StatutorySheet }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const [asked, setAsked] = useState<StatutoryTest | null>(null)
  const file = (name: string) => `/api/account/${region}/${name}?period=${sheet.period}&lang=${lang}`
  return (
    <Page
      title={w('statutory.title')}
      lead={w('statutory.lead', { period: periodText(sheet.period, lang) })}
      actions={
        mayReport && (
          <>
            <a href={file('statutory.docx')}>{w('statutory.paper')}</a>
            <a href={file('statutory.xlsx')}>{w('statutory.workbook')}</a>
          </>
        )
      }
    >
      {sheet.tests.length === 0 && <Empty title={w('statutory.none')}>{w('statutory.noneText')}</Empty>}
      {namesOf(sheet).map(({ name, tests }) => (
        <section key={name}>
          <h2>{name}</h2>
          {tests.map(test => (
            <TestCard
              key={`${test.pack} ${test.test}`}
              test={test}
              periods={sheet.periods}
              wayBack={() => setAsked(test)}
            />
          ))}
        </section>
      ))}
      <WayBack
        of="statutory"
        asked={asked && { period: sheet.period, pack: asked.pack, test: asked.test }}
        close={() => setAsked(null)}
      />
    </Page>
  )

  function namesOf({ tests }: StatutorySheet) {
    const names = [...new Set(tests.map(test => test.name[lang]))]
    return names.map(name => ({ name, tests: tests.filter(test => test.name[lang] === name) }))
  }
}
