import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { isRoot, makePlace, type Person, type Program, people } from './programs.ts'

const place = await makePlace()
const running: Program[] = []

function run(what: string, dataDir: string, person?: Person): Program {
  const program = place.run(what, dataDir, person)
  running.push(program)
  return program
}

/** Ends what is left of a data folder: a new holder takes over and goes in order. */
afterEach(async () => {
  for (const program of running.splice(0)) if (program.child.exitCode === null) await program.kill('SIGTERM')
})
afterAll(() => place.remove())

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '')
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<void> {
  await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false)
}

async function storedIn(dataDir: string, person?: Person): Promise<number[]> {
  const reader = run('read', dataDir, person)
  const { subjects } = await reader.says()
  await reader.ended()
  return (subjects as number[]).sort((a, b) => a - b)
}

function acknowledged(said: Record<string, unknown>[]): number[] {
  return said.flatMap(s => (typeof s.acknowledged === 'number' ? [s.acknowledged] : []))
}

describe.each(people)('the built-in database, run by $name', person => {
  test('starts in a folder with blanks and Chinese characters, and a second start finds the rows', async () => {
    const dataDir = join(place.folderFor(person, '数据 a'), 'data')
    const writer = run('write', dataDir, person)
    const said = await writer.until(s => s.acknowledged === 3)
    await writer.kill('SIGTERM')
    expect(await storedIn(dataDir, person)).toEqual(expect.arrayContaining(acknowledged(said)))
  })

  test('loses no acknowledged row when every server process is killed during commits, and comes back by itself', async () => {
    const dataDir = place.folderFor(person, 'crash')
    const writer = run('write', dataDir, person)
    const before = await writer.until(s => Number(s.acknowledged) >= 50)
    killServer(postmasterPid(dataDir))
    const away = await writer.until(s => 'away' in s)
    const back = await writer.until(s => 'acknowledged' in s)
    await writer.kill('SIGKILL')
    const stored = await storedIn(dataDir, person)
    expect(stored).toEqual(expect.arrayContaining(acknowledged([...before, ...away, ...back])))
    expect(new Set(stored).size).toBe(stored.length)
  })

  test('loses no acknowledged row when its owner is killed, and the next start takes the server over', async () => {
    const dataDir = place.folderFor(person, 'orphan')
    const writer = run('write', dataDir, person)
    const said = await writer.until(s => Number(s.acknowledged) >= 50)
    const orphan = postmasterPid(dataDir)
    await writer.kill('SIGKILL')
    expect(isRunning(orphan)).toBe(true)
    expect(await storedIn(dataDir, person)).toEqual(expect.arrayContaining(acknowledged(said)))
    expect(isRunning(orphan)).toBe(false)
  })

  test('says that a folder cannot be written', async () => {
    const file = join(place.folderFor(person, 'unwritable'), 'a file')
    writeFileSync(file, '')
    expect(await run('hold', join(file, 'data'), person).says()).toMatchObject({
      outage: { zh: expect.stringContaining('无法写入') },
    })
  })
})

