import { useWords } from '@kit/ui-kit'
import type { Import } from '@loop/data/schema'
import css from './import.module.css'

const LOOKS: Readonly<Record<Import['state'], 'busy' | 'good' | 'bad' | 'still'>> = {
  reading: 'busy',
  checking: 'busy',
  storing: 'busy',
  ready: 'busy',
  stored: 'good',
  refused: 'bad',
  failed: 'bad',
  interrupted: 'bad',
  cancelled: 'still',
}
const SIGNS = { busy: '○', good: '✓', bad: '×', still: '–' } as const

export function StateTag({ state }: { state: Import['state'] }) {
  const w = useWords('data')
  const look = LOOKS[state]
  return (
    <span className={`${css.state} ${css[look]}`}>
      <span aria-hidden="true">{SIGNS[look]} </span>
      {w(`import.state.${state}`)}
    </span>
  )
}
