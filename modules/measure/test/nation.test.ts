import { fileURLToPath } from 'node:url'
import { loadPacks } from '@kit/policy'
import { expect, test } from 'vitest'
import { measureNation, nationCvs } from '../rules/measure-nation.ts'
import { openRulebook } from '../rules/rulebook.ts'
import type { StageTable } from '../rules/stage-table.ts'

const read = await loadPacks(fileURLToPath(new URL('../../../policies', import.meta.url)))
if (!read.ok) throw new Error('the packs are not sound')
const { packs, vocabulary } = read.value
const pack = packs.get('national/quality-balance-2017')
if (!pack) throw new Error('the pack is missing')
const book = openRulebook(pack, vocabulary, '2020-09-01')

/** Made-up schools of `sizes` counties; the last county lacks one figure. */
function nation(sizes: readonly number[]): StageTable {
  const rows = sizes.reduce((a, b) => a + b, 0)
  const counties = Int32Array.from([
    0,
    ...sizes.map((_, c) => sizes.slice(0, c + 1).reduce((a, b) => a + b, 0)),
  ])
  const names =
    'pupils teachers_college teachers_bachelor teachers_master teachers_doctor backbone_teachers pe_teachers music_teachers fine_art_teachers arts_teachers teaching_area indoor_sports_area sports_field_area equipment_value multimedia_rooms'
  const columns = new Map(
    names
      .split(' ')
      .map((name, k) => [
        name,
        Float64Array.from({ length: rows }, (_, i) => 100 + ((i * (37 + 2 * k)) % 211)),
      ]),
  )
  columns.set('school_kind', new Float64Array(rows).fill(211))
  columns.set(
    'urban_rural',
    Float64Array.from({ length: rows }, (_, i) => (i % 3 ? 111 : 220)),
  )
  columns.set('pupils@all', columns.get('pupils')!)
  columns.get('backbone_teachers')![rows - 1] = Number.NaN
  return { stage: 'primary', rows, counties, columns, heads: new Map([['primary', columns.get('pupils')!]]) }
}

function onlyCounty(table: StageTable, c: number): StageTable {
  const [from, to] = [table.counties[c]!, table.counties[c + 1]!]
  const cut = <K>(m: ReadonlyMap<K, Float64Array>) => new Map([...m].map(([k, v]) => [k, v.slice(from, to)]))
  return {
    ...table,
    rows: to - from,
    counties: Int32Array.of(0, to - from),
    columns: cut(table.columns),
    heads: cut(table.heads),
  }
}

test('a nation that fills several blocks measures every county as it measures it alone', () => {
  const sizes = [3000, 2000, 5000, 40, 60]
  const table = nation(sizes)
  const blocks = measureNation([table], book)
  expect(blocks.map(b => b.firstCounty)).toEqual([0, 1, 2, 3])
  const cvs = nationCvs([table], book)
  for (const block of blocks)
    block.counties.forEach((verdict, i) => {
      const c = block.firstCounty + i
      const [alone] = measureNation([onlyCounty(table, c)], book)
      expect(verdict).toBe(alone!.counties[0])
      block.measures.forEach(({ spread, of }, k) => {
        const own = alone!.measures[k]!.spread
        expect(spread.cv[i]).toBe(own.cv[0])
        expect(spread.reaching[i]).toBe(own.reaching[0])
        const start = block.table.counties[i]!
        expect([...spread.drivers.row.subarray(i * 5, i * 5 + 5)].map(r => (r < 0 ? r : r - start))).toEqual([
          ...own.drivers.row,
        ])
        expect(cvs.find(x => x.indicator === of.indicator.id)!.cv[c]).toBe(own.cv[0])
      })
    })
  expect(cvs.find(x => x.indicator === 'backbone-teachers')!.cv[4]).toBeNaN()
})