describe('the built-in database', () => {
  const self = people[0]!

  test('is one process at a time: the second is told who is there, and the first goes on', async () => {
    const dataDir = place.folderFor(self, 'two')
    const first = run('write', dataDir)
    await first.until(s => s.acknowledged === 1)
    const second = run('hold', dataDir)
    const { outage } = await second.says()
    expect(outage).toMatchObject({
      zh: expect.stringContaining(`${first.pid}`),
      en: expect.stringContaining('child write'),
    })
    expect(await second.ended()).toBe(3)
    const after = await first.until(s => Number(s.acknowledged) > 20)
    expect(after.every(s => 'acknowledged' in s)).toBe(true)
  })

  test('lets a second one in that asks to join, and goes on when it has left', async () => {
    const dataDir = place.folderFor(self, 'join')
    const first = run('write', dataDir)
    await first.until(s => s.acknowledged === 1)
    const second = run('join', dataDir)
    expect(await second.says()).toEqual({ joined: true })
    expect(await second.ended()).toBe(0)
    const after = await first.until(s => Number(s.acknowledged) > 20)
    expect(after.every(s => 'acknowledged' in s)).toBe(true)
    await first.kill('SIGTERM')
    expect(await storedIn(dataDir)).toContain(-1)
  })

  test('of two that start at the same moment in a new folder, one holds it and one is told', async () => {
    const dataDir = place.folderFor(self, 'race')
    const said = await Promise.all([run('hold', dataDir).says(), run('hold', dataDir).says()])
    expect(said.filter(s => 'ready' in s)).toHaveLength(1)
    expect(said.filter(s => 'outage' in s)).toHaveLength(1)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s to its owner stops the server in order', async signal => {
    const dataDir = place.folderFor(self, signal)
    const holder = run('hold', dataDir)
    await holder.says()
    const server = postmasterPid(dataDir)
    await holder.kill(signal)
    expect(isRunning(server)).toBe(false)
    expect(readFileSync(join(dataDir, 'pg.log'), 'utf8')).toMatch(/database system is shut down\s*$/)
  })

  test('made half by an interrupted first start is made anew, and nothing of the half stays', async () => {
    const dataDir = place.folderFor(self, 'half')
    mkdirSync(join(dataDir, 'pg.new-abc123', 'pg'), { recursive: true })
    expect(await storedIn(dataDir)).toEqual([])
    expect(readdirSync(dataDir).sort()).toEqual(['pg', 'pg.log'])
  })

  test('stops when its owner ends without closing it', async () => {
    const dataDir = place.folderFor(self, 'leave')
    const leaver = run('leave', dataDir)
    await leaver.says()
    const server = postmasterPid(dataDir)
    await leaver.ended()
    await gone(server)
  })

  test('starts though the number of a killed server was given to another program', async () => {
    // Of the same user: root's server takes nobody else's process for another server anyway.
    const person = people.at(-1)!
    const dataDir = place.folderFor(person, 'reused')
    const holder = run('hold', dataDir, person)
    await holder.says()
    const file = join(dataDir, 'pg', 'postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    const server = postmasterPid(dataDir)
    const other = run('hold', place.folderFor(person, 'other'), person)
    await other.says()
    await holder.kill('SIGKILL')
    killServer(server)
    await gone(server)
    writeFileSync(file, [String(other.pid), ...rest].join('\n'))
    expect(await storedIn(dataDir, person)).toEqual([])
    expect(isRunning(other.pid)).toBe(true)
  })

  test('says that a folder is damaged, and what to do', async () => {
    const dataDir = place.folderFor(self, 'damaged')
    await storedIn(dataDir)
    writeFileSync(join(dataDir, 'pg', 'global', 'pg_control'), 'nothing of use')
    expect(await run('hold', dataDir).says()).toMatchObject({
      outage: { zh: expect.stringContaining('损坏') },
      todo: { en: expect.stringContaining('backup') },
    })
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '')
    expect(await run('hold', dataDir).says()).toMatchObject({
      outage: { zh: expect.stringContaining('损坏') },
    })
  })

  test('says that a folder is damaged when the password does not fit, and leaves no server behind', async () => {
    const dataDir = place.folderFor(self, 'password')
    await storedIn(dataDir)
    writeFileSync(join(dataDir, 'pg', 'junheng.password'), 'another')
    expect(await run('hold', dataDir).says()).toMatchObject({
      outage: { zh: expect.stringContaining('损坏') },
    })
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
  })

  test('says that a folder belongs to another version', async () => {
    const dataDir = place.folderFor(self, 'version')
    await storedIn(dataDir)
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '14\n')
    expect(await run('hold', dataDir).says()).toMatchObject({
      outage: { en: expect.stringContaining('PostgreSQL 14') },
    })
  })
})

/** The server and whatever works for it; stopped first, so that none can tidy up after another. */
function killServer(postmaster: number): void {
  const all = [postmaster, ...childrenOf(postmaster)]
  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) for (const pid of all) process.kill(pid, signal)
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = existsSync('/proc/self/stat')
    ? readdirSync('/proc')
        .filter(name => /^\d+$/.test(name))
        .map(name => [Number(name), parentOf(name)])
    : (stdout ?? '').split('\n').map(line => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([child, parent]) => (parent === pid && child ? [child] : []))
}

function parentOf(pid: string): number {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S /, '')
        .split(' ')[0],
    )
  } catch {
    return 0 // ended meanwhile
  }
}

describe.runIf(isRoot)('run by root', () => {
  const root = people[0]!

  test('the data may lie below a folder that is closed to everybody else', async () => {
    const closed = place.folderFor(root, 'closed')
    const dataDir = join(closed, 'data')
    mkdirSync(dataDir)
    const writer = run('write', dataDir)
    const said = await writer.until(s => Number(s.acknowledged) >= 5)
    await writer.kill('SIGKILL')
    expect(await storedIn(dataDir)).toEqual(expect.arrayContaining(acknowledged(said)))
    expect(dirname(dataDir)).toBe(closed)
  })

  test('an ordinary user is told when the folder is not theirs', async () => {
    const dataDir = place.folderFor(root, 'roots')
    expect(await run('hold', dataDir, people[1]).says()).toMatchObject({
      outage: { zh: expect.stringContaining('无法写入') },
    })
  })
})
