import type { ScreenStates } from '@kit/ui-kit'
import { projectsStates } from './projects/projects.states.ts'

/** Named states of every screen of the module, for the gallery and the screen tests. */
export const states: Readonly<Record<string, ScreenStates>> = { projects: projectsStates }
