import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf } from '@kit/base/digest'
import { expect, it, vi } from 'vitest'
import { openDemoCounty } from '../test/demo-county.ts'
import { readClassPlan } from './plan.ts'
import type { ClassesPlan, ClassesState } from './schema.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const county = await openDemoCounty()
const { get, post, region, period } = county
const { suggested } = (await get('ada', `/classes/set-up?period=${period}`)).json()
const asked = {
  period,
  name: '',
  school: suggested.school,
  rules: 'grade-7',
  grade: 7,
  classes: suggested.classes,
  pupils: await county.exampleOf('classes-pupils'),
  scores: [] as string[],
  categories: [] as string[],
  seed: { numbers: '07 21 33 15 02', source: '教育局纪检组现场摇出' },
}
const refusalsOf = async (more: object): Promise<[string, string][]> =>
  (await post('ada', '/classes/runs', { ...asked, ...more }))
    .json()
    .refusals.map((r: { code: string; at: string }) => [r.code, r.at])
const planOf = async (id: string): Promise<ClassesPlan> => (await get('ada', `/classes/${id}`)).json().plan
const state = async (): Promise<ClassesState> => (await get('ada', `/classes/${kept}/state`)).json()
const change = async (moves: object[]) => {
  const { id } = (await post('ada', `/classes/${kept}/changes`, { moves })).json()
  return county.ended(`/classes/runs/${id}`)
}
let kept = ''

it('nobody forms classes outside the territory or without a role, and no list is read', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, '/classes')).statusCode).toBe(403)
    expect((await post(who, '/classes/runs', asked)).statusCode).toBe(403)
  }
  expect(await county.subjectsOf('allocate.list-read')).toEqual([])
})

it('marks in grade 1, placement tests and contests are refused by name, before anything is formed', async () => {
  const first = { rules: 'grade-1', grade: 1 }
  expect(await refusalsOf({ ...first, scores: ['语文'] })).toEqual([
    ['classes.scores-too-early', 'features.4 语文'],
  ])
  expect(await refusalsOf({ scores: ['入学测试总分', '奥数'] })).toEqual([
    ['classes.forbidden-feature', 'features.6 入学测试总分'],
    ['classes.forbidden-feature', 'features.7 奥数'],
  ])
  expect((await refusalsOf({ grade: 1 }))[0]?.[0]).toBe('classes.other-grade')
  expect((await refusalsOf({ categories: ['血型'] }))[0]?.[0]).toBe('cli.no-column')
})

it('classes are formed, proved and measured beside chance; no pupil stands in the plan', async () => {
  const run = await county.run('/classes', asked)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  kept = run.plan
  const { body, proved, effect } = await planOf(kept)
  expect([proved.length, effect]).toEqual([6, null])
  const { sizes, included, rows, objective, bound, chance } = body.balance
  expect(sizes.reduce((a, b) => a + b, 0)).toBe(body.pupils)
  const level = sizes.map((n, k) => n + 2 * included[k]!)
  expect(Math.max(...level) - Math.min(...level)).toBeLessThanOrEqual(1)
  expect(objective).toBeGreaterThanOrEqual(bound)
  expect(objective).toBeLessThan(chance.best ?? 0)
  for (const r of rows) expect([r.feature, r.of, r.gap! <= r.chance![2]]).toEqual([r.feature, r.of, true])
  expect(body.presets).toEqual([{ class: 1, reason: '行动不便，教室在一层' }])
  expect(body.wishes.find(w => w.kind === 'together')?.count).toBe(2)
  expect(JSON.stringify(body)).not.toMatch(/C0\d{3}/)
})

it('the same list and numbers give the same classes again', async () => {
  const again = await county.run('/classes', asked)
  if (again.status !== 'done') throw new Error(JSON.stringify(again))
  expect((await planOf(again.plan)).body.locked).toBe((await planOf(kept)).body.locked)
})

it('before the lock nobody moves and no teacher is drawn', async () => {
  const moved = await post('ada', `/classes/${kept}/changes`, {
    moves: [{ id: 'C0001', to: 2, reason: '随迁' }],
  })
  expect(moved.json().refusals[0].code).toBe('classes.not-yet')
  const teams = await post('ada', `/classes/${kept}/teams`, {
    list: await county.exampleOf('classes-teachers'),
  })
  expect(teams.json().refusals[0].code).toBe('classes.not-yet')
  await post('ada', `/classes/${kept}/decision`, { decision: 'adopted', why: '现场公开编班，无异议' })
})

