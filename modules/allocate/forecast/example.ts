import { ok, type RegionCode, type Result } from '@kit/base'
import { type Random, randomFrom } from '@kit/kernels/random'
import type { Tx } from '@kit/store'
import { type FigureTable, figureTable } from '../lists/figure-table.ts'
import type { ListRows } from '../lists/kind.ts'
import { shareOut } from '../lists/share-out.ts'

/** Made-up years before and after the figures of a region's own primary schools. Nothing here is a rule. */

const YEARS_BACK = 10
const YEARS_AHEAD = 6
const GRADES = 6
const SEATS_A_CLASS = 40

interface ExampleSchool {
  readonly name: string
  readonly area: string
  readonly classes: number
  readonly permits: number
  /** By year, oldest first: pupils of each grade. */
  readonly history: readonly (readonly number[])[]
  /** By year of history and then ahead. */
  readonly due: readonly number[]
}

interface Scene {
  /** Autumn of the last year of history. */
  readonly last: number
  readonly schools: readonly ExampleSchool[]
}

const periodOf = (first: number) => `${first}-${first + 1}`

async function sceneOf(tx: Tx, region: RegionCode, period: string): Promise<Result<Scene>> {
  const last = Number(period.slice(0, 4))
  const known = [2, 1, 0].map(back => periodOf(last - back)) as [string, ...string[]]
  const table = await figureTable(tx, region, known)
  if (!table.ok) return table
  const own = table.value.units.filter(u => isTaken(table.value, u.id, u.kind))
  const places = own.map(u => [
    table.value.value(u.id, 'longitude', 'all') ?? 0,
    table.value.value(u.id, 'latitude', 'all') ?? 0,
  ])
  const middle = [0, 1].map(k => places.map(p => p[k] as number).sort((a, b) => a - b)[places.length >> 1])
  const dice = randomFrom(7)
  return ok({
    last,
    schools: own.map((u, i) => {
      const east = (places[i]?.[0] ?? 0) >= (middle[0] ?? 0)
      const north = (places[i]?.[1] ?? 0) >= (middle[1] ?? 0)
      const area = `${north ? '北' : '南'}${east ? '东' : '西'}片`
      return { name: u.name, area, ...yearsOf(table.value, u.id, last, dice) }
    }),
  })
}

const isTaken = (table: FigureTable, unit: string, kind: string) =>
  ['school', 'campus'].includes(kind) &&
  (table.value(unit, 'pupils', 'primary') ?? 0) > 0 &&
  (table.value(unit, 'classes', 'primary') ?? 0) > 0

/** Children of each year of entry pass through the grades; the totals of the years on record are kept. */
function yearsOf(table: FigureTable, unit: string, last: number, dice: Random) {
  const of = (metric: string, year: number) => table.value(unit, metric, 'primary', periodOf(year))
  const now = of('pupils', last) as number
  const before = of('pupils', last - 2) ?? now
  const trend = Math.min(1.03, Math.max(0.97, Math.sqrt(now / Math.max(1, before))))
  const entries = Array.from(
    { length: YEARS_BACK + GRADES + YEARS_AHEAD },
    (_, y) => (now / GRADES) * trend ** (y - YEARS_BACK - GRADES) * (0.94 + dice.below(121) / 1000),
  )
  const cohort = (year: number) => entries[year - last + YEARS_BACK + GRADES - 1] ?? now / GRADES
  const sumAt = (year: number) =>
    Array.from({ length: GRADES }, (_, g) => cohort(year - g)).reduce((a, b) => a + b, 0)
  const history = Array.from({ length: YEARS_BACK }, (_, t) => {
    const year = last - YEARS_BACK + 1 + t
    const cohorts = Array.from({ length: GRADES }, (_, g) => cohort(year - g))
    const drawn = (sumAt(year) * before * (0.99 + dice.below(21) / 1000)) / sumAt(last - 2)
    return shareOut(of('pupils', year) ?? Math.round(drawn), cohorts)
  })
  const pull = 0.92 + dice.below(160) / 1000
  const due = Array.from({ length: YEARS_BACK + YEARS_AHEAD }, (_, t) => {
    const entering = history[t]?.[0] ?? cohort(last - YEARS_BACK + 1 + t)
    return Math.round((entering / pull) * (0.97 + dice.below(61) / 1000))
  })
  const permits = (of('migrant_pupils', last) ?? 0) / Math.max(1, now)
  return { classes: of('classes', last) as number, permits, history, due }
}

async function rowsOf(
  tx: Tx,
  region: RegionCode,
  period: string,
  make: (scene: Scene) => ListRows,
): Promise<Result<ListRows>> {
  const scene = await sceneOf(tx, region, period)
  return scene.ok ? ok(make(scene.value)) : scene
}

export const exampleHistory = (tx: Tx, region: RegionCode, period: string) =>
  rowsOf(tx, region, period, ({ last, schools }) => ({
    header: ['学校', '学年', '年级', '人数', '班数'],
    rows: schools.flatMap(s =>
      s.history.flatMap((grades, t) => {
        const year = last - YEARS_BACK + 1 + t
        const classes = shareOut(s.classes, grades)
        return grades.map((n, g) => [s.name, year, g + 1, n, year === last ? (classes[g] as number) : ''])
      }),
    ),
  }))

export const exampleDue = (tx: Tx, region: RegionCode, period: string) =>
  rowsOf(tx, region, period, ({ last, schools }) => ({
    header: ['学校', '学年', '应入学', '随迁'],
    rows: schools.flatMap(s =>
      s.due.map((n, t) => [s.name, last - YEARS_BACK + 1 + t, n, Math.round(n * s.permits)]),
    ),
  }))

export const exampleSeats = (tx: Tx, region: RegionCode, period: string) =>
  rowsOf(tx, region, period, ({ schools }) => ({
    header: ['学校', '学位', '片区'],
    rows: schools.map(s => [s.name, s.classes * SEATS_A_CLASS, s.area]),
  }))

/** Three estates beside the largest schools. */
export const exampleHomes = (tx: Tx, region: RegionCode, period: string) =>
  rowsOf(tx, region, period, ({ last, schools }) => ({
    header: ['学校', '学年', '套数'],
    rows: [...schools]
      .sort((a, b) => b.classes - a.classes)
      .slice(0, 3)
      .map((s, i) => [s.name, last + 1 + i, 600 + 300 * i]),
  }))
