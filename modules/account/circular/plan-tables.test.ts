import { PlanAnswerSchema } from '@loop/measure/plan-schema'
import { expect, test } from 'vitest'
import { district, policies, unzip } from '../test/scene.ts'
import { writePlanTables } from './plan-tables.ts'

const named = (id: string) => ({
  id,
  title: { zh: id, en: id },
  clause: `plan/${id}`,
  sourceStatus: 'seen' as const,
})

/** A plan with one target and one printed figure, both of a metric with these flags. */
const standingWith = (flags: ('no-publish' | 'no-rank')[]) =>
  PlanAnswerSchema.parse({
    pack: { id: 'plans/a', version: '1', digest: 'a'.repeat(64), title: { zh: '规划', en: 'Plan' } },
    period: '2020-2021',
    day: '2020-09-01',
    adoption: { adoption: 'adopted', territory: 'inside', from: '2020-09-01', note: '' },
    targets: [
      {
        ...named('target'),
        kind: 'expected',
        origin: 'literal',
        test: null,
        formula: null,
        unit: 'percent',
        better: 'higher',
        baseline: null,
        by: [{ year: 2025, value: 71.5 }],
        peer: null,
        value: 61.25,
        expected: 65.75,
        status: 'off-track',
        gap: 10.25,
        projected: null,
        years: [],
        says: { zh: '现在 61.25', en: '61.25 today' },
        flags,
      },
    ],
    records: [
      {
        ...named('record'),
        printed: 83.5,
        unit: 'percent',
        period: '2020',
        statement: null,
        damaged: null,
        formula: { zh: 'x', en: 'x' },
        computed: 84.75,
        difference: 1.25,
        state: 'differs',
        flags,
      },
    ],
    ...{ conflicts: [], triggers: [], duties: [], disclosures: [], entitlements: [] },
  })

async function cellsOf(flags: ('no-publish' | 'no-rank')[]): Promise<string> {
  const standing = standingWith(flags)
  const { vocabulary } = policies
  const input = { region: district.region, standing, vocabulary, lang: 'zh', madeOn: '2021-03-01' } as const
  const files = await unzip(await writePlanTables(input))
  return [...files]
    .filter(([name]) => /sheet|sharedStrings/.test(name))
    .map(([, bytes]) => bytes.toString())
    .join('\n')
}

test('what must not be published stands in no cell of the workbook, whatever it is called', async () => {
  const open = await cellsOf(['no-rank'])
  const withheld = await cellsOf(['no-publish'])
  for (const figure of ['61.25', '65.75', '71.5', '10.25', '83.5', '84.75']) {
    expect(open).toContain(figure)
    expect(withheld).not.toContain(figure)
  }
  expect(withheld).toContain('按规定不公开')
})
