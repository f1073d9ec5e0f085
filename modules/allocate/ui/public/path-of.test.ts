import { commitTo, type DrawList, runDraw } from '@kit/kernels/draw'
import { TranscriptSchema } from '@loop/allocate/schema'
import { expect, test } from 'vitest'
import { pathOf } from './path-of.ts'

const list: DrawList = {
  title: '派位',
  rehearsal: false,
  round: 1,
  order: { kind: 'ascending' },
  seats: { by: 'number-first', lastSeat: 'pass' },
  agreed: [{ kind: 'stage', by: '家长' }],
  pools: [
    { id: 'S1', name: '第一中学', seats: 1 },
    { id: 'S2', name: '第二中学', seats: 1 },
  ],
  units: ['A', 'B', 'C'].map(id => ({ id, heads: 1, wishes: ['S1', 'S2'] })),
}
const commitment = commitTo(list)
const drawn = commitment.ok
  ? runDraw(list, commitment.value, [{ kind: 'stage', by: '家长', digits: '5' }])
  : commitment
if (!drawn.ok) throw new Error('draw')
const record = TranscriptSchema.parse(drawn.value)
const [first, second, third] = record.results.map(r => r.id)

test('the first in turn has its first wish, and nobody was before it', () => {
  expect(pathOf(record, first ?? '')).toMatchObject({
    turn: 1,
    of: 3,
    wishes: [{ pool: '第一中学', seats: 1, before: 0, admitted: true }],
    waiting: null,
  })
})

test('the second sees its first wish full and gets its second', () => {
  expect(pathOf(record, second ?? '')?.wishes).toMatchObject([
    { before: 1, admitted: false },
    { before: 0, admitted: true },
  ])
})

test('the last hears both wishes and its place on the waiting list', () => {
  const own = pathOf(record, third ?? '')
  expect([own?.wishes.map(x => x.before), own?.waiting]).toEqual([[1, 1], 1])
})

test('a number that is not on the list has no path', () => {
  expect(pathOf(record, 'Z')).toBeNull()
})
