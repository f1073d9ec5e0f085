import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../tools/junheng.mjs', import.meta.url))
const EXAMPLES = fileURLToPath(new URL('../../docs/examples', import.meta.url))
const SEED = 'ab'.repeat(32)
/** A process starts in a second or two; a machine busy with other work takes many. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists 名单-'))
  await cp(EXAMPLES, folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The real command line in a process of its own, in a copy of one example. */
function junheng(example: string, ...args: string[]): Promise<Ended> {
  const { INIT_CWD: _, ...env } = process.env
  return new Promise(done => {
    execFile(
      process.execPath,
      [LAUNCHER, ...args],
      { cwd: join(folder, example), env },
      (error, out, err) => {
        done({ code: error === null ? 0 : Number(error.code), out, err })
      },
    )
  })
}

const codesOf = (ended: Ended): string[] =>
  JSON.parse(ended.out).refusals.map((r: { code: string }) => r.code)
const read = (example: string, file: string) => readFile(join(folder, example, file), 'utf8')

describe('a draw from list to verified record', () => {
  const draw = (...args: string[]) =>
    junheng('draw', 'draw', '--list', '名单.csv', '--plan', '方案.yaml', ...args)

  it('is committed to, drawn with a real beacon round, and verified by the second implementation', async () => {
    const committed = await draw('--commit', '--json')
    expect([committed.code, JSON.parse(committed.out).children]).toEqual([0, 63])
    const drawn = await draw('--sources', '随机源.yaml', '--json')
    expect([drawn.code, JSON.parse(drawn.out).rehearsal]).toEqual([0, false])
    const published = ['--commitment', 'commitment.json']
    const verified = await junheng('draw', 'verify', 'transcript.json', '--list', '名单.csv', ...published)
    expect(verified.code).toBe(0)
    expect(verified.out).toContain('✓ 信标签名是真的')
    expect(verified.out).toContain('✓ 国密 SM3 承诺可重算')
    expect(verified.out).toContain('全部一致。')
    expect(await read('draw', 'verifier.html')).toContain('<title>派位结果核验')
  })

  it('an altered record and a forged beacon are told with 1', async () => {
    const record = await read('draw', 'transcript.json')
    await writeFile(join(folder, 'draw', 'altered.json'), record.replace('"turn": 3,', '"turn": 4,'))
    const altered = await junheng('draw', 'verify', 'altered.json')
    expect([altered.code, altered.out.includes('✗ 录取顺序可重算')]).toEqual([1, true])
    const sources = await read('draw', '随机源.yaml')
    await writeFile(join(folder, 'draw', 'forged.yaml'), sources.replace('d97b\n', 'd97a\n'))
    const forged = await draw('--sources', 'forged.yaml', '--json')
    expect([forged.code, codesOf(forged)]).toEqual([1, ['draw.forged-beacon']])
  })

  it('a rehearsal says so in its answer, its files and its record', async () => {
    const ended = await draw('--rehearsal', '--json')
    const { rehearsal, files } = JSON.parse(ended.out)
    expect([ended.code, rehearsal]).toEqual([0, true])
    for (const file of files) expect(file).toMatch(/rehearsal-/)
    const verified = await junheng('draw', 'verify', 'rehearsal-transcript.json')
    expect([verified.code, verified.out.split('\n')[0]]).toEqual([0, '【演练】这不是正式派位的记录。'])
  })

  it('after the commitment a changed list is not drawn', async () => {
    const list = await read('draw', '名单.csv')
    await writeFile(join(folder, 'draw', '名单2.csv'), list.replace(/\n$/, '\n20269999,1,YC,\n'))
    const ended = await junheng(
      'draw',
      'draw',
      '--list',
      '名单2.csv',
      '--plan',
      '方案.yaml',
      '--sources',
      '随机源.yaml',
      '--json',
    )
    expect([ended.code, codesOf(ended)]).toEqual([1, ['draw.list-changed']])
  })

  it('start and interval drawn in the hall set the order, and a number off the ring is drawn again', async () => {
    const plan = await read('draw', '方案.yaml')
    const onStage =
      '  - { kind: ring, of: start, by: 家长代表 }\n  - { kind: ring, of: interval, by: 家长代表 }\n'
    const digits = (start: string) =>
      `sources:\n  - { kind: ring, of: start, by: 家长代表, digits: "${start}" }\n  - { kind: ring, of: interval, by: 家长代表, digits: "3" }\n`
    const write = (file: string, text: string) => writeFile(join(folder, 'draw', file), text)
    await write('现场.yaml', plan.replace(/sources:[\s\S]*$/, `sources:\n${onStage}`))
    await write('抽出.yaml', digits('006'))
    await write('重抽.yaml', digits('064'))
    const hall = (...args: string[]) =>
      junheng('draw', 'draw', '--list', '名单.csv', '--plan', '现场.yaml', '--out', 'hall', '--json', ...args)
    expect((await hall('--commit')).code).toBe(0)
    const off = await hall('--sources', '重抽.yaml')
    expect([off.code, codesOf(off)]).toEqual([1, ['draw.off-ring']])
    expect((await hall('--sources', '抽出.yaml')).code).toBe(0)
    const { results } = JSON.parse(await read('draw', 'hall/transcript.json'))
    expect(results.slice(0, 3).map((r: { number: number }) => r.number)).toEqual([6, 9, 12])
    const verified = await junheng('draw', 'verify', 'hall/transcript.json')
    expect([verified.code, verified.out.includes('✓ 现场抽取的起始号、间隔')]).toEqual([0, true])
  })

  it('chances are shown before, and the waiting list is called after', async () => {
    const [odds, called] = await Promise.all([
      draw('--odds', '200', '--json'),
      junheng('draw', 'draw', '--transcript', 'transcript.json', '--vacant', 'YC=1', '--json'),
    ])
    expect(JSON.parse(odds.out).draws).toBe(200)
    expect(JSON.parse(called.out).offers.map((o: { pool: string }) => o.pool)).toEqual(['YC'])
  })
})

