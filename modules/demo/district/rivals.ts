import { type Period, schoolYear } from '@kit/base'
import type { NewFact } from '@loop/data/schema'
import { LATEST } from './baseline.ts'
import type { Kindergarten } from './kindergartens.ts'
import type { School } from './school.ts'

/**
 * What other papers say about the same figures. The document contradicts itself here, so the demonstration district does
 * too: both values are kept, and a person has to choose.
 */
export interface Rival {
  readonly stream: string
  readonly kind: 'document' | 'register'
  readonly fileName: string
  readonly facts: readonly NewFact[]
}

export function rivals(
  region: string,
  schools: readonly School[],
  kindergartens: readonly Kindergarten[],
): Rival[] {
  const contested = schools.find(s => s.teaches === 'contested')!
  return [
    {
      stream: 'plan-text',
      kind: 'document',
      fileName: '演示区_教育事业发展规划_2021.docx',
      facts: [
        // 16,760 / 17,015 = 98.5 %, against 98.91 % in the table of the same paper
        fact(region, 'children_3_to_5', 17_015, { clause: 'S2-04.4' }, '学前三年毛入园率98.5%'),
        // 92.1 % of kindergartens against 95 of 100: the nearest whole number is 92
        ...kindergartens
          .slice(92, 95)
          .map(k => fact(k.id, 'inclusive_kindergarten', 0, { clause: 'S2-04.5' }, '普惠性幼儿园占92.1%')),
      ],
    },
    {
      stream: 'buildings-register',
      kind: 'register',
      fileName: '演示区_校舍登记_2020.xlsx',
      facts: [fact(contested.id, 'teaching_area', 4_290, { sheet: '校舍登记', cell: 'F38' }, '4290')],
    },
  ]
}

const period: Period = schoolYear(LATEST.first)

function fact(
  unit: string,
  metric: string,
  value: number,
  locator: NewFact['locator'],
  raw: string,
): NewFact {
  return { unit, period, metric, stage: 'all', value, text: null, raw, locator }
}
