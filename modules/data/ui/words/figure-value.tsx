import { inFull, money, Num, useLang, useSay, useWords, type Words } from '@kit/ui-kit'
import type { Fact, MetricView } from '@loop/data/schema'

interface FigureValueProps {
  readonly metric: MetricView | undefined
  readonly of: Pick<Fact, 'value' | 'text'>
}

/** A value as people read it: money in yuan, codes and flags in words. "Not available" is said, never shown as zero. */
export function FigureValue({ metric, of }: FigureValueProps) {
  const w = useWords('data')
  const say = useSay()
  const lang = useLang()
  const { value, text } = of
  if (value === null)
    return text === null ? <span className="jh-missing">{w('value.notAvailable')}</span> : text
  const word = wordOf(metric, value, w, say)
  if (word !== null) return <span title={inFull(value)}>{word}</span>
  if (metric?.type === 'money') return <Num value={value} shown={money(value, lang)} />
  if (metric?.type === 'coordinate' || metric?.type === 'year')
    return <Num value={value} shown={inFull(value)} unit={say(metric.unitSymbol)} />
  return <Num value={value} unit={metric && say(metric.unitSymbol)} />
}

function wordOf(
  metric: MetricView | undefined,
  value: number,
  w: Words,
  say: ReturnType<typeof useSay>,
): string | null {
  if (metric?.type === 'flag') return value === 0 ? w('value.no') : w('value.yes')
  const code = metric?.codes.find(c => c.code === value)
  return code ? say(code.title) : null
}
