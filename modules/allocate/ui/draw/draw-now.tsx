import { digitBias } from '@kit/kernels/draw'
import { Failure, Refusals, Section, useMay, useSay, useWords } from '@kit/ui-kit'
import type { Agreed, DrawPlan } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { Button, Input, Popconfirm } from 'antd'
import css from './draw.module.css'
import { useDraw } from './use-draw.ts'

interface DrawNowProps {
  readonly at: string
  readonly plan: DrawPlan
  readonly hindrance: { zh: string; en: string } | null
}

/** Whom or what an agreed source comes from, in a few words. */
export function useSourceName() {
  const w = useWords('allocate')
  return (s: Agreed) => {
    if (s.kind === 'ring') return `${w('draw.kinds.ring')} ${w(`draw.ring.${s.of}`)} · ${s.by}`
    const kind = w(`draw.kinds.${s.kind}`)
    if (s.kind === 'beacon') return `${kind} ${s.name} #${s.round}`
    return `${kind} · ${s.kind === 'published' ? s.name : s.by}`
  }
}

/** The numbers of the day are entered, checked one by one, and drawn from: once. */
export function DrawNow({ at, plan, hindrance }: DrawNowProps) {
  const w = useWords('allocate')
  const say = useSay()
  const nameOf = useSourceName()
  const { agreed } = plan.body
  const mayDraw = useMay('allocate.decide')
  const day = useDraw(at, agreed.length)
  if (hindrance)
    return (
      <Section title={w('draw.drawing')}>
        <p className="jh-soft">{say(hindrance)}</p>
      </Section>
    )
  return (
    <Section title={w('draw.drawing')} aside={w('draw.hallHint')}>
      <div className={css.deeds}>
        <Link to="/draw/hall" search={{ plan: plan.id }}>
          <Button>{w('draw.hall')}</Button>
        </Link>
      </div>
      <div className={css.values}>
        {agreed.map((s, i) => (
          <div key={nameOf(s)}>
            <span>{nameOf(s)}</span>
            {s.kind === 'beacon' ? (
              <Input.TextArea
                rows={2}
                aria-label={nameOf(s)}
                value={day.values[i]}
                placeholder={w('draw.enter.beacon')}
                onChange={e => day.enter(i, e.target.value)}
              />
            ) : (
              <Input
                aria-label={nameOf(s)}
                value={day.values[i]}
                placeholder={w(`draw.enter.${s.kind}`)}
                onChange={e => day.enter(i, e.target.value)}
              />
            )}
            {s.kind === 'ring' && s.of !== 'direction' && <RingNote units={plan.body.units} />}
            <Checked of={day.checks[i]} />
          </div>
        ))}
      </div>
      <div className={css.deeds}>
        <Button loading={day.isChecking} onClick={day.check}>
          {w('draw.check')}
        </Button>
        {mayDraw && (
          <Popconfirm
            title={w('draw.drawSure')}
            okText={w('draw.drawIt')}
            cancelText={w('plan.back')}
            onConfirm={day.draw}
            disabled={!day.isChecked}
          >
            <Button type="primary" disabled={!day.isChecked} loading={day.isDrawing}>
              {w('draw.draw')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {day.refusals && <Refusals refusals={day.refusals} />}
      {day.error && <Failure error={day.error} />}
    </Section>
  )
}

/** What may be entered, and what drawing it digit by digit would do with so many numbers. */
function RingNote({ units }: { units: number }) {
  const w = useWords('allocate')
  const bias = digitBias(units)
  return (
    <small className="jh-soft">
      {w('draw.ring.range', { n: units })}
      {bias &&
        ` ${w('draw.ring.bias', { n: units, fewer: bias.fewer, share: `${Math.round(bias.share * 100)}%` })}`}
    </small>
  )
}

function Checked({ of }: { of: ReturnType<typeof useDraw>['checks'][number] | undefined }) {
  const w = useWords('allocate')
  const say = useSay()
  if (!of) return null
  if (!of.holds) return <span className={css.bad}>✕ {of.why && say(of.why)}</span>
  return (
    <span className={css.good}>
      ✓ {w('draw.checked')} · <code>{w('draw.hashed', { digits: of.digits ?? '' })}</code>
    </span>
  )
}
