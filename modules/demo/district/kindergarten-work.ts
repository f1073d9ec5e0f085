import { random } from '../random.ts'
import { LATEST, type YearTotals } from './baseline.ts'
import type { Kindergarten } from './kindergartens.ts'
import type { Figures } from './staff.ts'

/**
 * Who works in a kindergarten and what is watched over there; the private ones and the years before lag behind.
 *
 * @requires the figures of the kindergarten itself: its classes and its staff
 */
export function kindergartenWork(
  seed: string,
  kindergarten: Kindergarten,
  year: YearTotals,
  own: { readonly stage: Figures; readonly whole: Figures },
): { stage: Figures; whole: Figures } {
  const draw = random(`${seed}/kg/work/${kindergarten.id}`)
  const ago = LATEST.first - year.first
  const yes = (permille: number) => (draw.chance(permille - 60 * ago) ? 1 : 0)
  const classes = own.stage.get('classes') ?? 0
  const staff = own.stage.get('staff') ?? 0
  const uninsured = !kindergarten.isPublic && draw.chance(180) ? draw.int(1, 3) : 0
  return {
    stage: new Map([
      ['carers', classes - 1 + yes(940)],
      ['staff_insured', staff - uninsured],
    ]),
    whole: new Map([
      ['kindergarten_in_alliance', own.whole.get('inclusive_kindergarten') === 1 ? yes(880) : 0],
      ['crash_barriers', yes(970)],
      ['care_quality_assessed', yes(960)],
      ['research_guided', yes(950)],
      ['supervision_domains_checked', yes(900) === 1 ? 7 : draw.int(5, 6)],
      ['facts_published', 6 + yes(920)],
    ]),
  }
}
