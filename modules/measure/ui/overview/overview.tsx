import { Page, periodText, Section, useLang, useSay, useWords } from '@kit/ui-kit'
import type { Assessment } from '@loop/measure/schema'
import { Current } from '../assessment/current.tsx'
import { Alarms } from './alarms.tsx'
import { PlansToday } from './attention.tsx'
import { Changes } from './changes-list.tsx'
import { GapList } from './gap-list.tsx'
import css from './overview.module.css'
import { PackStrip } from './pack-strip.tsx'
import { Reports } from './reports.tsx'
import { SchoolMap } from './school-map.tsx'
import { VerdictCard } from './verdict-card.tsx'

/** The county at a glance: does it pass, why not, where, and what changed. */
export function Component() {
  return <Current>{assessment => <Overview assessment={assessment} />}</Current>
}

function Overview({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const { result, pack, period } = assessment
  return (
    <Page
      title={say(pack.title)}
      lead={w('overview.lead', { period: periodText(period, lang) })}
      actions={<Reports assessment={assessment} />}
    >
      <Alarms assessment={assessment} />
      <div className={css.top}>
        <VerdictCard assessment={assessment} />
        <section className="jh-card">
          <h2 className={css.mapTitle}>{w('map.title')}</h2>
          <SchoolMap schools={result.schools} />
        </section>
      </div>
      <div className={css.bottom}>
        <Section title={w('gaps.title')} aside={w('gaps.aside')}>
          <GapList result={result} />
        </Section>
        <Section title={w('changes.title')}>
          <Changes assessment={assessment} />
        </Section>
      </div>
      <PlansToday />
      <Section title={w('packs.strip')}>
        <PackStrip shown={pack.id} />
      </Section>
    </Page>
  )
}
