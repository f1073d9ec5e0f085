import {
  Page,
  Section,
  Segmented,
  StatusMark,
  usePutSearch,
  useSay,
  useSearchText,
  useWords,
} from '@kit/ui-kit'
import { type Assessment, VerdictSchema } from '@loop/measure/schema'
import { useMemo } from 'react'
import { Current } from '../assessment/current.tsx'
import { LineageDrawer } from '../lineage/lineage-drawer.tsx'
import { partsOf } from './parts.ts'
import { Spreads } from './spreads.tsx'
import { TestTable } from './test-table.tsx'

/** Clause by clause: what each test asks, what the county has, who fails it. */
export function Component() {
  return <Current>{assessment => <Tests assessment={assessment} />}</Current>
}

const SHOWN = ['all', 'fail', 'undetermined', 'pass'] as const

function Tests({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const search = useSearchText()
  const put = usePutSearch()
  const { result, pack } = assessment
  const asked = VerdictSchema.safeParse(search.verdict)
  const shown = asked.success ? asked.data : null
  const parts = useMemo(() => partsOf(result.tests, shown), [result, shown])
  const label = (v: (typeof SHOWN)[number]) => {
    const count = v === 'all' ? result.tests.length : result.tests.filter(t => t.verdict === v).length
    return `${v === 'all' ? w('tests.all') : kit(`verdict.${v}`)} ${count}`
  }
  return (
    <Page
      title={w('tests.title')}
      lead={
        <>
          {w('tests.lead', { pack: say(pack.title) })}
          {pack.unverified > 0 && <StatusMark status="unverified" />}
        </>
      }
      actions={
        <Segmented
          label={w('tests.filter')}
          value={SHOWN.find(v => v === shown) ?? 'all'}
          options={SHOWN.map(v => ({ value: v, label: label(v) }))}
          onChange={v => put({ verdict: v === 'all' ? null : v })}
        />
      }
    >
      <Spreads result={result} />
      {parts.map(part => (
        <Section key={part.id} title={w(`part.${part.id}`)} aside={w('tests.partCounts', part.counts)}>
          <TestTable
            tests={part.tests}
            result={result}
            pack={pack.id}
            open={(test, stage) => put({ test: stage ? `${test}~${stage}` : test })}
          />
        </Section>
      ))}
      <LineageDrawer
        assessment={assessment.id}
        asked={askedOf(search.test)}
        close={() => put({ test: null })}
      />
    </Page>
  )
}

/** A test that is asked for each stage has one way back for each. */
function askedOf(text: string | undefined) {
  const [test, stage] = (text ?? '').split('~')
  return test ? { test, ...(stage && { stage }) } : null
}
