import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../tools/junheng.mjs', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../docs/examples/rotation', import.meta.url))
/** A process starts in a second or two; a machine busy with other work takes many. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '轮岗 '))
  await cp(EXAMPLE, folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

/** The real command line in a process of its own. */
function rotate(...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const { INIT_CWD: _, ...env } = process.env
  const args = ['rotate', '--schools', '学校.csv', '--teachers', '教师.csv', '--plan', '方案.yaml', ...more]
  return new Promise(done => {
    execFile(process.execPath, [LAUNCHER, ...args], { cwd: folder, env }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

const rowsOf = async (file: string) =>
  (await readFile(join(folder, file), 'utf8')).trim().split(/\r?\n/).slice(1)

test('the example is planned: quota and backbone share are met, everybody has a reason, the certificate fits', async () => {
  const ended = await rotate('--json')
  expect(ended.code).toBe(0)
  const { before, after, proof } = JSON.parse(ended.out)
  expect(after.counted).toBeGreaterThanOrEqual(after.quota)
  expect(after.countedBackbone * 5).toBeGreaterThanOrEqual(after.counted)
  expect(after.shortage).toBeLessThan(before.shortage)
  expect(proof).toBe('bound')
  const [people, schools] = [await rowsOf('rotation.csv'), await rowsOf('rotation-schools.csv')]
  expect(people.filter(row => /,(志愿|统筹),/.test(row)).length).toBe(after.moved)
  expect(people.every(row => row.endsWith('。'))).toBe(true)
  const short = schools.map(row => row.split(',').map(Number))
  expect(short.reduce((n, row) => n + row[5]!, 0)).toBe(after.shortage)
  const certificate = JSON.parse(await readFile(join(folder, 'rotation-certificate.json'), 'utf8'))
  expect(certificate.after).toEqual(after)
})

test('the same lists give the same bytes, and people read it in their language', async () => {
  const first = await rotate('--out', 'a')
  const second = await rotate('--out', 'b', '--lang', 'en')
  const third = await rotate('--out', 'c')
  expect([first.code, second.code, third.code]).toEqual([0, 0, 0])
  expect(await readFile(join(folder, 'c', 'rotation.csv'))).toEqual(
    await readFile(join(folder, 'a', 'rotation.csv')),
  )
  expect(first.out).toContain('没有更好的安排（已证明）')
  expect(second.out).toContain('nothing is better (proved)')
})

test('rules that clash end with 1 and the value that would do', async () => {
  const plan = await readFile(join(folder, '方案.yaml'), 'utf8')
  await writeFile(join(folder, '近.yaml'), plan.replace('mostKm: 20', 'mostKm: 3'))
  const ended = await rotate('--plan', '近.yaml', '--json')
  expect(ended.code).toBe(1)
  const { refusals } = JSON.parse(ended.out)
  expect(refusals.map((r: { at: string }) => r.at)).toEqual(['mostKm', 'movedPercent'])
  expect(refusals[0].because.zh).toBe('交流距离上限（3公里）：放宽到4公里即可。')
})

test('everything wrong in the lists is said at once, with its row', async () => {
  const lines = (await readFile(join(folder, '教师.csv'), 'utf8')).split('\n')
  lines[1] = lines[1]!.replace('语文', '围棋')
  lines[2] = lines[2]!.replace(/,(是|否),/, ',,')
  await writeFile(join(folder, '错.csv'), lines.join('\n'))
  const ended = await rotate('--teachers', '错.csv', '--json')
  expect(ended.code).toBe(1)
  const { refusals } = JSON.parse(ended.out)
  expect(refusals.map((r: { code: string; at: string }) => [r.code, r.at])).toEqual([
    ['rotate.unknown-subject', '错.csv:2'],
    ['rotate.bad-backbone', '错.csv:3'],
  ])
})

test('a couple that asks for it is not parted, and a head moves after two terms', async () => {
  const lines = (await readFile(join(folder, '教师.csv'), 'utf8')).trimEnd().split('\n')
  const before = (await rowsOf('rotation.csv')).map(row => row.split(','))
  const moved = before.find(r => r[5] === '统筹')![0]
  const stays = before.find(r => r[5] === '留任' && r[3] === before.find(x => x[0] === moved)![3])![0]
  const partner: Record<string, string> = { [moved!]: stays!, [stays!]: moved! }
  const people = lines.map((line, i) =>
    i === 0 ? `${line},配偶,校长届数` : `${line},${partner[line.split(',')[0]!] ?? ''},`,
  )
  const columns = lines[0]!.split(',').length
  const row = (id: string, school: string, terms: number) =>
    [id, school, ...new Array(columns - 2).fill(''), '', terms].join(',')
  const heads = [row('H1', 'S1', 2), row('H2', 'S2', 2), row('H3', 'S3', 1)]
  await writeFile(join(folder, '夫妻.csv'), [...people, ...heads].join('\n'))
  const ended = await rotate('--teachers', '夫妻.csv', '--out', '夫妻', '--json')
  expect([ended.code, JSON.parse(ended.out).heads]).toEqual([0, { all: 3, moved: 2 }])
  const after = new Map((await rowsOf('夫妻/rotation.csv')).map(r => [r.split(',')[0], r.split(',')]))
  const [a, b] = [after.get(moved)!, after.get(stays)!]
  const isTogether = a[5] === '留任' && b[5] === '留任'
  expect(isTogether || [a, b].some(r => /与配偶/.test(r.join()))).toBe(true)
  expect((await rowsOf('夫妻/rotation-heads.csv')).map(r => r.split(',').slice(0, 4))).toEqual([
    ['H1', expect.any(String), '2', expect.stringMatching(/./)],
    ['H2', expect.any(String), '2', expect.stringMatching(/./)],
    ['H3', expect.any(String), '1', ''],
  ])
  await writeFile(join(folder, '单方.csv'), people.join('\n').replace(`,${moved},`, ',,'))
  const oneSided = await rotate('--teachers', '单方.csv', '--json')
  expect(JSON.parse(oneSided.out).refusals[0].code).toBe('rotation.bad-couple')
})
