import { dissolve, type Shape, type ZoneInstance, type ZonePlan } from '@kit/kernels/zones'
import { isKept } from './instance.ts'
import type { Blocks } from './lists.ts'
import type { ZonePlanRules } from './plan.ts'
import type { Area, ZoneBlock, ZoneSchool } from './schema.ts'
import { pupilsOf, type ZoneUnit } from './units.ts'

/** A plan with the lists it was made from. */
export interface Drawn {
  readonly listed: Blocks
  readonly schools: readonly ZoneUnit[]
  readonly of: ZoneInstance
  readonly plan: ZonePlan
}

/** A plan in the words of the office: every block with its school and way, every school with its pupils. */
export interface ZonesResult {
  readonly blocks: readonly ZoneBlock[]
  readonly schools: readonly ZoneSchool[]
  /** Names of the years after the first. */
  readonly years: readonly string[]
}

/** @unit degrees of CGCS2000, metres */
export function resultOf(drawn: Drawn, rules: ZonePlanRules): ZonesResult {
  const { listed, schools, plan } = drawn
  const { shapes } = listed
  const areas =
    shapes === null ? null : dissolve(shapes, plan.zoneOf, schools.length, rules.borders.tolerance)
  return {
    blocks: listed.blocks.map((_, b) => blockOf(drawn, b)),
    schools: schools.map((school, s) => ({
      ...figuresOf(drawn, s),
      id: school.id,
      name: school.name,
      lon: school.lon,
      lat: school.lat,
      isKept: school.members.some(m => isKept(m, rules)),
      members: membersOf(school, plan.load[s]!),
      area: areas === null ? null : areaOf(areas[s]!),
      entrants: null,
    })),
    years: listed.years.slice(1),
  }
}

/** The schools of a zone with their seats and, by these, their children; none where the zone has one school. */
function membersOf({ members }: ZoneUnit, pupils: number): ZoneSchool['members'] {
  if (members.length === 1) return []
  const shares = pupilsOf(members, pupils)
  return members.map(({ id, name, lon, lat, seats }, k) => ({
    id,
    name,
    lon,
    lat,
    seats,
    pupils: shares[k]!,
  }))
}

/** What one pupil’s way is, from block to school. */
function wayOf(of: ZoneInstance, b: number, s: number): number {
  const a = of.schools.subarray(of.starts[b], of.starts[b + 1]).indexOf(s)
  return of.cost[of.starts[b]! + a] ?? Number.NaN
}

function blockOf({ listed, of, plan }: Drawn, b: number): ZoneBlock {
  const { id, name, pupils, group, lon, lat } = listed.blocks[b]!
  const school = plan.zoneOf[b]!
  const today = of.current[b]!
  const metresToday = today < 0 ? Number.NaN : wayOf(of, b, today)
  return {
    id,
    name,
    pupils,
    group,
    lon: sixDigits(lon),
    lat: sixDigits(lat),
    area: listed.shapes === null ? null : areaOf(listed.shapes[b]!),
    school,
    today,
    metres: wayOf(of, b, school),
    metresToday: Number.isNaN(metresToday) ? null : metresToday,
  }
}

function figuresOf({ of, plan, schools }: Drawn, s: number) {
  const blocks = [...plan.zoneOf.keys()].filter(b => plan.zoneOf[b] === s)
  const inhabited = blocks.filter(b => of.pupils[b]! > 0).map(b => wayOf(of, b, s))
  const metres = blocks.reduce((sum, b) => sum + of.pupils[b]! * wayOf(of, b, s), 0)
  const pupils = plan.load[s]!
  const { seats } = schools[s]!
  return {
    seats,
    pupils,
    over: Math.max(0, pupils - seats),
    group: blocks.reduce((sum, b) => sum + of.group[b]!, 0),
    mean: pupils === 0 ? null : Math.round(metres / pupils),
    longest: inhabited.length === 0 ? null : Math.max(...inhabited),
    seatValue: plan.seatValue[s]!,
    years: plan.later.map(({ load }, y) => {
      const later = of.later![y]!.capacity[s]!
      return { seats: later, pupils: load[s]!, over: Math.max(0, load[s]! - later) }
    }),
  }
}

const areaOf = (shape: Shape): Area =>
  shape.map(rings => rings.map(ring => ring.map(([x, y]) => [sixDigits(x), sixDigits(y)])))

/** A tenth of a metre. */
const sixDigits = (degrees: number) => Math.round(degrees * 1e6) / 1e6
