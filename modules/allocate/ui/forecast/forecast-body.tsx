import { address, useLang, useWords } from '@kit/ui-kit'
import type { ForecastPlan } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { BackTest } from './back-test.tsx'
import { ClassWarnings } from './class-warnings.tsx'
import { PupilsChart } from './pupils-chart.tsx'
import { SeatMap } from './seat-map.tsx'
import { SeatTable } from './seat-table.tsx'

/** Pupils year by year, seats area by area, classes grade by grade, and how wrong the method was before. */
export function ForecastBodyView({ plan, at }: { plan: ForecastPlan; at: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  const { body } = plan
  const next = body.firstYear + body.years
  return (
    <>
      <p className="jh-noprint">
        <a href={address(`${at}/forecast.xlsx`, { lang })}>{w('forecast.download')}</a>
        {' · '}
        <a href={address(`${at}/certificate.json`, { lang })}>{w('forecast.certificate')}</a>
        {plan.overlay && (
          <>
            {' · '}
            <Link to="/what-if" search={{ plan: plan.overlay }}>
              {w('plan.openOverlay')}
            </Link>
          </>
        )}
      </p>
      <PupilsChart body={body} share={plan.request.sharePercent} />
      <SeatTable body={body} />
      <SeatMap body={body} />
      <ClassWarnings body={body} />
      <BackTest rows={body.backTest} share={plan.request.sharePercent} />
      {plan.effect && <p>{w('forecast.effect', { year: next, period: plan.period })}</p>}
    </>
  )
}
