import { type Lang, ok, t } from '@kit/base'
import { type CellOut, type CellValue, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { PlanFile } from '../plan/kind.ts'
import type { PathBody, PathRequest, Project } from './schema.ts'

const STAGES = {
  all: t('全校', 'whole school'),
  primary: t('小学', 'primary'),
  junior: t('初中', 'junior'),
  senior: t('高中', 'senior'),
} as const
const PURPOSE = {
  standard: t('达到标准', 'reach the standard'),
  spread: t('缩小校际差异', 'lower the spread'),
} as const

export interface ProjectList {
  readonly title: string
  readonly projects: readonly Project[]
  readonly cost: number
  readonly bound: number
  /** Said where the prices are not checked. */
  readonly unverified: boolean
}

/** The list of projects as rows for people: year, school, what, how much, what it costs in yuan. */
export function projectRows(
  { projects }: Pick<ProjectList, 'projects'>,
  lang: Lang,
): (readonly CellValue[])[] {
  return projects.map(p => [
    p.year === 0 ? null : p.year,
    p.school,
    STAGES[p.stage as keyof typeof STAGES]?.[lang] ?? p.stage,
    p.project[lang],
    p.amount,
    p.amountUnit[lang],
    p.cost / 100,
    PURPOSE[p.purpose][lang],
  ])
}

export const PROJECT_HEADINGS = [
  t('年度（第几年）', 'Year'),
  t('学校', 'School'),
  t('学段', 'Stage'),
  t('项目', 'Project'),
  t('数量', 'Amount'),
  t('单位', 'Unit'),
  t('金额（元）', 'Cost (yuan)'),
  t('目的', 'Purpose'),
] as const

export function projectBook(list: ProjectList, lang: Lang): Promise<Uint8Array> {
  const widths = [12, 30, 10, 30, 12, 30, 16, 18]
  const money = (label: { zh: string; en: string }, fen: number): (CellOut | CellValue)[] => [
    label[lang],
    fen / 100,
  ]
  const about: SheetOut = {
    name: t('说明', 'About')[lang],
    columns: [{ width: 40 }, { width: 20 }],
    rows: [
      [{ value: list.title, look: 'title' }],
      ...(list.unverified
        ? [
            [
              {
                value: t('单价未核实，仅供演示。', 'Prices are not verified.')[lang],
                look: 'warning' as const,
              },
            ],
          ]
        : []),
      money(t('合计（元）', 'Total (yuan)'), list.cost),
      money(t('任何方案都不会低于（元）', 'No plan costs less than (yuan)'), list.bound),
    ],
  }
  const projects: SheetOut = {
    name: t('项目清单', 'Projects')[lang],
    columns: widths.map(width => ({ width })),
    rows: [
      PROJECT_HEADINGS.map(h => ({ value: h[lang], look: 'heading' as const })),
      ...projectRows(list, lang),
    ],
  }
  return writeWorkbook({ title: list.title, sheets: [projects, about] })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const projectFile: PlanFile<PathRequest, PathBody> = {
  name: 'projects.xlsx',
  summary: 'The list of projects of a plan (Excel)',
  make: async ({ plan: { body } }, lang) => {
    const title = t('达标路径项目清单', 'Path to the standard: projects')[lang]
    const { projects, cost, bound, prices } = body
    const file = await projectBook(
      { title, projects, cost, bound, unverified: prices.status !== 'verified' },
      lang,
    )
    return ok({ file, name: t('项目清单.xlsx', 'projects.xlsx')[lang], type: XLSX })
  },
}
