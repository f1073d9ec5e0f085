import { forTheEye, money, useLang, useSay, useWords } from '@kit/ui-kit'
import type { TargetStanding } from '@loop/measure/plan-schema'
import { Link, useParams } from '@tanstack/react-router'
import { useUnitSymbol } from '../assessment/units.ts'
import css from './plan.module.css'

/** A number of a plan with its unit; missing is a dash, yes-no is a word. */
export function useShown() {
  const w = useWords('measure')
  const lang = useLang()
  const symbol = useUnitSymbol()
  return (value: number | null, unit: string | null) => {
    if (value === null) return '—'
    if (unit === null || unit === 'yes-no') return w(value === 1 ? 'plan.yes' : 'plan.no')
    if (unit === 'fen') return money(value, lang)
    return `${forTheEye(value)}${symbol(unit)}`
  }
}

/** Never colour alone: sign, word, colour. */
export function StatusTag({ status, kind }: Pick<TargetStanding, 'status' | 'kind'>) {
  const w = useWords('measure')
  const isHard = status === 'missed' && kind === 'binding'
  return (
    <span className={`${css.status} ${css[status]}`}>
      <span aria-hidden="true">{SIGNS[status]}</span> {w(`plan.status.${isHard ? 'missedBinding' : status}`)}
    </span>
  )
}

const SIGNS: Readonly<Record<TargetStanding['status'], string>> = {
  reached: '●',
  'on-track': '◐',
  'off-track': '△',
  missed: '▲',
  undetermined: '○',
}

/** How a reader knows a clause: the article, the number the document gives it, or simply that it is one. */
export function useClauseName(): (id: string) => string {
  const w = useWords('measure')
  return id => {
    const name = id.split('/').at(-1) ?? id
    if (/^\d/.test(name)) return w('packs.article', { article: name })
    return /\d/.test(name) ? name : w('tests.clause')
  }
}

/** The clause a thing rests on, as the documents number it, leading to its page; unless named, of the plan being shown. */
export function Clause({ id, pack }: { id: string; pack?: string }) {
  const { plan = '' }: { plan?: string } = useParams({ strict: false })
  const nameOf = useClauseName()
  const params = { plan: pack?.replaceAll('/', '~') ?? plan, clause: id.replaceAll('/', '~') }
  return (
    <Link
      to="/plans/$plan/clauses/$clause"
      params={params}
      search={true}
      className={`jh-soft jh-small ${css.clauseId}`}
    >
      {nameOf(id)}
    </Link>
  )
}

export function Texts({ of }: { of: readonly { zh: string; en: string }[] }) {
  const say = useSay()
  const w = useWords('measure')
  return <>{of.map(say).join(w('plan.comma'))}</>
}
