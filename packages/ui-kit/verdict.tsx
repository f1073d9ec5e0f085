import { useWords } from './i18n.tsx'
import css from './verdict.module.css'

export type Verdict = 'pass' | 'fail' | 'undetermined' | 'not-applicable'

/** The shape says it as well as the colour: filled circle, filled diamond, dashed ring, open bar. */
export function VerdictIcon({ verdict, size = 18 }: { verdict: Verdict; size?: number }) {
  return (
    <svg
      className={css[verdict]}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[verdict]}
    </svg>
  )
}

const SHAPES = {
  pass: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M5.8 10.3l3 3 5.4-6" fill="none" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
    </>
  ),
  fail: (
    <>
      <path d="M10 .6 19.4 10 10 19.4.6 10z" fill="currentColor" />
      <path d="M7.1 7.1l5.8 5.8m0-5.8l-5.8 5.8" stroke="#fff" strokeWidth="2.1" strokeLinecap="round" />
    </>
  ),
  undetermined: (
    <>
      <circle
        cx="10"
        cy="10"
        r="8.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeDasharray="3 2.2"
      />
      <path
        d="M7.7 7.9c.2-1.5 1.2-2.3 2.4-2.3 1.3 0 2.3.8 2.3 2 0 1.8-2.2 1.8-2.2 3.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
      <circle cx="10.2" cy="14" r="1.1" fill="currentColor" />
    </>
  ),
  'not-applicable': (
    <>
      <rect
        x="1.5"
        y="1.5"
        width="17"
        height="17"
        rx="3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M6 10h8" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
} as const

/** Verdict with its word. `solid` is for a heading: coloured ground over the whole width of the word. */
export function VerdictTag({ verdict, look = 'plain' }: { verdict: Verdict; look?: 'plain' | 'solid' }) {
  const w = useWords('kit')
  return (
    <span className={`${css.tag} ${css[verdict]} ${look === 'solid' ? css.solid : ''}`}>
      <VerdictIcon verdict={verdict} size={look === 'solid' ? 20 : 16} />
      {w(`verdict.${verdict}`)}
    </span>
  )
}
