import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cutoffsOf } from '@kit/kernels/matching'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readTable } from '../lists/table.ts'
import { decide, type Made } from './decide.ts'
import { readApplicants, readSchools } from './lists.ts'
import { poolsOf } from './market.ts'
import { readAssignPlan } from './plan.ts'
import { rank } from './ranking.ts'
import { certificateOf, resultRows, writeAll } from './report.ts'
import { verifyAssignment } from './verify.ts'
import { whyNotEach } from './why.ts'

const SEED = '5a'.repeat(32)
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assign-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Case {
  readonly plan: Record<string, unknown>
  readonly schools: string[]
  readonly applicants: string[]
  readonly quotas?: string[]
}

const put = async (name: string, lines: readonly string[]) => {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}
const made = async ({ plan, schools, applicants, quotas }: Case): Promise<Made> => {
  const rules = { title: '演示区招生', classes: [], mechanism: 'deferred-acceptance', ...plan }
  const read = await readAssignPlan(await put('plan.yaml', [stringify(rules)]))
  const known = await readSchools(await put('schools.csv', schools), read)
  const listed = await readApplicants(await put('applicants.csv', applicants), read, known)
  const pools = await poolsOf(read, known, quotas ? await put('quotas.csv', quotas) : null)
  return decide(read, known, pools, await rank(read, listed, { seed: SEED }))
}
/** Where everybody sits, by number of the applicant. */
const seatsOf = (m: Made) =>
  resultRows(m)
    .map(([id, , , school, kind]) => `${id} ${school} ${kind}`.trim())
    .sort()

const QUOTAS: Case = {
  plan: {
    pools: [
      { id: 'quota', name: '指标到校', seats: '指标', each: '初中', reverts: true },
      { id: 'open', name: '统一招生', seats: '学位' },
    ],
  },
  schools: ['编号,名称,学位', 'G1,一中,1'],
  quotas: ['学校,组,名额', 'G1,城关初中,1', 'G1,河口初中,1'],
  applicants: ['编号,初中,志愿1', 'C1,城关初中,G1', 'C2,城关初中,G1', 'C3,城关初中,G1'],
}

describe('seats as a plan gives them', () => {
  test('quota seats go to their junior school first; what it leaves goes to the others', async () => {
    const reverted = await made(QUOTAS)
    expect(cutoffsOf(reverted.expanded.market, reverted.granted).map(c => c.load)).toEqual([1, 1, 1])
    expect(reverted.granted.every(k => k >= 0)).toBe(true)
    const with4 = await made({ ...QUOTAS, applicants: [...QUOTAS.applicants, 'H1,河口初中,G1'] })
    expect(seatsOf(with4)).toContain('H1 G1 指标到校（河口初中）')
    const kept = await made({
      ...QUOTAS,
      plan: { pools: [{ id: 'quota', name: '指标到校', seats: '指标', each: '初中' }] },
    })
    expect(seatsOf(kept).filter(s => s.includes('G1'))).toHaveLength(1)
  })

  test('in a zone with several schools, without wishes, each goes to the nearest with room', async () => {
    const zone = await made({
      plan: { within: [{ column: '片区', isSchool: '片区' }] },
      schools: [
        '编号,名称,片区,纬度,经度,学位',
        'A,甲,东,37,112,1',
        'B,乙,东,37.1,112,9',
        'C,丙,西,37,112,9',
      ],
      applicants: ['编号,片区,纬度,经度', 'X1,东,37,112', 'X2,东,37,112', 'X3,东,37.1,112'],
    })
    const schools = resultRows(zone).map(row => row[3])
    expect(schools.filter(s => s === 'A')).toHaveLength(1)
    expect(schools.filter(s => s === 'B')).toHaveLength(2)
  })

  test('twins at the last seat sit together beyond the plan, or are parted, as the plan says', async () => {
    const twins = {
      schools: ['编号,名称,学位', 'A,甲,1', 'B,乙,9'],
      applicants: ['编号,人数,志愿1,志愿2', 'T,2,A,B'],
    }
    expect(seatsOf(await made({ plan: {}, ...twins }))).toEqual(['T A 统一招生'])
    const parted = await made({ plan: { lastSeat: 'split' }, ...twins })
    expect(seatsOf(parted)).toEqual(['T A 统一招生', 'T B 统一招生'])
    expect(certificateOf(parted).proved).toContain('P5')
  })

  test('every school draws its own numbers, and both orders keep P1 to P5', async () => {
    const applicants = ['编号,志愿1,志愿2', ...Array.from({ length: 20 }, (_, i) => `N${i},A,B`)]
    const town = { schools: ['编号,名称,学位', 'A,甲,5', 'B,乙,5'], applicants }
    const one = await made({ plan: {}, ...town })
    const own = await made({ plan: { numbers: 'each-school' }, ...town })
    const at = (m: Made, school: string) => seatsOf(m).filter(s => s.includes(` ${school} `))
    expect(at(one, 'A')).not.toEqual(at(own, 'A'))
    expect([at(own, 'A').length, at(own, 'B').length]).toEqual([5, 5])
    const refused = made({ plan: { numbers: 'each-school', mechanism: 'number-first' }, ...town })
    await expect(refused).rejects.toMatchObject({ refusals: [{ code: 'assign.no-one-order' }] })
  })

  test('every family learns of every school why it is not there, wished for or not', async () => {
    const town = await made({
      plan: { within: [{ column: '片区', isSchool: '片区' }] },
      schools: ['编号,名称,片区,学位', 'A,甲,东,1', 'B,乙,东,1', 'C,丙,西,5', 'D,丁,东,5'],
      applicants: ['编号,片区,志愿1,志愿2', 'X1,东,A,B', 'X2,东,A,B'],
    })
    const cutoffs = cutoffsOf(town.expanded.market, town.granted)
    const reasons = [0, 1].map(r => whyNotEach(town, cutoffs, r).map(a => a.reason))
    expect(reasons).toEqual([
      ['granted', 'better-granted', 'not-allowed', 'would-have'],
      ['smaller-number', 'granted', 'not-allowed', 'would-have'],
    ])
  })
})

describe('the published assignment', () => {
  const failing = async (tamper: (file: string) => string) => {
    const again = await made(QUOTAS)
    const files = await writeAll(folder, again)
    const [seats, cutoffs] = await Promise.all([files[0], files[2]].map(f => readTable(f ?? '')))
    const cells = (seats?.records ?? []).map(r => (seats?.header ?? []).map(h => r.cell(h)).join())
    const path = await put('seats.csv', [seats?.header.join() ?? '', ...cells].map(tamper))
    const checks = verifyAssignment(certificateOf(again), again, {
      seats: await readTable(path),
      cutoffs: cutoffs!,
    })
    return checks.filter(c => !c.holds).map(c => c.id)
  }

  test('holds as it was published; a moved seat breaks the property it breaks', async () => {
    expect(await failing(line => line)).toEqual([])
    const lost = (line: string) => line.replace('指标到校（河口初中）', '')
    expect(await failing(lost)).toEqual(['P3', 'P4', 'result'])
    expect(await failing(line => line.replace('G1', 'G9'))).toContain('P1')
    expect(await failing(line => line.replace('统一招生', '指标到校（河口初中）'))).toContain('P2')
  })
})
