import {
  Answer,
  Empty,
  Page,
  type Query,
  Section,
  useAnswer,
  useMay,
  usePutSearch,
  useSearchText,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type Decision, PlanHeadSchema, type PlanKindName, type Publication } from '@loop/allocate/schema'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { Decide, Decided } from './decide.tsx'
import { EffectTable } from './effect-table.tsx'
import css from './plan.module.css'
import { PlanFigures } from './plan-figures.tsx'
import { PlanList } from './plan-list.tsx'
import { Publish } from './publish.tsx'

/** What every view of a plan carries, whatever its kind. */
interface ViewOf<P> {
  readonly plan: P
  readonly decision: Decision | null
  readonly publications: readonly Publication[]
  readonly publishable: readonly {
    readonly what: string
    readonly title: { zh: string; en: string }
    readonly why: { zh: string; en: string } | null
  }[]
}

type CommonPlan = z.infer<typeof import('@loop/allocate/schema').AnyPlanSchema>

interface PlanScreenProps<S, P> {
  readonly kind: PlanKindName
  /** Part of the address: `/api/allocate/:region/<path>`. */
  readonly path: string
  readonly setUp: { readonly schema: z.ZodType<S>; readonly query?: Query }
  readonly view: z.ZodType<ViewOf<P>>
  /** The rules in words and the form; `open` shows a plan that was made. */
  readonly SetUp: (props: { readonly shown: S; readonly open: (id: string) => void }) => ReactNode
  /** The plan itself; figures, effect, decision and publication are added. */
  readonly Body: (props: { readonly plan: P; readonly at: string }) => ReactNode
}

/** Set up, run, compare, see the effect, decide, publish: the same way for every kind of plan. */
export function PlanScreen<S, P extends Pick<CommonPlan, 'figures' | 'effect' | 'id'>>(
  props: PlanScreenProps<S, P>,
) {
  const w = useWords('allocate')
  const { region, period, ready } = useSelection()
  const { plan: chosen } = useSearchText()
  const put = usePutSearch()
  const at = period ? `/api/allocate/${region}/${props.path}` : null
  const setUp = useAnswer(props.setUp.schema, at && `${at}/set-up`, { period, ...props.setUp.query })
  const plans = useAnswer(z.array(PlanHeadSchema), at, { period })
  const open = (id: string) => put({ plan: id })
  const title = w(`${props.kind}.title`)
  if (ready && period === null) return <Empty title={title}>{w('plan.noData')}</Empty>
  return (
    <Page title={title} lead={w(`${props.kind}.lead`)}>
      <div className={chosen ? 'jh-noprint' : ''}>
        <Answer of={setUp}>{shown => <props.SetUp shown={shown} open={open} />}</Answer>
      </div>
      {chosen && at && <PlanView key={chosen} at={`${at}/${chosen}`} view={props.view} Body={props.Body} />}
      <Section title={w('plan.plans')} aside={w('plan.plansAside')}>
        <Answer of={plans} lines={2}>
          {list => <PlanList plans={list} chosen={chosen ?? null} open={open} />}
        </Answer>
      </Section>
    </Page>
  )
}

function PlanView<P extends Pick<CommonPlan, 'figures' | 'effect' | 'id'>>({
  at,
  view,
  Body,
}: Pick<PlanScreenProps<never, P>, 'view' | 'Body'> & { readonly at: string }) {
  const mayDecide = useMay('allocate.decide')
  const shown = useAnswer(view, at)
  return (
    <Answer of={shown}>
      {({ plan, decision, publications, publishable }) => (
        <article className={css.plan}>
          <PlanFigures figures={plan.figures} />
          <Body plan={plan} at={at} />
          {plan.effect && <EffectTable effect={plan.effect} />}
          {decision && <Decided decision={decision} />}
          {!decision && mayDecide && (
            <div className="jh-noprint">
              <Decide path={at} />
            </div>
          )}
          <Publish at={at} publications={publications} publishable={publishable} />
        </article>
      )}
    </Answer>
  )
}
