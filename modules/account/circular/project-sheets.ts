import { t } from '@kit/base'
import type { SheetOut } from '@kit/workbook'
import type { ProjectState, Projects } from '@loop/act/schema'
import type { Say } from '../report/words.ts'
import { sheet, yuan } from './sheet.ts'

/** The plan of every year with its sum by group of conditions. */
export function plansOf({ years }: Projects, say: Say): SheetOut {
  const groups = [...new Map(years.flatMap(y => y.groups).map(g => [g.id, g.title]))]
  return sheet(
    say,
    t('年度项目计划', 'Yearly plan'),
    [
      t('年度', 'Year'),
      t('项目数', 'Projects'),
      t('资金（元）', 'Cost (yuan)'),
      t('已验收（元）', 'Accepted (yuan)'),
      ...groups.map(([, title]) => t(`${title.zh}（元）`, `${title.en} (yuan)`)),
    ],
    years.map(y => [
      y.year,
      y.projects,
      yuan(y.cost),
      yuan(y.done),
      ...groups.map(([id]) => yuan(y.groups.find(g => g.id === id)?.cost ?? 0)),
    ]),
  )
}

const STATES: Readonly<Record<ProjectState, ReturnType<typeof t>>> = {
  planned: t('已立项', 'planned'),
  approved: t('已批准', 'approved'),
  'under-way': t('建设中', 'under way'),
  accepted: t('已验收', 'accepted'),
  dropped: t('已取消', 'dropped'),
}

/** Every item of every project. */
export function projectsOf({ projects }: Projects, say: Say): SheetOut {
  return sheet(
    say,
    t('项目清单', 'Projects'),
    [
      t('项目', 'Project'),
      t('年度', 'Year'),
      t('责任单位', 'Who'),
      t('进度', 'Standing'),
      t('学校', 'School'),
      t('内容', 'Item'),
      t('数量', 'Quantity'),
      t('单位', 'Unit'),
      t('资金（元）', 'Cost (yuan)'),
    ],
    projects.flatMap(p =>
      p.items.map(item => [
        ...[p.title, p.year, p.who, say(STATES[p.state]), p.school],
        ...[say(item.title), item.quantity, say(item.unit), yuan(item.cost)],
      ]),
    ),
  )
}