describe('seats, classes and forecasts from plain lists', () => {
  it('seats are assigned without envy, every lost wish has its reason', async () => {
    const args = [
      'assign',
      '--list',
      '报名.csv',
      '--schools',
      '学校.csv',
      '--plan',
      '方案.yaml',
      '--seed',
      SEED,
      '--json',
    ]
    const ended = await junheng('assign', ...args)
    const { mechanisms, mechanism } = JSON.parse(ended.out)
    const own = mechanisms.find((m: { mechanism: string }) => m.mechanism === mechanism)
    expect([ended.code, own.envious]).toEqual([0, 0])
    expect((await read('assign', 'why-not.csv')).split('\n')[1]).toMatch(
      /录取止于更优先的类别|抽签次序更靠前/,
    )
    expect(await read('assign', 'assignment.csv')).toContain('统筹')
    expect(JSON.parse(await read('assign', 'certificate.json')).proved).toContain('P4')
    const check = ['verify', 'certificate.json', ...args.slice(1, 7), '--json']
    const verified = await junheng('assign', ...check, '--id', 'B0001')
    expect([verified.code, JSON.parse(verified.out).own.answers.length]).toEqual([0, 10])
    const seats = await read('assign', 'assignment.csv')
    await writeFile(join(folder, 'assign', 'assignment.csv'), seats.replace('实验小学,S4', '南河小学,S3'))
    const altered = await junheng('assign', ...check)
    const broken = JSON.parse(altered.out).checks.filter((c: { holds: boolean }) => !c.holds)
    expect([altered.code, broken.map((c: { id: string }) => c.id)]).toEqual([
      1,
      expect.arrayContaining(['P3', 'result']),
    ])
  })

  it('classes are even, teachers are drawn onto them only after both are committed to', async () => {
    const base = ['classes', '--list', '学生.csv', '--plan', '方案.yaml', '--json']
    const ended = await junheng('classes', ...base, '--seed', SEED, '--steps', '300000')
    const { objective, chance, balance } = JSON.parse(ended.out)
    expect(ended.code).toBe(0)
    expect(objective * 3).toBeLessThan(chance.best)
    expect(balance.rows.find((r: { feature: string }) => r.feature === '性别').gap).toBeLessThanOrEqual(1)
    const teachers = [...base, '--formation', 'classes.json', '--teachers', '教师.csv']
    const early = await junheng('classes', ...teachers, '--sources', '教师随机源.yaml')
    expect([early.code, codesOf(early)]).toEqual([1, ['classes.teams-not-committed']])
    const committed = await junheng('classes', ...teachers, '--commit')
    const { balance: alike } = JSON.parse(committed.out)
    expect(alike.objective).toBeLessThanOrEqual(alike.best)
    const drawn = await junheng('classes', ...teachers, '--sources', '教师随机源.yaml')
    expect(JSON.parse(drawn.out).drawn.map((d: { class: number }) => d.class)).toEqual([1, 2, 3, 4, 5, 6])
    const check = [
      '--list',
      '学生.csv',
      '--plan',
      '方案.yaml',
      '--draw',
      'teachers-transcript.json',
      '--json',
    ]
    const verified = await junheng('classes', 'verify', 'classes.json', ...check)
    expect([verified.code, JSON.parse(verified.out).holds]).toEqual([0, true])
  })

  it('grade 1 has no scores, contests are never a feature, nobody moves without a reason', async () => {
    const plan = await read('classes', '方案.yaml')
    await writeFile(
      join(folder, 'classes', '一年级.yaml'),
      plan.replace('grade: 7', 'grade: 1').replace('column: 语文', 'column: 奥数竞赛'),
    )
    await writeFile(join(folder, 'classes', '调班.csv'), '编号,新班级,理由\nC0001,2,\n')
    const [early, moved] = await Promise.all([
      junheng('classes', 'classes', '--list', '学生.csv', '--plan', '一年级.yaml', '--seed', SEED, '--json'),
      junheng(
        'classes',
        'classes',
        '--list',
        '学生.csv',
        '--plan',
        '方案.yaml',
        '--formation',
        'classes.json',
        '--change',
        '调班.csv',
        '--json',
      ),
    ])
    expect([early.code, codesOf(early)]).toEqual([
      1,
      ['classes.forbidden-feature', 'classes.scores-too-early', 'classes.scores-too-early'],
    ])
    expect([moved.code, codesOf(moved)]).toEqual([1, ['classes.bad-change']])
  })

  it('pupils are forecast with bands and the chance over the seats', async () => {
    const args = ['forecast', '--history', '历年在校生.csv', '--due', '应入学.csv']
    const [ended, long] = await Promise.all([
      junheng('forecast', ...args, '--seats', '学位.csv', '--json'),
      junheng('forecast', ...args, '--ahead', '10', '--json'),
    ])
    const { lines } = JSON.parse(ended.out) as {
      lines: { pupils: number; low: number; high: number; chanceOver: number }[]
    }
    expect([ended.code, lines.length]).toEqual([0, 24])
    for (const l of lines) {
      expect(l.low).toBeLessThanOrEqual(l.high)
      expect(l.chanceOver).toBeGreaterThanOrEqual(0)
    }
    expect([long.code, codesOf(long)]).toEqual([1, ['forecast.short-history']])
  })
})
