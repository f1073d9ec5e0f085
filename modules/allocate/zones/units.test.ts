import { Refused } from '@kit/base'
import { checkInstance, checkZones, planZones } from '@kit/kernels/zones'
import { expect, test } from 'vitest'
import { tableOf } from '../lists/table.ts'
import { instanceOf } from './instance.ts'
import { type Blocks, readBlocks, readSchools } from './lists.ts'
import { readZonePlan } from './plan.ts'
import { pupilsOf, unitsOf, waysToUnits } from './units.ts'
import { straightWays } from './ways.ts'

const rules = await readZonePlan('nearby-stable')
/** Nine blocks in a row, half a kilometre apart, ten children in each. */
const listed: Blocks = await readBlocks(
  tableOf('小区.csv', {
    header: ['编号', '学生数', '现学区', '经度', '纬度', '相邻'],
    rows: Array.from({ length: 9 }, (_, i) => [
      ...[`B${i}`, 10, i < 5 ? 'S1' : 'S3'],
      ...[
        112.5 + 0.0057 * i,
        37.7,
        [i - 1, i + 1]
          .map(n => `B${n}`)
          .filter(b => b !== 'B-1' && b !== 'B9')
          .join(' '),
      ],
    ]),
  }),
  rules.borders,
  'cgcs2000',
)
const schoolsOf = (zones: readonly string[], blocks = ['B0', 'B3', 'B8']) =>
  readSchools(
    tableOf('学校.csv', {
      header: ['编号', '名称', '学位', '经度', '纬度', '所在小区', '多校划片'],
      rows: zones.map((zone, i) => [
        ...[`S${i + 1}`, `${i + 1}小`, [40, 20, 30][i] as number],
        ...[112.5 + [0, 0.0171, 0.0456][i]!, 37.7, blocks[i] as string, zone],
      ]),
    }),
    'cgcs2000',
  )

test('schools of one zone are one unit: seats added, both blocks inside, in one piece', async () => {
  const units = unitsOf(listed, await schoolsOf(['城西', '城西', '']))
  expect(units.map(u => [u.id, u.name, u.seats, u.homes])).toEqual([
    ['S1、S2', '1小、2小', 60, [0, 3]],
    ['S3', '3小', 30, [8]],
  ])
  const ways = waysToUnits(
    units,
    straightWays(
      listed.blocks,
      units.flatMap(u => u.members),
      1,
    ),
  )
  const of = instanceOf(listed, units, rules, ways)
  expect(checkInstance(of)).toEqual([])
  const outcome = planZones(of, rules.weights, { seed: 1, steps: 20_000 })
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  expect(checkZones(of, rules.weights, outcome.plan)).toEqual([])
  expect([...outcome.plan.zoneOf.slice(0, 4)]).toEqual([0, 0, 0, 0])
  // Today’s zone of a member is today’s zone of the unit: nobody there changes.
  expect([...of.current]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1])
})

test('the way to a zone is the mean by seats, and unknown where one of its schools is', async () => {
  const units = unitsOf(listed, await schoolsOf(['城西', '城西', '']))
  const metres = [[300, 600, 900]]
  expect(waysToUnits(units, (b, s) => metres[b]![s]!)(0, 0)).toBe(400) // (300 × 40 + 600 × 20) ÷ 60
  expect(waysToUnits(units, (b, s) => metres[b]![s]!)(0, 1)).toBe(900)
  expect(waysToUnits(units, (_, s) => (s === 1 ? null : 5))(0, 0)).toBeNull()
})

test('two schools of one block may share a zone; alone they may not', async () => {
  const same = ['B0', 'B0', 'B8']
  const codes = async (zones: readonly string[]) => {
    const units = unitsOf(listed, await schoolsOf(zones, same))
    return checkInstance(instanceOf(listed, units, rules, () => 100)).map(r => r.code)
  }
  expect(await codes(['城西', '城西', ''])).toEqual([])
  expect(await codes(['', '', ''])).toEqual(['zones.shared-home'])
})

test('a school of a zone that stands in no block is named', async () => {
  const schools = await schoolsOf(['城西', '城西', ''], ['B0', 'B77', 'B8'])
  expect(() => unitsOf(listed, schools)).toThrow(Refused)
})

test('children of a zone are shared by seats', () => {
  expect(pupilsOf([{ seats: 60 }, { seats: 30 }], 91)).toEqual([61, 30])
  expect(pupilsOf([{ seats: 0 }, { seats: 0 }], 3)).toEqual([2, 1])
})
