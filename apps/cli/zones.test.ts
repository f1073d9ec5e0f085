import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const LAUNCHER = fileURLToPath(new URL('../../tools/junheng.mjs', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../docs/examples/zones', import.meta.url))
/** A process starts in a second or two; a machine busy with other work takes many. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zones 测试-'))
})
afterAll(() => rm(folder, { recursive: true }))

function junheng(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(done => {
    const env = { ...process.env, INIT_CWD: folder }
    execFile(process.execPath, [LAUNCHER, ...args], { env }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}
const example = (name: string) => join(EXAMPLE, name)
const zones = (blocks: string, ...more: string[]) =>
  junheng('zones', '--blocks', blocks, '--schools', example('学校.csv'), '--out', folder, '--json', ...more)

describe('zones', () => {
  it('a map of blocks becomes whole zones, as lists and as a map', async () => {
    const ended = await zones(example('小区.geojson'))
    expect(ended.code).toBe(0)
    const answer = JSON.parse(ended.out)
    expect(answer).toMatchObject({ ok: true, overload: 0 })
    expect(answer.gap).toBeLessThan(0.06)
    expect(await readFile(join(folder, '划片.csv'), 'utf8')).toContain('X01,迎春社区,23,')
    const map = JSON.parse(await readFile(join(folder, '划片.geojson'), 'utf8'))
    expect(map.features).toHaveLength(35)
    const outlines = JSON.parse(await readFile(join(folder, '学区.geojson'), 'utf8'))
    type Feature = { geometry: { type: string; coordinates: unknown[] } }
    expect(outlines.features.map((f: Feature) => f.geometry.type)).toEqual(Array(4).fill('Polygon'))
    expect(outlines.features.map((f: Feature) => f.geometry.coordinates.length)).toEqual(Array(4).fill(1))
  })

  it('three years over streets, proved; what nobody has a way for is told, and a teaching point keeps its blocks', async () => {
    const own = await mkdtemp(join(folder, '分年-'))
    const streets = await readFile(example('街道.csv'), 'utf8')
    await writeFile(join(own, '街道.csv'), streets.replace(/^.*,S3,.*$/m, ''))
    const args = [
      '--blocks',
      example('小区分年.csv'),
      '--schools',
      example('学校分年.csv'),
      '--out',
      own,
      '--json',
    ]
    const ended = await junheng('zones', ...args, '--ways', example('街道.csv'), '--prove')
    const answer = JSON.parse(ended.out)
    expect(answer).toMatchObject({ ok: true, missing: 0, later: [{ year: '2027' }, { year: '2028' }] })
    expect(answer.gap).toBeLessThanOrEqual(0.0005)
    const zones = (await readFile(join(own, '划片.csv'), 'utf8')).split('\n').map(line => line.split(','))
    const kept = zones.filter(cells => cells[6] === 'S4')
    expect(kept.length).toBeGreaterThan(1)
    expect(kept.every(cells => cells[3] === 'S4')).toBe(true)
    expect(await readFile(join(own, '学位.csv'), 'utf8')).toContain('超出2028')
    const cut = await junheng('zones', ...args, '--ways', join(own, '街道.csv'))
    expect(JSON.parse(cut.out).refusals).toMatchObject([{ code: 'zones.no-home' }])
  })

  it('schools that share a zone have one area, and the lookup of a home names them all', async () => {
    const own = await mkdtemp(join(folder, '多校-'))
    const schools = (await readFile(example('学校.csv'), 'utf8')).trimEnd().split('\n')
    const shared = schools.map((line, i) => `${line},${i === 0 ? '多校划片' : i < 3 ? '南片' : ''}`)
    await writeFile(join(own, '学校.csv'), shared.join('\n'))
    const ended = await zones(example('小区.geojson'), '--schools', join(own, '学校.csv'), '--out', own)
    expect([ended.code, JSON.parse(ended.out).overload]).toEqual([0, 0])
    const outlines = JSON.parse(await readFile(join(own, '学区.geojson'), 'utf8'))
    const named = outlines.features.map((f: { properties: { 学校: string } }) => f.properties.学校)
    expect(named).toEqual(['迎春小学、东门小学', '北岭小学', '实验小学'])
    const rows = (await readFile(join(own, '多校划片.csv'), 'utf8')).trim().split('\n').slice(1)
    const parts = rows.map(row => row.trim().split(','))
    expect(parts.map(p => p.slice(1, 4))).toEqual([
      ['S1', '迎春小学', '260'],
      ['S2', '东门小学', '169'],
    ])
    for (const file of ['划片.geojson', '划片.csv']) {
      const by = file.endsWith('csv') ? ['--addresses', example('地址.csv'), '--address', '迎春路1号'] : []
      const at = by.length > 0 ? by : ['--at', '112.4430,37.6819']
      const home = await junheng('zones', 'lookup', '--zones', join(own, file), ...at, '--json')
      expect(JSON.parse(home.out).places[0].schools).toEqual(['迎春小学', '东门小学'])
    }
  })

  it('a place and an address lead to their school; what only resembles an address is offered, not taken', async () => {
    await zones(example('小区.geojson'))
    const lookup = async (...args: string[]) =>
      JSON.parse((await junheng('zones', 'lookup', '--json', ...args)).out)
    const map = join(folder, '划片.geojson')
    const byAddress = ['--zones', map, '--addresses', example('地址.csv'), '--address']
    const [place, nowhere, address, twice, alike] = await Promise.all([
      lookup('--zones', map, '--at', '112.4430,37.6819'),
      lookup('--zones', map, '--at', '112.0,37.0'),
      lookup(...byAddress, '云岭县迎春路１号3幢2单元'),
      lookup(...byAddress, '人民广场'),
      lookup(...byAddress, '迎春路4号'),
    ])
    expect(place).toMatchObject({ kind: 'found', places: [{ id: 'X01' }] })
    expect(place.places[0].schools).toHaveLength(1)
    expect(nowhere).toMatchObject({ kind: 'unknown', places: [] })
    expect(address).toMatchObject({ kind: 'found', places: [{ id: 'X02', address: '迎春路1号3栋' }] })
    expect(twice).toMatchObject({ kind: 'ambiguous', places: [{ id: 'X10' }, { id: 'X11' }] })
    expect(alike.kind).toBe('unknown')
    expect(alike.places.length).toBeGreaterThan(0)
  })

  it('a plain list with its neighbours gives the same zones as the map', async () => {
    const [map, list] = await Promise.all([zones(example('小区.geojson')), zones(example('小区.csv'))])
    expect(JSON.parse(list.out).zoneOf).toEqual(JSON.parse(map.out).zoneOf)
  })

  it('a block without pupils, one of an unknown school and one without neighbours are refused with their lines', async () => {
    const text = await readFile(example('小区.csv'), 'utf8')
    await writeFile(join(folder, '缺.csv'), text.replace('迎春社区,23,', '迎春社区,,'))
    const missing = await zones(join(folder, '缺.csv'))
    expect([missing.code, JSON.parse(missing.out).refusals[0].code]).toEqual([1, 'zones.bad-pupils'])
    expect(JSON.parse(missing.out).refusals[0].at).toBe('缺.csv:2')
    await writeFile(join(folder, '误.csv'), text.replace(',S1,', ',S9,'))
    const slip = await zones(join(folder, '误.csv'))
    expect(JSON.parse(slip.out).refusals).toMatchObject([{ code: 'zones.unknown-school', at: '误.csv:2' }])
    await writeFile(join(folder, '岛.csv'), `${text}X99,湖心社区,5,0,,112.4800,37.6900,\n`)
    const island = await zones(join(folder, '岛.csv'))
    expect(JSON.parse(island.out).refusals).toMatchObject([
      { code: 'zones.unreachable', at: '岛.csv:37 湖心社区' },
    ])
  })

  it('places of a web map are moved back to the national grid', async () => {
    const cornerOf = async (grid: string) => {
      await zones(example('小区.geojson'), '--grid', grid)
      const map = JSON.parse(await readFile(join(folder, '划片.geojson'), 'utf8'))
      return map.features[0].geometry.coordinates[0][0][0] as [number, number]
    }
    const national = await cornerOf('cgcs2000')
    const web = await cornerOf('gcj02')
    const metres = Math.hypot((national[0] - web[0]) * 88_000, (national[1] - web[1]) * 111_000)
    expect(metres).toBeGreaterThan(300)
    expect(metres).toBeLessThan(900)
    const wrong = await zones(example('小区.csv'), '--grid', 'mars')
    expect([wrong.code, JSON.parse(wrong.out).refusals[0].code]).toEqual([1, 'zones.unknown-grid'])
  })
})

describe('site', () => {
  it('two phases: what the first builds stands in the second', async () => {
    const args = ['--blocks', example('小区.csv'), '--sites', example('选址.csv'), '--out', folder, '--json']
    const ended = await junheng('site', '--build', '1,2', ...args)
    expect(ended.code).toBe(0)
    const { phases } = JSON.parse(ended.out)
    expect(phases.map((p: { built: string[] }) => p.built.length)).toEqual([1, 2])
    expect(phases[1].meanMetres).toBeLessThan(phases[0].meanMetres)
    expect(await readFile(join(folder, '选址结果.csv'), 'utf8')).toContain('第2期')
    const tooMany = await junheng('site', '--build', '9', ...args)
    expect([tooMany.code, JSON.parse(tooMany.out).refusals[0].code]).toEqual([1, 'siting.bad-number'])
  })

  it('the longest way, coverage, the fewest schools; a protected teaching point may not move', async () => {
    const own = await mkdtemp(join(folder, '选址-'))
    const args = ['--blocks', example('小区.csv'), '--out', own, '--json']
    const site = async (sites: string, ...more: string[]) =>
      JSON.parse((await junheng('site', ...args, '--sites', sites, ...more)).out)
    const plots = await readFile(example('选址.csv'), 'utf8')
    const moved = plots
      .replace('已有', '已有,可迁建,类型')
      .replace(/^(S1.*),是$/m, '$1,是,是,教学点')
      .replace(/^(S2.*),是$/m, '$1,是,是,小学')
    await writeFile(join(own, '教学点.csv'), moved)
    await writeFile(join(own, '迁建.csv'), moved.replace('是,是,教学点', '是,,教学点'))
    const [centre, cover, fewest, refused, rebuilt] = await Promise.all([
      site(example('选址.csv'), '--goal', 'centre', '--build', '1,2'),
      site(example('选址.csv'), '--goal', 'coverage', '--limit', '900', '--build', '1'),
      site(example('选址.csv'), '--goal', 'coverage', '--limit', '1300'),
      site(join(own, '教学点.csv'), '--build', '1'),
      site(join(own, '迁建.csv'), '--goal', 'centre', '--build', '1'),
    ])
    for (const phase of centre.phases) expect(phase.bound).toBe(phase.longestMetres)
    expect(centre.phases[1].longestMetres).toBeLessThan(centre.phases[0].longestMetres)
    expect(cover.phases).toMatchObject([{ covered: 670, bound: 670, pupils: 766 }])
    expect(fewest.phases).toMatchObject([{ schools: 6, bound: 6 }])
    expect(refused.refusals).toMatchObject([{ code: 'siting.protected', at: 'S1 迎春小学' }])
    expect(rebuilt.phases[0].longestMetres).toBeLessThanOrEqual(centre.phases[0].longestMetres)
  })
})
