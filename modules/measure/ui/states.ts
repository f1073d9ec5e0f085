import type { ScreenStates } from '@kit/ui-kit'
import { asksStates } from './asks/asks.states.ts'
import { classesStates } from './classes/classes.states.ts'
import { conditionsStates } from './conditions/conditions.states.ts'
import { fundingStates } from './funding/funding.states.ts'
import { indicatorsStates } from './indicators/indicators.states.ts'
import { overviewStates } from './overview/overview.states.ts'
import { packStates, packsStates } from './packs/packs.states.ts'
import { clauseStates, planStates, plansStates } from './plan/plan.states.ts'
import { schoolStates } from './school/school.states.ts'
import { staffingStates } from './staffing/staffing.states.ts'
import { statutoryStates } from './statutory/statutory.states.ts'
import { testsStates } from './tests/tests.states.ts'
import { whatIfStates } from './what-if/what-if.states.ts'

/** Named states of every screen of the module, for the gallery and the screen tests. */
export const states: Readonly<Record<string, ScreenStates>> = {
  overview: overviewStates,
  indicators: indicatorsStates,
  tests: testsStates,
  'what-if': whatIfStates,
  packs: packsStates,
  pack: packStates,
  plans: plansStates,
  asks: asksStates,
  clause: clauseStates,
  'class-sizes': classesStates,
  staffing: staffingStates,
  funding: fundingStates,
  statutory: statutoryStates,
  conditions: conditionsStates,
  'local-plan': planStates,
  school: schoolStates,
}
