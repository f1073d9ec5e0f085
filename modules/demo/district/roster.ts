import { type Random, random } from '../random.ts'
import { BASELINE } from './baseline.ts'
import { GROUPS, POINTS, RURAL_PLACES, URBAN_PLACES } from './names.ts'
import type { CaseId, School } from './school.ts'
import { identityCode } from './unit.ts'

/** Which urban primary school shows which case, by its place in the list. */
const URBAN_CASES: ReadonlyMap<number, CaseId> = new Map([
  [15, 'exact'],
  [16, 'floor'],
  [17, 'below-floor'],
  [18, 'two-short'],
  [19, 'oversized'],
  [20, 'missing'],
  [21, 'contested'],
  [22, 'big-old'],
  [23, 'big-new'],
  [24, 'dense'],
  [25, 'migrant'],
  [26, 'newly-opened'],
])

/** Three unions of four, four and three rural primary schools; one legal entity each. */
const UNION_OF = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2] as const
const POINT_PARENTS = [1, 5, null] as const

/**
 * The schools of the compulsory stages: 51 primary and 13 junior schools as printed, and beside them what is not counted as
 * a school: three teaching points and one campus.
 */
export function compulsorySchools(seed: string): School[] {
  return [
    ...urbanPrimary(seed),
    ...privatePrimary(seed),
    ...ruralPrimary(seed),
    ...notCounted(seed),
    ...junior(seed),
  ]
}

function urbanPrimary(seed: string): School[] {
  const names = urbanNames('小学')
  return range(BASELINE.primary.urbanPublic).map(i => {
    const draw = random(`${seed}/roster/primary/${i}`)
    const teaches = URBAN_CASES.get(i) ?? null
    const member = groupOf(i)
    return {
      ...plain(draw),
      id: identityCode('21', 701 + i),
      name: names[i]!,
      urbanRural: draw.chance(800) ? 111 : 112,
      memberOf: member,
      openedIn: teaches === 'newly-opened' ? 2019 : null,
      builtYear: teaches === 'big-old' ? 2006 : teaches === 'big-new' ? 2014 : draw.int(1984, 2018),
      township: i % 6,
      weight: draw.int(700, 1_500) + (i < 6 ? 350 : 0),
      quality: (i < 6 ? 1_180 : member === null ? 960 : 1_020) + draw.int(-120, 120),
      teaches,
    }
  })
}

/** Six leading schools of education groups and their nine branches come first. */
function groupOf(i: number): string | null {
  if (i < BASELINE.groups) return `group-${i + 1}`
  const branch = i - BASELINE.groups
  return branch < BASELINE.branches ? `group-${(branch % BASELINE.groups) + 1}` : null
}

function urbanNames(kind: string): string[] {
  const leading = GROUPS.map(g => `${g}${kind}`)
  const branches = range(BASELINE.branches).map(
    i => `${GROUPS[i % BASELINE.groups]!}${kind}${URBAN_PLACES[i]!}分校`,
  )
  const others = URBAN_PLACES.slice(BASELINE.branches).map(p => `${p}${kind}`)
  const second = URBAN_PLACES.slice(BASELINE.branches, BASELINE.branches + 4).map(p => `${p}第二${kind}`)
  return [...leading, ...branches, ...others, ...second]
}

function privatePrimary(seed: string): School[] {
  return range(BASELINE.primary.private).map(i => {
    const draw = random(`${seed}/roster/private/${i}`)
    return {
      ...plain(draw),
      id: identityCode('21', 761 + i),
      name: ['私立明德双语小学', '私立育英小学'][i]!,
      ownership: 2,
      builtYear: draw.int(2004, 2015),
      township: 2 + i,
      weight: draw.int(700, 1_000),
    }
  })
}

function ruralPrimary(seed: string): School[] {
  return range(BASELINE.primary.ruralPublic).map(i => {
    const draw = random(`${seed}/roster/rural/${i}`)
    const union = UNION_OF[i]!
    return {
      ...plain(draw),
      id: identityCode('21', 781 + i),
      name: `${RURAL_PLACES[i]!}小学`,
      urbanRural: i % 4 === 0 ? 210 : 220,
      legalEntity: `legal-${union + 1}`,
      memberOf: `union-${union + 1}`,
      builtYear: draw.int(1978, 2012),
      township: union === 2 ? 7 : 6,
      weight: draw.int(110, 420),
      quality: 900 + draw.int(-150, 150),
      teaches: i === 6 ? 'small-rural' : null,
    }
  })
}

/** Not schools of the printed 64: two points and a campus reported under their school, and one point that files by itself. */
function notCounted(seed: string): School[] {
  const points = POINTS.map((name, i): School => {
    const parent = POINT_PARENTS[i] ?? null
    const rural = parent ?? 9
    const union = UNION_OF[rural]!
    return {
      ...plain(random(`${seed}/roster/point/${i}`)),
      id: identityCode('21', 795 + i),
      unitKind: 'teaching-point',
      name: `${name}教学点`,
      kind: 218,
      urbanRural: 220,
      counted: parent === null,
      parent: parent === null ? null : identityCode('21', 781 + parent),
      legalEntity: `legal-${union + 1}`,
      memberOf: `union-${union + 1}`,
      township: union === 2 ? 7 : 6,
      teaches: parent === null ? 'point-excluded' : 'point-merged',
    }
  })
  const campus: School = {
    ...plain(random(`${seed}/roster/campus`)),
    id: identityCode('21', 799),
    unitKind: 'campus',
    name: `${GROUPS[0]}小学北校区`,
    counted: false,
    parent: identityCode('21', 701),
    memberOf: 'group-1',
    builtYear: 2016,
    township: 0,
    teaches: 'campus',
  }
  return [...points, campus]
}

function junior(seed: string): School[] {
  const { urban, rural } = BASELINE.junior
  return range(urban + rural).map(i => {
    const draw = random(`${seed}/roster/junior/${i}`)
    const isRural = i >= urban
    return {
      ...plain(draw),
      id: identityCode('31', 501 + i),
      name: isRural ? `${['望岳', '石泉', '东峪'][i - urban]!}初级中学` : `${URBAN_PLACES[9 + i]!}初级中学`,
      stage: 'junior',
      kind: 311,
      urbanRural: isRural ? 210 : draw.chance(700) ? 111 : 112,
      builtYear: draw.int(1982, 2016),
      township: isRural ? [6, 7, 6][i - urban]! : i % 6,
      weight: isRural ? draw.int(90, 190) : draw.int(220, 480),
      quality: (isRural ? 880 : 1_000) + draw.int(-160, 160),
      teaches: i === 4 ? 'junior-oversized' : null,
    }
  })
}

/** An ordinary public primary school of the town; what differs is said where it is used. */
function plain(draw: Random): School {
  return {
    id: '',
    unitKind: 'school',
    name: '',
    stage: 'primary',
    kind: 211,
    urbanRural: 111,
    ownership: 1,
    counted: true,
    parent: null,
    legalEntity: null,
    memberOf: null,
    openedIn: null,
    builtYear: draw.int(1985, 2015),
    township: 0,
    weight: 0,
    quality: 1_000 + draw.int(-100, 100),
    teaches: null,
  }
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
