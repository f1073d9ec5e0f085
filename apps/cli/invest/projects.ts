import { t } from '@kit/base'
import { scheduleOf } from '@kit/kernels/investment'
import type { Found, PathInstance } from '@loop/allocate'
import type { Project } from '@loop/allocate/schema'

/** The list of projects, saying which school gives what is moved and not bought. */
export function movedProjects(
  path: PathInstance,
  found: Found,
  projects: readonly Project[],
  budgets: readonly number[],
): Project[] {
  if (found.kind !== 'solved') return [...projects]
  const schedule = scheduleOf(path.instance, found.plan, budgets.length > 0 ? budgets : [found.plan.cost])
  if (schedule.status !== 'solved') return [...projects]
  return projects.map((project, i) => {
    const from = schedule.payments[i]?.from ?? null
    if (from === null) return project
    const row = path.instance.pots[from]?.parts.find(p => p.row !== null)?.row
    const giver = path.rows[row ?? -1]?.name ?? ''
    const { zh, en } = project.project
    return { ...project, project: t(`从${giver}调入：${zh}`, `moved from ${giver}: ${en}`) }
  })
}
