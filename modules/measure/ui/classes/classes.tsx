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
import { type ClassSizes, ClassSizesSchema } from '@loop/measure/monitor/schema'
import { BandChart } from './band-chart.tsx'
import css from './classes.module.css'
import { Elimination } from './elimination.tsx'
import { GradeTable } from './grade-table.tsx'
import { Room } from './room.tsx'
import { RowTable } from './row-table.tsx'
import { StageFigures } from './stage-figures.tsx'

/** Every class by its size: how many are too oversized, which are new, what comes in September, what would help. */
export function Component() {
  const w = useWords('measure')
  const { region, period, ready } = useSelection()
  const sizes = useAnswer(ClassSizesSchema, period ? `/api/measure/${region}/class-sizes` : null, { period })
  if (ready && period === null) return <Empty title={w('noData.title')}>{w('noData.text')}</Empty>
  return <Answer of={sizes}>{shown => <Sizes sizes={shown} />}</Answer>
}

function Sizes({ sizes }: { sizes: ClassSizes }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  const mayReport = useMay('account.report')
  const file = (name: string) => `/api/account/${region}/${name}?period=${sizes.period}&lang=${lang}`
  return (
    <Page
      title={w('classes.title')}
      lead={w('classes.lead', { period: periodText(sizes.period, lang) })}
      actions={
        mayReport && (
          <>
            <a href={file('class-sizes.docx')}>{w('classes.circular')}</a>
            <a href={file('class-sizes.xlsx')}>{w('classes.workbook')}</a>
          </>
        )
      }
    >
      {sizes.stages.length === 0 && <Empty title={w('classes.none')}>{w('classes.noneText')}</Empty>}
      {sizes.stages.map(stage => (
        <section key={stage.stage} className={css.stage}>
          <StageFigures stage={stage} />
          <BandChart stage={stage} />
        </section>
      ))}
      {sizes.rows.length > 0 && <Room sizes={sizes} />}
      <RowTable sizes={sizes} />
      {sizes.rows.length > 0 && <GradeTable sizes={sizes} />}
      {sizes.rows.length > 0 && <Elimination plan={sizes.elimination} />}
    </Page>
  )
}
