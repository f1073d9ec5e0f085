import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../tools/junheng.mjs', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../docs/examples/invest/学校.csv', import.meta.url))
vi.setConfig({ testTimeout: 120_000 })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invest 测试-'))
  await copyFile(EXAMPLE, join(folder, '学校.csv'))
})
afterAll(() => rm(folder, { recursive: true }))

function invest(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { INIT_CWD: _, ...env } = process.env
  return new Promise(done => {
    execFile(process.execPath, [LAUNCHER, 'invest', ...args], { cwd: folder, env }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

it('a table of schools becomes a proved list of projects within the yearly budgets', async () => {
  const { code, out } = await invest('学校.csv', '--budget', '300', '--years', '2', '--json')
  expect(code).toBe(0)
  const { cost, bound, projects, years } = JSON.parse(out)
  expect([cost, bound]).toEqual([424_900_000, 424_900_000])
  expect(projects.reduce((sum: number, p: { cost: number }) => sum + p.cost, 0)).toBe(cost)
  expect(years.map((y: { spent: number }) => y.spent <= 600_000_000)).toEqual([true, true])
  const csv = await readFile(join(folder, '项目清单.csv'), 'utf8')
  expect(csv.split('\n')[0]).toContain('年度（第几年）,学校,学段,项目')
  expect((await readFile(join(folder, '项目清单.xlsx'))).subarray(0, 2).toString()).toBe('PK')
})

it('a budget that is not enough is refused with the smallest one that is', async () => {
  const { code, out } = await invest('学校.csv', '--budget', '100', '--years', '3', '--json')
  const { refusals } = JSON.parse(out)
  expect([code, refusals[0].code]).toEqual([1, 'allocate.budget-too-small'])
  expect(refusals[0].because.zh).toContain('还差 125 万元')
  expect(refusals[0].todo.zh).toContain('每年 142 万元')
})

it('what schools can spare is moved where that is cheaper; limits by school are kept or named', async () => {
  const moved = await invest('学校.csv', '--moves', 'demo-moves', '--json', '--out', '调配')
  const { cost, bound, projects } = JSON.parse(moved.out)
  expect(moved.code).toBe(0)
  expect(cost).toBeLessThan(424_900_000)
  expect(bound).toBeLessThanOrEqual(cost)
  const gifts = projects.filter((p: { project: { zh: string } }) => /^从.+调入：/.test(p.project.zh))
  expect(gifts.length).toBeGreaterThan(3)
  expect(projects.reduce((sum: number, p: { cost: number }) => sum + p.cost, 0)).toBe(cost)
  const head = '学校,学段,指标,最多增加,可调出\n'
  await writeFile(join(folder, '上限.csv'), `${head}南塬初级中学,,生均教学仪器设备值,,0\n`)
  const kept = await invest('学校.csv', '--moves', 'demo-moves', '--limits', '上限.csv', '--json')
  const after = JSON.parse(kept.out)
  expect(after.cost).toBeGreaterThanOrEqual(cost)
  const words = after.projects.map((p: { project: { zh: string } }) => p.project.zh)
  expect(words.some((w: string) => w.startsWith('从南塬初级中学调入：配置'))).toBe(false)
  await writeFile(join(folder, '错.csv'), `${head}没有的学校,,生均教学仪器设备值,1,\n`)
  const wrong = await invest('学校.csv', '--limits', '错.csv', '--json')
  const { refusals } = JSON.parse(wrong.out)
  expect([wrong.code, refusals[0].code, refusals[0].at]).toEqual([1, 'cli.bad-limit', '错.csv:2'])
})