it('teams are built once, bound before everybody, and only then drawn onto the classes, once', async () => {
  const list = await county.exampleOf('classes-teachers')
  const made: ClassesState = (await post('ada', `/classes/${kept}/teams`, { list })).json()
  expect(made.teams?.teams).toHaveLength(asked.classes)
  expect(made.teams!.balance!.objective).toBeLessThanOrEqual(made.teams!.balance!.best)
  expect((await post('ada', `/classes/${kept}/teams`, { list })).json().refusals[0].code).toBe(
    'classes.changed-meanwhile',
  )
  const numbers = { numbers: '3 8 21 6', source: '家长代表现场摇出' }
  const early = await post('ada', `/classes/${kept}/teachers`, numbers)
  expect(early.json().refusals[0].code).toBe('classes.not-yet')
  await post('ada', `/classes/${kept}/publications`, { what: 'teams' })
  const { drawn }: ClassesState = (await post('ada', `/classes/${kept}/teachers`, numbers)).json()
  expect(drawn?.classes.map(c => c.class)).toEqual(
    asked.classes ? [...drawn!.classes.keys()].map(k => k + 1) : [],
  )
  expect(new Set(drawn?.classes.map(c => c.team)).size).toBe(asked.classes)
  const again = await post('ada', `/classes/${kept}/teachers`, { ...numbers, numbers: '9 9 9 9' })
  expect(again.json().refusals[0].code).toBe('classes.changed-meanwhile')
  expect(await county.subjectsOf('allocate.teachers-drawn')).toEqual([kept])
})

it('a pupil moves only with a reason and only if the rules still hold; what it costs is kept', async () => {
  const list: { pupils: { id: string; class: number }[] } = (
    await get('ada', `/classes/${kept}/classes.json`)
  ).json()
  const one = list.pupils.find(p => p.id === 'C0005')!
  const other = list.pupils.find(p => p.class !== one.class && p.id > 'C0020' && p.id < 'C0040')!
  expect(
    (await post('ada', `/classes/${kept}/changes`, { moves: [{ id: one.id, to: other.class, reason: ' ' }] }))
      .statusCode,
  ).toBe(400)
  const alone = await change([{ id: one.id, to: other.class, reason: '休学复学' }])
  // One more here and one fewer there may stay within one; a second in the same direction never does.
  const twice = await change([
    {
      id: list.pupils.find(p => p.class === one.class && p.id > 'C0010' && p.id < 'C0040' && p.id !== one.id)!
        .id,
      to: other.class,
      reason: '休学复学',
    },
  ])
  expect([alone.status, twice.status]).toContain('refused')
  const before = (await state()).changes.length
  const now: typeof list = (await get('ada', `/classes/${kept}/classes.json`)).json()
  const [a, b] = [now.pupils.find(p => p.id === 'C0006')!, now.pupils.find(p => p.id === 'C0007')!]
  const far =
    b.class === a.class ? now.pupils.find(p => p.class !== a.class && p.id > 'C0020' && p.id < 'C0040')! : b
  const swapped = await change([
    { id: a.id, to: far.class, reason: '家长同为该班教师，回避' },
    { id: far.id, to: a.class, reason: '与上一名学生对调' },
  ])
  expect(swapped.status).toBe('done')
  const { changes, digest } = await state()
  expect(changes).toHaveLength(before + 2)
  expect(changes.at(-2)).toMatchObject({ id: a.id, from: a.class, to: far.class, by: 'Ada' })
  expect(digest).not.toBe((await planOf(kept)).body.locked)
  expect(await county.subjectsOf('allocate.class-changed')).toContain(kept)
})

it('published are the balance, the teams and their draw: no pupil among them', async () => {
  for (const what of ['balance', 'teachers', 'transcript']) {
    const head = (await post('ada', `/classes/${kept}/publications`, { what })).json()
    const file = (await get('nobody', `/api/public/${region}/publications/${head.id}/file`)).body
    expect(file).not.toMatch(/C0\d{3}/)
    if (what === 'balance') expect(file).toContain('编班指纹')
  }
})

it('the school gets its list with names, which is in the ledger; the plan reads back as it was', async () => {
  const book = await get('ada', `/classes/${kept}/classes.xlsx`)
  expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await county.detailsOf('allocate.list-read')).map(d => d.why)).toContain('classes.xlsx')
  const folder = await mkdtemp(join(tmpdir(), 'classes-'))
  await writeFile(join(folder, 'plan.yaml'), (await get('ada', `/classes/${kept}/plan.yaml`)).body)
  const { plan } = (await get('ada', `/classes/${kept}/classes.json`)).json()
  expect(digestOf(JSON.parse(JSON.stringify(await readClassPlan(join(folder, 'plan.yaml')))))).toBe(plan)
  await rm(folder, { recursive: true })
})

it('a run that is stopped is cancelled', async () => {
  const { id } = (await post('ada', '/classes/runs', asked)).json()
  await post('ada', `/classes/runs/${id}/cancel`)
  expect((await county.ended(`/classes/runs/${id}`)).status).toBe('cancelled')
})
