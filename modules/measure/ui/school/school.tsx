import { PrinterOutlined } from '@ant-design/icons'
import { Empty, Page, periodText, useLang, usePutSearch, useSay, useSearchText, useWords } from '@kit/ui-kit'
import type { Assessment, SchoolStage } from '@loop/measure/schema'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { SchoolAsks } from '../asks/school-asks.tsx'
import { Current } from '../assessment/current.tsx'
import { useCodeTitle } from '../assessment/units.ts'
import { LineageDrawer } from '../lineage/lineage-drawer.tsx'
import { History } from './history.tsx'
import css from './school.module.css'
import { StagePart } from './stage-part.tsx'

/** One school, one page (一校一案): where it stands, what it lacks, how it got there; prints on A4. */
export function Component() {
  const { unit = '' }: { unit?: string } = useParams({ strict: false })
  return <Current>{assessment => <School assessment={assessment} unit={unit} />}</Current>
}

function School({ assessment, unit }: { assessment: Assessment; unit: string }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const put = usePutSearch()
  const search = useSearchText()
  const { result, pack, period } = assessment
  const stages = result.schools.filter(s => s.unit === unit)
  const first = stages[0]
  if (!first) return <NotMeasured assessment={assessment} unit={unit} />
  const [stage, indicator] = (search.cell ?? '').split('~')
  return (
    <Page
      title={first.name}
      lead={`${say(pack.title)} · ${periodText(period, lang)}`}
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {w('school.print')}
        </Button>
      }
    >
      <Identity stages={stages} />
      {stages.map(s => (
        <StagePart key={s.stage} school={s} result={result} open={id => put({ cell: `${s.stage}~${id}` })} />
      ))}
      <SchoolAsks unit={unit} />
      <History unit={unit} pack={pack.id} result={result} />
      <footer className={css.proof}>
        {w('school.proof', {
          pack: pack.version,
          engine: assessment.engine,
          facts: assessment.factsDigest.slice(0, 12),
          id: assessment.id,
        })}
      </footer>
      <LineageDrawer
        assessment={assessment.id}
        asked={stage && indicator ? { unit, stage, indicator } : null}
        close={() => put({ cell: null })}
      />
    </Page>
  )
}

function Identity({ stages }: { stages: readonly SchoolStage[] }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const kind = useCodeTitle('school_kind')
  const place = useCodeTitle('urban_rural')
  const owner = useCodeTitle('ownership')
  const first = stages[0]
  if (!first) return null
  const facts: [string, string][] = []
  if (first.kind !== null) facts.push([say(kind.metricTitle), say(kind.codeTitle(first.kind))])
  if (first.urbanRural !== null) facts.push([say(place.metricTitle), say(place.codeTitle(first.urbanRural))])
  if (first.ownership !== null) facts.push([say(owner.metricTitle), say(owner.codeTitle(first.ownership))])
  for (const s of stages) {
    const pupils = s.pupils === null ? w('standing.missing') : String(s.pupils)
    facts.push([w('school.pupilsOf', { stage: kit(`stage.${s.stage}`) }), pupils])
  }
  const merged = new Set(stages.flatMap(s => s.merged)).size
  if (merged > 0) facts.push([w('school.merged'), w('school.mergedCount', { n: merged })])
  return (
    <dl className={css.identity}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Left out by a rule of the pack, or not known at all: the page says which. */
function NotMeasured({ assessment, unit }: { assessment: Assessment; unit: string }) {
  const w = useWords('measure')
  const say = useSay()
  const excluded = assessment.result.excluded.find(x => x.unit === unit)
  if (!excluded) return <Empty title={w('school.unknown')}>{w('school.unknownTodo')}</Empty>
  return (
    <>
      <Empty title={w('school.excluded', { name: excluded.name })}>{say(excluded.because)}</Empty>
      <SchoolAsks unit={unit} />
    </>
  )
}
