import { generateScale, isWhole, type Scale, type ScaleCounty, type ScaleTable } from './generate.ts'

/** A county as a CSV file in the long form the product imports: one figure a row. */
export interface CountyCsv {
  readonly fileName: string
  readonly rows: number
  readonly text: string
}

const HEADING = 'code,name,period,metric,stage,value,unit\n'
const PERIOD = '2020-2021'
const STAGE_NAMES = { primary: '小学', junior: '初中', all: '全校' } as const

/** One county after another; only one is in memory. */
export function* scaleCsv(options: { level: Scale; seed: string }): Generator<CountyCsv> {
  for (const county of generateScale(options)) yield csvOf(county)
}

function csvOf({ region, stages }: ScaleCounty): CountyCsv {
  const said = new Set<string>()
  let text = HEADING
  let rows = 0
  for (const table of stages)
    table.units.forEach((unit, row) => {
      for (const line of linesOf(table, unit, row, said)) {
        text += line
        rows += 1
      }
    })
  return { fileName: `${region}.csv`, rows, text }
}

/** Figures of the whole school once, those of the stage for each. */
function* linesOf(table: ScaleTable, unit: string, row: number, said: Set<string>): Generator<string> {
  const isFirst = !said.has(unit)
  said.add(unit)
  for (const [metric, column] of table.columns) {
    const whole = isWhole(metric)
    if (whole && !isFirst) continue
    const stage = STAGE_NAMES[whole ? 'all' : table.stage]
    const unitName = metric === 'equipment_value' ? '分' : ''
    yield `${unit},学校${unit},${PERIOD},${metric},${stage},${column[row]!},${unitName}\n`
  }
}
