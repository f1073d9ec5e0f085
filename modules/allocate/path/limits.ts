import { type Refusal, Refused, refusal, t } from '@kit/base'
import type { Pot } from '@kit/kernels/investment'
import type { ListKind } from '../lists/kind.ts'
import {
  headingOf,
  headingsOf,
  type ListSource,
  numberOf,
  readTable,
  type TableRecord,
} from '../lists/table.ts'
import type { PathInstance } from './instance-of.ts'

const STAGES: Readonly<Record<string, string>> = {
  小学: 'primary',
  初中: 'junior',
  primary: 'primary',
  junior: 'junior',
}

/**
 * The same schools, with what there is room for: 学校, 学段 (empty: every stage), 指标, 最多增加, 可调出 in the unit of the resource.
 * An empty cell is no limit of its own.
 */
export async function withLimits(path: PathInstance, file: ListSource): Promise<PathInstance> {
  const table = await readTable(file)
  const h = headingsOf(table, { school: ['学校', 'school'], indicator: ['指标', 'indicator'] })
  const stage = headingOf(table, ['学段', 'stage'])
  const most = headingOf(table, ['最多增加', 'at most'])
  const give = headingOf(table, ['可调出', 'may give'])
  const pots: Pot[] = [...path.instance.pots]
  const wrong: Refusal[] = []
  for (const record of table.records) {
    const cell = (heading: string | null) => (heading === null ? '' : record.cell(heading))
    const found = potsOf(path, record.cell(h.school), cell(stage), record.cell(h.indicator))
    const [more, gift] = [lumpsOf(path, found, cell(most)), lumpsOf(path, found, cell(give))]
    if (found.length === 0 || Number.isNaN(more) || Number.isNaN(gift)) wrong.push(BAD(record))
    for (const i of found) {
      const pot = pots[i] as Pot
      pots[i] = {
        ...pot,
        ...(more === null ? {} : { most: Math.min(more, pot.most ?? more) }),
        ...(gift === null ? {} : { give: Math.min(gift, pot.give ?? gift) }),
      }
    }
  }
  if (wrong.length > 0) throw new Refused(wrong)
  return { ...path, instance: { ...path.instance, pots } }
}

function potsOf(path: PathInstance, school: string, stage: string, indicator: string): number[] {
  const kind = path.items.findIndex(
    (item, k) =>
      item.indicator === indicator ||
      [item.project, path.indicators[0]?.[k]?.title].some(x => x?.zh === indicator || x?.en === indicator),
  )
  return path.instance.pots.flatMap((pot, i) => {
    const isMeant = pot.parts.some(({ row }) => {
      const own = row === null ? undefined : path.rows[row]
      return own?.name === school && (stage === '' || own.stage === STAGES[stage])
    })
    return pot.kind === kind && isMeant ? [i] : []
  })
}

/** Whole lumps within an amount; null where the cell is empty, NaN where it is no number. */
function lumpsOf(path: PathInstance, [pot]: readonly number[], text: string): number | null {
  if (text === '') return null
  const amount = numberOf(text)
  const lump = path.instance.kinds[path.instance.pots[pot ?? -1]?.kind ?? -1]?.lump ?? Number.NaN
  return amount >= 0 ? Math.floor(amount / lump) : Number.NaN
}

const BAD = ({ at }: TableRecord) =>
  refusal(
    'cli.bad-limit',
    at,
    t(
      '学校、学段或指标不在规划里，或上限不是不小于零的数。',
      'School, stage or indicator is not in the plan, or a limit is no number from zero.',
    ),
    t('学校和指标按原名填写；没有上限的留空。', 'Use the names as they are; leave empty what has no limit.'),
  )

const column = (heading: string, zh: string, en: string, isNeeded = true) => ({
  heading,
  note: t(zh, en),
  isNeeded,
})

export const pathLimits: ListKind = {
  id: 'path-limits',
  title: t('各校上限', 'Limits of schools'),
  form: 'table',
  columns: [
    column('学校', '学校名称', 'name of the school'),
    column('学段', '小学或初中；空为各学段', 'primary or junior; empty: every stage', false),
    column('指标', '指标名称，如“生均教学及辅助用房面积”', 'title of the indicator'),
    column(
      '最多增加',
      '按资源总量（平方米、元、人、间）；空为不限',
      'in the unit of the resource; empty: no limit',
      false,
    ),
    column('可调出', '最多可以调给别校的量；空为按调配规则', 'most it may give to others', false),
  ],
  example: null,
}
