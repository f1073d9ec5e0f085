import type { AdoptedPath } from '@loop/allocate'
import type { Conditions } from '@loop/measure/conditions/schema'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ProjectView, STEPS, type StepName } from '../schema.ts'
import { pathDrafts } from './path-drafts.ts'
import { draftsOf } from './propose.ts'
import { checkStep, nextSteps, projectState } from './steps.ts'
import { yearPlans } from './year-plans.ts'

const word = (text: string) => ({ zh: text, en: text })
const line = (id: string, more: object) => ({ id, title: word(id), group: 'g', unit: 'item', ...more })
const row = (standard: string, more: object) => ({
  ...{ unit: 'A', name: '甲校', stage: null, standard, state: 'lacking' },
  ...more,
})
const ledger = {
  groups: [{ id: 'g', title: word('group') }],
  schools: [{ unit: 'A', name: '甲校' }],
  items: [
    line('unsafe', { compare: '<=', figure: { metric: 'grade_d_buildings', by: 'adding' } }),
    line('room', { compare: '>=', figure: { metric: 'music_room_smallest', by: 'setting' } }),
    line('size', { compare: '<=', figure: null }),
  ],
  rows: [
    row('unsafe', { need: 0, quantity: 2, cost: 600 }),
    row('room', { need: 96, quantity: 6, cost: 60 }),
    row('size', { need: 2000, quantity: null, cost: null }),
  ],
} as unknown as Conditions
const gap = (standard: string) => ({ unit: 'A', standard, stage: null })

it('what must not be becomes less, a room that is too small is set to what is demanded', () => {
  const made = draftsOf(ledger, [gap('unsafe'), gap('room'), gap('room')], [], word)
  if (!made.ok) throw new Error('refused')
  expect(made.value).toHaveLength(1)
  expect(made.value[0]).toMatchObject({ title: '甲校：unsafe等2项', cost: 660 })
  expect(made.value[0]?.items.map(i => i.figure)).toEqual([
    { metric: 'grade_d_buildings', stage: 'all', change: 'add', value: -2 },
    { metric: 'music_room_smallest', stage: 'all', change: 'set', value: 96 },
  ])
})

it('what no project can change is no gap for one', () => {
  const refused = draftsOf(ledger, [gap('size'), gap('none')], [], word)
  expect(refused.ok ? [] : refused.refusals.map(r => [r.code, r.at])).toEqual([
    ['act.no-gap', 'A/size'],
    ['act.no-gap', 'A/none'],
  ])
})

it('whatever is asked, steps go in order, each once, and an end is an end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), asked => {
      const taken: StepName[] = []
      for (const step of asked) {
        const refusals = checkStep({ title: 'x', proposedById: 'a' }, taken, {
          step,
          byId: 'b',
          why: 'because',
        })
        expect(refusals.length === 0).toBe(nextSteps(projectState(taken)).includes(step))
        if (refusals.length === 0) taken.push(step)
      }
      expect(new Set(taken).size).toBe(taken.length)
      const order = taken.filter(step => step !== 'dropped').map(step => STEPS.indexOf(step))
      expect(order).toEqual(order.map((_, i) => i))
      if (taken.includes('dropped')) expect(taken.at(-1)).toBe('dropped')
    }),
  )
})

it('a path becomes one project a school and year, its figures in the unit of the ledger', () => {
  const buy = (year: number, unit: string, amount: number) => ({
    ...{ year, unit, school: unit, stage: 'all', indicator: 'equipment-value', project: word('设备') },
    ...{ amount, amountUnit: word('元'), cost: amount * 100, purpose: 'standard' },
    ...{ metric: 'equipment_value', added: amount * 100 },
  })
  const path = { period: '2020-2021', purchases: [buy(2, 'A', 5), buy(1, 'A', 10), buy(1, 'B', 20)] }
  const drafts = pathDrafts(path as AdoptedPath)
  expect(drafts.map(d => [d.yearsOn, d.unit, d.cost])).toEqual([
    [0, 'A', 1000],
    [0, 'B', 2000],
    [1, 'A', 500],
  ])
  expect(drafts[0]?.items[0]?.figure).toMatchObject({ metric: 'equipment_value', value: 1000 })
})

it('the plan of a year counts what was not dropped, by group, and what is done', () => {
  const item = (id: string, cost: number) => ({ group: { id, title: word(id) }, cost })
  const of = (year: number, state: string, ...items: ReturnType<typeof item>[]) =>
    ({ year, state, items, cost: items.reduce((sum, i) => sum + i.cost, 0) }) as unknown as ProjectView
  const plans = yearPlans([
    of(2022, 'planned', item('it', 7)),
    of(2021, 'accepted', item('it', 1), item('health', 2)),
    of(2021, 'dropped', item('it', 100)),
    of(2021, 'planned', item('it', 4)),
  ])
  expect(plans.map(p => [p.year, p.projects, p.cost, p.done])).toEqual([
    [2021, 2, 7, 3],
    [2022, 1, 7, 0],
  ])
  expect(plans[0]?.groups.map(g => [g.id, g.cost])).toEqual([
    ['it', 5],
    ['health', 2],
  ])
})
