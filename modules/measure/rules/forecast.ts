import { nextPeriod, type Period, t } from '@kit/base'
import type { FigureInput } from './returns.ts'
import { columnKey } from './stage-table.ts'

/** How the forecast is made, for every screen and report that shows it. */
export const FORECAST_METHOD = t(
  '如无变化的推算：各校各学段下学年在校生数 = 本学年在校生数 + 本学年招生数 − 上学年毕业生数（缺招生或毕业数的学段按在校生数不变）；教师、校舍、设备等其他数据保持不变。仅为提示，不是预测结论。',
  'If nothing changes: next year’s pupils of each school and stage = pupils + entrants − graduates as last reported (unchanged where either is missing); teachers, premises, equipment and all else stay as they are. A hint, not a finding.',
)

/**
 * The figures of next year if nothing changes: one intake as large as the last comes in, one year group as large as the
 * last leaves, and everything else stays.
 *
 * @requires figures of one county; only those of `period` are carried over
 * @refuses nothing: where entrants or graduates are missing the pupils stay as they are
 * @example a school of 100 pupils, 20 entrants and 15 graduates → 105 pupils
 */
export function forecastFigures(
  figures: readonly FigureInput[],
  period: Period,
  pupils: string,
): FigureInput[] {
  const own = figures.filter(f => f.period === period)
  const values = new Map(own.map(f => [`${f.unit}\n${columnKey(f.metric, f.stage)}`, f.value]))
  const reported = (f: FigureInput, metric: string) =>
    values.get(`${f.unit}\n${columnKey(metric, f.stage)}`) ?? null
  const next = nextPeriod(period)
  return own.map(figure => {
    const carried = { ...figure, period: next, fact: null }
    if (figure.metric !== pupils || figure.value === null) return carried
    const entrants = reported(figure, 'entrants')
    const graduates = reported(figure, 'graduates')
    if (entrants === null || graduates === null) return carried
    return { ...carried, value: Math.max(0, figure.value + entrants - graduates) }
  })
}
