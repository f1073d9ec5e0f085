import { useWords } from '@kit/ui-kit'
import css from './demo-banner.module.css'

/** The figures are made up; every page says so, on paper too. */
export function DemoBanner() {
  const w = useWords('shell')
  return (
    <p className={css.banner} role="note">
      <strong>{w('demo.title')}</strong>
      {w('demo.text')}
    </p>
  )
}
