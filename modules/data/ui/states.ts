import type { ScreenStates } from '@kit/ui-kit'
import { figuresStates } from './figures/figures.states.ts'
import { importStates } from './import/import.states.ts'
import { periodsStates } from './periods/periods.states.ts'

/** Named states of every screen of the module, for the gallery and the screen tests. */
export const states: Readonly<Record<string, ScreenStates>> = {
  import: importStates,
  figures: figuresStates,
  periods: periodsStates,
}
