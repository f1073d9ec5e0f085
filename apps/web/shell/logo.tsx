import { useWords } from '@kit/ui-kit'
import { Link } from '@tanstack/react-router'
import css from './logo.module.css'

export function Mark() {
  const w = useWords('shell')
  return (
    <Link to="/" className={css.mark}>
      <img src="/icon.svg" alt="" width="30" height="30" />
      <span>
        {w('product')}
        <small>{w('productLine')}</small>
      </span>
    </Link>
  )
}
