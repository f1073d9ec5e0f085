import { canonicalJson, type Lang, ok, t } from '@kit/base'
import { type ReportTable, reportBook, XLSX } from '../lists/report-table.ts'
import { publicCsv } from '../lists/table.ts'
import type { PlanFile, Publishable } from '../plan/kind.ts'
import { type Line, placeTable } from './report.ts'
import type { ForecastBody, ForecastRequest } from './schema.ts'

type Kind = 'schools' | 'areas'

/** What a plan keeps, as rows for people. */
function linesIn(body: ForecastBody, of: Kind, lang: Lang): Line[] {
  const names = of === 'areas' ? body.areas : body.schools.map(s => s.name)
  return body.scenarios.flatMap(scenario =>
    scenario[of].pupils.map((pupils, k): Line => {
      const { low, high, spare, chanceOver } = scenario[of]
      return {
        scenario: scenario.title[lang],
        place: names[k % names.length] as string,
        year: body.firstYear + body.years + Math.floor(k / names.length),
        pupils,
        low: low[k] as number,
        high: high[k] as number,
        spare: spare[k] ?? null,
        chanceOver: chanceOver[k] ?? null,
      }
    }),
  )
}

function classTable({ classes, schools }: ForecastBody, lang: Lang): ReportTable {
  const header = {
    zh: ['学校', '年级', '预计人数', '班数', '平均班额'],
    en: ['school', 'grade', 'pupils', 'classes', 'pupils a class'],
  }
  const rows = classes.map(c => [
    schools[c.school]?.name ?? '',
    c.grade,
    Math.round(c.pupils),
    c.classes,
    c.size.toFixed(1),
  ])
  return { name: t('班额预警', 'Class sizes')[lang], header: header[lang], rows }
}

export const forecastFile: PlanFile<ForecastRequest, ForecastBody> = {
  name: 'forecast.xlsx',
  summary: 'Every school and area, year by year and scenario by scenario; classes that will be too large',
  make: async ({ plan: { body } }, lang) => {
    const title = t('在校生预测', 'Forecast of pupils')[lang]
    const named = (table: ReportTable, name: string) => ({ ...table, name })
    const file = await reportBook(title, [
      named(placeTable('areas', linesIn(body, 'areas', lang), lang), t('片区', 'Areas')[lang]),
      named(placeTable('schools', linesIn(body, 'schools', lang), lang), t('学校', 'Schools')[lang]),
      classTable(body, lang),
    ])
    return ok({ file, name: `${title}.xlsx`, type: XLSX })
  },
}

export const forecastCertificate: PlanFile<ForecastRequest, ForecastBody> = {
  name: 'certificate.json',
  summary: 'Assumptions, how it was tuned, how wrong it was in the past, digests of lists and result',
  make: async ({ plan }, lang) =>
    ok({
      file: Buffer.from(canonicalJson(plan.body.certificate)),
      name: t('预测证书.json', 'forecast-certificate.json')[lang],
      type: 'application/json',
    }),
}

/** Seats short or spare by area: no school, no grade, no child. */
export const publishedAreas: Publishable<ForecastRequest, ForecastBody> = {
  what: 'areas',
  title: t('各片区学位余缺', 'Seats short or spare by area'),
  hindrance: (plan, decision) => {
    if (decision?.decision !== 'adopted')
      return t('方案采用后才能公布。', 'It may be published once the plan is adopted.')
    const hasSeats = plan.body.scenarios.every(s => s.areas.spare.every(x => x !== null))
    return hasSeats ? null : t('有学校没有学位数，余缺算不出来。', 'Seats of some schools are not known.')
  },
  make: async plan => {
    const { header: zh, rows } = placeTable('areas', linesIn(plan.body, 'areas', 'zh'), 'zh')
    const { header: en } = placeTable('areas', [], 'en')
    return ok({
      bytes: publicCsv({ zh, en }, rows),
      name: `学位余缺-${plan.period}.csv`,
      type: 'text/csv; charset=utf-8',
    })
  },
}
