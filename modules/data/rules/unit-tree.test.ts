import { expect, it } from 'vitest'
import type { Unit } from '../schema.ts'
import { changedUnits, checkUnitTree } from './unit-tree.ts'

function unit(id: string, parent: string | null = null, rest: Partial<Unit> = {}): Unit {
  return {
    id,
    kind: 'school',
    code: null,
    name: id,
    parent,
    legalEntity: null,
    memberOf: null,
    openedOn: null,
    closedOn: null,
    ...rest,
  }
}
const known = (...units: Unit[]) => new Map(units.map(u => [u.id, u]))
const said = (refusals: ReturnType<typeof checkUnitTree>) => refusals.map(r => `${r.code} ${r.at}`)

it('a teaching point may hang under a school on record or one that comes with it', () => {
  expect(checkUnitTree(known(unit('A')), [unit('A1', 'A'), unit('B'), unit('B1', 'B')])).toEqual([])
})

it('every unknown parent, legal entity and group is named', () => {
  const refusals = checkUnitTree(known(), [
    unit('A1', 'A'),
    unit('B', null, { memberOf: 'G', legalEntity: 'L' }),
  ])
  expect(said(refusals)).toEqual(['data.unknown-unit A1', 'data.unknown-unit B', 'data.unknown-unit B'])
})

it('parents in a circle are refused, also when the circle closes over a unit on record', () => {
  expect(said(checkUnitTree(known(unit('A'), unit('B', 'A')), [unit('A', 'B')]))).toEqual([
    'data.unit-in-circle A',
  ])
  expect(said(checkUnitTree(known(), [unit('A', 'A')]))).toEqual(['data.unit-in-circle A'])
})

it('a unit below a circle is not blamed for it', () => {
  const refusals = checkUnitTree(known(), [unit('A', 'B'), unit('B', 'A'), unit('C', 'A')])
  expect(said(refusals)).toEqual(['data.unit-in-circle A', 'data.unit-in-circle B'])
})

it('a unit told twice is refused when the two differ, and counts once when they do not', () => {
  expect(said(checkUnitTree(known(), [unit('A'), unit('A', null, { name: '甲' })]))).toEqual([
    'data.unit-told-twice A',
  ])
  expect(checkUnitTree(known(), [unit('A'), unit('A')])).toEqual([])
  expect(changedUnits(known(), [unit('A'), unit('A')])).toEqual([unit('A')])
})

it('only new and changed units are appended', () => {
  const renamed = unit('B', null, { name: '乙校' })
  expect(changedUnits(known(unit('A'), unit('B')), [unit('A'), renamed, unit('C')])).toEqual([
    renamed,
    unit('C'),
  ])
})
