import { useLang, useSay, useWords, whenText } from '@kit/ui-kit'
import type { DrawPlan, DrawRecord, DrawState } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useDraw } from '../use-draw.ts'
import { EndStep } from './end-step.tsx'
import css from './hall.module.css'
import { ListStep } from './list-step.tsx'
import { NumbersStep } from './numbers-step.tsx'
import { SeedStep } from './seed-step.tsx'
import { SourcesStep } from './sources-step.tsx'

const STEPS = ['list', 'sources', 'seed', 'numbers', 'end'] as const

export interface WallProps {
  readonly at: string
  readonly plan: DrawPlan
  readonly state: DrawState
  readonly record: DrawRecord | null
  readonly replay: boolean
}

/** Five steps; one big button, or the space key, leads on. */
export function Wall(props: WallProps) {
  const { at, plan, state, record, replay } = props
  const w = useWords('allocate')
  const say = useSay()
  const [at5, setStep] = useState(0)
  const [isLight, setLight] = useState(false)
  const day = useDraw(at, plan.body.agreed.length)
  const step = STEPS[at5] ?? 'list'
  const last = record ? STEPS.length - 1 : 1
  const isWaiting = step === 'sources' && record === null
  // While the numbers of the day are awaited the key checks them; to draw takes a press on the button itself.
  const next = () => (isWaiting ? day.check() : setStep(n => Math.min(n + 1, last)))
  const back = () => setStep(n => Math.max(n - 1, 0))
  useKeys({ next, back, light: () => setLight(x => !x) })
  // The record is there: the hall sees the seed form.
  const wasDrawnHere = record !== null && !replay
  useEffect(() => {
    if (wasDrawnHere) setStep(n => Math.max(n, 2))
  }, [wasDrawnHere])
  const { rehearsal } = plan.body
  const hindrance = state.drawn ? null : state.hindrance
  return (
    <main className={`${css.wall} ${isLight ? css.light : ''} ${rehearsal ? css.isRehearsal : ''}`}>
      <Head {...props} />
      <nav className={css.steps} aria-label={w('draw.wall.title')}>
        {STEPS.map((s, i) => (
          <span key={s} aria-current={s === step ? 'step' : undefined} data-done={i < at5}>
            {w(`draw.wall.step.${s}`)}
          </span>
        ))}
      </nav>
      <section className={css.stage} aria-live="polite">
        {step === 'list' && <ListStep body={plan.body} />}
        {step === 'sources' && <SourcesStep body={plan.body} day={day} record={record} />}
        {step === 'seed' && record && <SeedStep record={record} />}
        {step === 'numbers' && record && <NumbersStep record={record} />}
        {step === 'end' && record && <EndStep record={record} region={plan.region} rehearsal={rehearsal} />}
        {hindrance && <p className={css.hindrance}>{say(hindrance)}</p>}
      </section>
      <footer className={css.foot}>
        <button type="button" onClick={back} disabled={at5 === 0}>
          {w('draw.wall.back')}
        </button>
        {isWaiting ? (
          <DrawButton day={day} blocked={hindrance !== null} />
        ) : (
          <button type="button" className={css.main} onClick={next} disabled={at5 === last && at5 > 1}>
            {w('draw.wall.next')}
          </button>
        )}
        <small>{w('draw.wall.keys')}</small>
      </footer>
    </main>
  )
}

function Head({ plan, state, replay }: WallProps) {
  const w = useWords('allocate')
  const lang = useLang()
  return (
    <header className={css.head}>
      <h1>{plan.body.title}</h1>
      <div>
        {plan.body.rehearsal && <strong className={css.rehearsal}>{w('draw.rehearsalMark')}</strong>}
        {replay && state.drawn && (
          <strong className={css.replay}>
            {w('draw.wall.replay', { when: whenText(state.drawn.at, lang) })}
          </strong>
        )}
        <button type="button" onClick={goFull}>
          {w('draw.wall.full')}
        </button>
        <Link to="/draw" search={{ plan: plan.id }}>
          {w('draw.wall.leave')}
        </Link>
      </div>
    </header>
  )
}

/** First checks, then draws: two presses, so that nobody draws by a slip of the hand. */
function DrawButton({ day, blocked }: { day: ReturnType<typeof useDraw>; blocked: boolean }) {
  const w = useWords('allocate')
  const isEmpty = day.values.some(v => v.trim() === '')
  if (!day.isChecked)
    return (
      <button
        type="button"
        className={css.main}
        onClick={day.check}
        disabled={isEmpty || day.isChecking || blocked}
      >
        {w('draw.check')}
      </button>
    )
  return (
    <button type="button" className={`${css.main} ${css.go}`} onClick={day.draw} disabled={day.isDrawing}>
      {w(day.isDrawing ? 'draw.wall.waitingFor' : 'draw.wall.drawNow')}
    </button>
  )
}

/** A browser that will not go full screen leaves the page as it is. */
function goFull(): void {
  void document.documentElement.requestFullscreen?.().catch(() => {})
}

/** Keys of somebody who stands at the desk and looks at the wall; what is being typed is left alone. */
function useKeys({ next, back, light }: { next: () => void; back: () => void; light: () => void }): void {
  useEffect(() => {
    const deeds: Readonly<Record<string, () => void>> = {
      ' ': next,
      ArrowRight: next,
      PageDown: next,
      ArrowLeft: back,
      PageUp: back,
      f: goFull,
      F: goFull,
      d: light,
      D: light,
    }
    const onKey = (e: KeyboardEvent) => {
      const target = e.target instanceof Element ? e.target : null
      const isBusy = target?.closest('input, textarea') || (e.key === ' ' && target?.closest('button, a'))
      const deed = deeds[e.key]
      if (isBusy || !deed || e.ctrlKey || e.metaKey || e.altKey) return
      e.preventDefault()
      deed()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
