import { useWords } from '@kit/ui-kit'
import css from './skip-link.module.css'

/** First stop of the Tab key: past the navigation. */
export function SkipLink() {
  const w = useWords('shell')
  return (
    <a className={css.skip} href="#main">
      {w('skip')}
    </a>
  )
}
