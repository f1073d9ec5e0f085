import type { Stage } from '@kit/base'
import type { Locator } from '@loop/data/schema'

/** Where each figure stands in the invented workbook: one sheet a subject, a row a school (and stage), a column a metric. */
export interface Layout {
  place(unit: string, stage: Stage, metric: string): Locator
}

const SHEETS: readonly { readonly sheet: string; readonly has: (metric: string, stage: Stage) => boolean }[] =
  [
    { sheet: '学校', has: (m, s) => s === 'all' && IDENTITY.has(m) },
    { sheet: '学生与班级', has: (m, s) => s !== 'all' && !/teacher|staff|counsellor/.test(m) },
    { sheet: '教师', has: (_, s) => s !== 'all' },
    { sheet: '经费', has: m => m === 'public_funds_budget' || m === 'training_spending' },
    { sheet: '校舍与设备', has: () => true },
  ]
const IDENTITY = new Set([
  'school_kind',
  'urban_rural',
  'ownership',
  'counted',
  'boarding_school',
  'built_year',
  'longitude',
  'latitude',
])
const COUNTY_SHEET = '县级数据'
const FIRST_ROW = 4
const FIRST_COLUMN = 4

/** A layout that gives rows and columns in the order in which they are asked for. */
export function newLayout(region: string): Layout {
  const rows = new Map<string, number>()
  const columns = new Map<string, number>()
  const at = (index: Map<string, number>, group: string, key: string, first: number): number => {
    const known = index.get(`${group}/${key}`)
    if (known !== undefined) return known
    const next = (index.get(group) ?? first - 1) + 1
    index.set(group, next).set(`${group}/${key}`, next)
    return next
  }
  return {
    place(unit, stage, metric) {
      if (unit === region)
        return { sheet: COUNTY_SHEET, cell: `C${at(rows, COUNTY_SHEET, metric, FIRST_ROW)}` }
      const sheet = SHEETS.find(s => s.has(metric, stage))!.sheet
      const row = at(rows, sheet, `${unit}/${stage}`, FIRST_ROW)
      return { sheet, cell: `${columnName(at(columns, sheet, metric, FIRST_COLUMN))}${row}` }
    },
  }
}

/** @example columnName(28) // → 'AB' */
function columnName(index: number): string {
  const rest = Math.floor((index - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((index - 1) % 26))
}
