import { t } from '@kit/base'
import type { AdoptedPath } from '@loop/allocate'
import type { ProjectItem } from '../schema.ts'
import { type Draft, draftOf } from './propose.ts'

const GROUP = { id: 'path', title: t('达标路径', 'Path to the standard') }

/** The list of an adopted path, one project a school and year; `yearsOn` counts from the first year of the path. */
export function pathDrafts({ purchases }: AdoptedPath): (Draft & { readonly yearsOn: number })[] {
  const bySchool = new Map<string, { yearsOn: number; unit: string; school: string; items: ProjectItem[] }>()
  for (const p of purchases) {
    const yearsOn = Math.max(0, p.year - 1)
    const key = `${yearsOn}/${p.unit}`
    const own = bySchool.get(key) ?? { yearsOn, unit: p.unit, school: p.school, items: [] }
    own.items.push({
      title: p.project,
      closes: p.indicator,
      group: GROUP,
      stage: p.stage,
      quantity: p.amount,
      unit: p.amountUnit,
      cost: p.cost,
      figure: { metric: p.metric, stage: p.stage, change: 'add', value: p.added },
    })
    bySchool.set(key, own)
  }
  return [...bySchool.values()]
    .sort((a, b) => a.yearsOn - b.yearsOn)
    .map(({ yearsOn, unit, school, items }) => ({ yearsOn, ...draftOf(unit, school, items) }))
}
