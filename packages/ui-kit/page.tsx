import type { ReactNode } from 'react'
import css from './page.module.css'

interface PageProps {
  readonly title: ReactNode
  /** One sentence under the title: what is seen here. */
  readonly lead?: ReactNode
  /** Buttons at the right; not printed. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <article className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={`${css.actions} jh-noprint`}>{actions}</div>}
      </header>
      {children}
    </article>
  )
}

export function Section({
  title,
  aside,
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={css.section}>
      <header>
        <h2>{title}</h2>
        {aside && <div className={css.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  )
}
