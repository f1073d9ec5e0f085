import { type Text, t } from '@kit/base'
import type { FactSource, NewFact, Region, Unit } from '@loop/data/schema'
import { YEARS } from './baseline.ts'
import { caseOf } from './cases.ts'
import { type Outline, outline } from './geography.ts'
import { type Kindergarten, kindergartens } from './kindergartens.ts'
import { GROUPS, UNIONS } from './names.ts'
import { rivals } from './rivals.ts'
import { compulsorySchools } from './roster.ts'
import type { CaseId, School } from './school.ts'
import { SENIOR_SCHOOLS } from './senior.ts'
import { SPECIAL_SCHOOL } from './special.ts'
import { unit } from './unit.ts'
import { factsOf } from './year.ts'

/** One act of bringing in figures: a workbook (its cells are known once it is written), or another paper that disagrees. */
export interface Batch {
  readonly source: Pick<FactSource, 'kind' | 'stream' | 'fileName' | 'sha256' | 'mapping'>
  readonly facts: readonly NewFact[]
}

/** A made-up district with three years of figures, ready to be recorded batch by batch in the given order. */
export interface District {
  readonly region: Region
  readonly units: readonly Unit[]
  readonly batches: readonly Batch[]
  readonly outline: Outline
  /** Schools that show something on purpose. */
  readonly lessons: readonly {
    readonly unit: string
    readonly name: string
    readonly shows: Text
    readonly id: CaseId
  }[]
}

export interface DistrictOptions {
  readonly seed: string
  /** 12-digit code of the county. */
  readonly region?: string
  readonly name?: Text
}

const DEFAULT_REGION = '140107000000'
const DEFAULT_NAME = t('杏花岭区（演示数据）', 'Xinghualing District (synthetic demo)')

/**
 * The demonstration district: reproduces every printed figure of its baseline, and the weaknesses the document admits.
 *
 * @requires nothing but its arguments: the same seed gives the same bytes on every machine
 * @source baseline of 2020 (clauses S2-01 to S2-06); names, places and single schools are invented
 */
export function generateDistrict({ seed, region, name }: DistrictOptions): District {
  const code = region ?? DEFAULT_REGION
  const title = name ?? DEFAULT_NAME
  const schools = compulsorySchools(seed)
  const houses = kindergartens(seed)
  const ground = { seed, region: code, schools, kindergartens: houses }
  const workbooks = YEARS.map(
    (year): Batch => ({
      source: demoSource('workbook', `演示区_教育事业统计_${year.first}.xlsx`),
      facts: factsOf(ground, year),
    }),
  )
  const others = rivals(code, schools, houses).map(
    (r): Batch => ({ source: { ...demoSource(r.stream, r.fileName), kind: r.kind }, facts: r.facts }),
  )
  return {
    region: { code, name: title, level: 'county', parent: null, synthetic: true },
    units: unitsOf(code, title, schools, houses),
    batches: [...workbooks, ...others],
    outline: outline(seed, code, title.zh),
    lessons: lessonsOf(schools),
  }
}

function demoSource(stream: string, fileName: string): Batch['source'] {
  return { kind: 'demo', stream, fileName, sha256: null, mapping: null }
}

/** Everything that can have figures or members; what others hang under comes first. */
function unitsOf(
  region: string,
  name: Text,
  schools: readonly School[],
  houses: readonly Kindergarten[],
): Unit[] {
  const legal = UNIONS.map((title, i) => unit(`legal-${i + 1}`, 'legal-entity', `${title}（法人）`))
  const unions = UNIONS.map((title, i) =>
    unit(`union-${i + 1}`, 'union', title, { legalEntity: `legal-${i + 1}` }),
  )
  const groups = GROUPS.map((title, i) => unit(`group-${i + 1}`, 'group', `${title}教育集团`))
  const parentsFirst = [...schools].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null))
  return [
    unit(region, 'region', name.zh),
    ...legal,
    ...unions,
    ...groups,
    ...parentsFirst.map(s =>
      unit(s.id, s.unitKind, s.name, {
        code: s.id,
        parent: s.parent,
        legalEntity: s.legalEntity,
        memberOf: s.memberOf,
        openedOn: s.openedIn === null ? null : `${s.openedIn}-09-01`,
      }),
    ),
    unit(SPECIAL_SCHOOL.id, 'school', SPECIAL_SCHOOL.name, { code: SPECIAL_SCHOOL.id }),
    ...houses.map(k => unit(k.id, 'school', k.name, { code: k.id })),
    ...SENIOR_SCHOOLS.map(s => unit(s.id, 'school', s.name, { code: s.id })),
  ]
}

function lessonsOf(schools: readonly School[]): District['lessons'] {
  return schools.flatMap(s => {
    const lesson = caseOf(s.teaches)
    return lesson === null || s.teaches === null
      ? []
      : [{ unit: s.id, name: s.name, shows: lesson.shows, id: s.teaches }]
  })
}
