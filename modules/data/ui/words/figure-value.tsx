import { inFull, Num, useSay, useWords, type Words } from '@kit/ui-kit'
import type { Fact, MetricView } from '@loop/data/schema'

interface FigureValueProps {
  readonly metric: MetricView | undefined
  readonly of: Pick<Fact, 'value' | 'text'>
}

/** A value as people read it: money in yuan, codes and flags in words. "Not available" is said, never shown as zero. */
export function FigureValue({ metric, of }: FigureValueProps) {
  const w = useWords('data')
  const say = useSay()
  const { value, text } = of
  if (value === null)
    return text === null ? <span className="jh-missing">{w('value.notAvailable')}</span> : text
  const word = wordOf(metric, value, w, say)
  if (word !== null) return <span title={inFull(value)}>{word}</span>
  const shown =
    metric?.type === 'year' ? inFull(value) : exactly(metric?.type === 'money' ? value / 100 : value)
  const unit = metric?.type === 'money' ? w('decide.yuan') : metric && say(metric.unitSymbol)
  return <Num value={value} shown={shown} unit={unit} />
}

/** Every digit there is: beside the cell it came from, a rounded number would look like another one. */
function exactly(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 })
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
