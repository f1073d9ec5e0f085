import { assignmentKind } from './assign/kind.ts'
import { classesKind } from './classes/kind.ts'
import { drawKind } from './draw/kind.ts'
import { forecastKind } from './forecast/kind.ts'
import { pathKind } from './path/kind.ts'
import type { AnyPlanKind } from './plan/kind.ts'
import { rotationKind } from './rotation/kind.ts'
import { sitingKind } from './siting/kind.ts'
import { zonesKind } from './zones/kind.ts'

/** Every kind of plan; a new kind is a folder and a line here. */
export const PLAN_KINDS: readonly AnyPlanKind[] = [
  assignmentKind,
  classesKind,
  drawKind,
  pathKind,
  rotationKind,
  forecastKind,
  zonesKind,
  sitingKind,
]
