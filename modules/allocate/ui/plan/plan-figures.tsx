import { forTheEye, money, useLang, useSay, useWords } from '@kit/ui-kit'
import type { PlanFigure } from '@loop/allocate/schema'
import css from './plan.module.css'

/** The figures by which plans of a kind are compared. */
export function PlanFigures({ figures }: { figures: readonly PlanFigure[] }) {
  const say = useSay()
  const show = useFigure()
  return (
    <dl className={css.figures}>
      {figures.map(f => (
        <div key={f.id}>
          <dt>{say(f.title)}</dt>
          <dd>{show(f)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A figure with its unit; missing is a dash. */
export function useFigure() {
  const w = useWords('allocate')
  const lang = useLang()
  return ({ value, unit }: PlanFigure) => {
    if (value === null) return '—'
    if (unit === 'fen') return money(value, lang)
    const number = Number.isInteger(value) ? value.toLocaleString('en-US') : forTheEye(value, 2)
    return unit === '' ? number : w(`units.${unit}`, { n: number })
  }
}
