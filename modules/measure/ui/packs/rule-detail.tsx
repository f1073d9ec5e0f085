import { forTheEye, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { ReactNode } from 'react'
import type { PackPage, PageParameter, ParameterValue, Rule } from './pack-page-schema.ts'
import css from './packs.module.css'

/** The rule itself, in words: the number with its dates, the formula, the comparison. */
export function RuleDetail({ rule, page }: { rule: Rule; page: PackPage }): ReactNode {
  switch (rule.kind) {
    case 'parameter':
      return <ParameterDetail parameter={page.parameters.find(p => p.id === rule.id)} />
    case 'indicator':
      return <IndicatorDetail indicator={page.indicators.find(x => x.id === rule.id)} page={page} />
    case 'test':
      return <TestDetail test={page.tests.find(t => t.id === rule.id)} />
    case 'exclusion':
      return <When rule={page.scope.exclude.find(x => x.id === rule.id)} />
    case 'relaxation':
      return <When rule={page.indicators.flatMap(x => x.relaxations).find(x => x.id === rule.id)} />
    default:
      return null
  }
}

function useValueText() {
  const kit = useWords('kit')
  const w = useWords('measure')
  return (value: ParameterValue, unit: string) => {
    if (typeof value === 'number') return `${forTheEye(value)}${unit}`
    return Object.entries(value)
      .map(([stage, x]) => `${kit(`stage.${stage}`)} ${forTheEye(x ?? 0)}${unit}`)
      .join(w('packs.comma'))
  }
}

function ParameterDetail({ parameter }: { parameter: PageParameter | undefined }) {
  const w = useWords('measure')
  const say = useSay()
  const valueText = useValueText()
  if (!parameter) return null
  const unit = say(parameter.unitSymbol)
  return (
    <>
      {[...parameter.values].reverse().map(dated => (
        <p key={dated.from} className={dated.from === parameter.current?.from ? css.value : css.past}>
          <span className="jh-num">{valueText(dated.value, unit)}</span>
          <span className="jh-soft"> {w('packs.since', { day: dated.from })}</span>
          {dated.source.status === 'unverified' && dated.from !== parameter.current?.from && (
            <StatusMark status="unverified" />
          )}
        </p>
      ))}
      {parameter.choice && <p className="jh-soft">{say(parameter.choice)}</p>}
    </>
  )
}

function IndicatorDetail({
  indicator,
  page,
}: {
  indicator: PackPage['indicators'][number] | undefined
  page: PackPage
}) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const valueText = useValueText()
  if (!indicator) return null
  const threshold = page.parameters.find(p => p.id === indicator.threshold)
  // A sum that is divided stands in brackets.
  const whole = (formula: string) => (/\s/.test(formula.trim()) ? w('packs.whole', { formula }) : formula)
  return (
    <>
      {indicator.formulas.map(f => (
        <p key={f.stages.join()} className={css.formula}>
          {indicator.formulas.length > 1 &&
            `${f.stages.map(s => kit(`stage.${s}`)).join(w('packs.comma'))}：`}
          {w(indicator.per === 1 ? 'packs.ratio' : 'packs.ratioPer', {
            numerator: whole(say(f.numerator.words)),
            denominator: whole(say(f.denominator.words)),
            per: indicator.per,
          })}
        </p>
      ))}
      {indicator.split !== 'none' && <p className="jh-soft">{w('packs.split')}</p>}
      {threshold?.current && (
        <p>
          {w('packs.threshold', { value: valueText(threshold.current.value, say(threshold.unitSymbol)) })}
        </p>
      )}
    </>
  )
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '＝' }

function TestDetail({ test }: { test: PackPage['tests'][number] | undefined }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  if (!test) return null
  const op = test.op.split('@')[0] ?? ''
  return (
    <>
      {test.value && test.limit && test.compare ? (
        <p className={css.formula}>
          {say(test.value.words)} {SIGNS[test.compare] ?? test.compare} {say(test.limit.words)}
        </p>
      ) : (
        <p className="jh-soft">{w(`packs.op.${op}`)}</p>
      )}
      {test.when && <p className="jh-soft">{w('packs.when', { when: say(test.when.words) })}</p>}
      {test.stages && (
        <p className="jh-soft">{test.stages.map(s => kit(`stage.${s}`)).join(w('packs.comma'))}</p>
      )}
      {test.evidence && <p className="jh-soft">{w('packs.evidence', { evidence: say(test.evidence) })}</p>}
    </>
  )
}

function When({ rule }: { rule: PackPage['scope']['exclude'][number] | undefined }) {
  const w = useWords('measure')
  const say = useSay()
  if (!rule) return null
  return (
    <>
      <p className="jh-soft">{w('packs.when', { when: say(rule.when.words) })}</p>
      {rule.numerator && <p className={css.formula}>{say(rule.numerator.words)}</p>}
    </>
  )
}
