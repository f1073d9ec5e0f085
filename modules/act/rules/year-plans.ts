import type { ProjectView, YearPlan } from '../schema.ts'

/** The plan of every year: projects that were not dropped, their cost by group of conditions, and what is done. */
export function yearPlans(projects: readonly ProjectView[]): YearPlan[] {
  const kept = projects.filter(project => project.state !== 'dropped')
  const years = [...new Set(kept.map(project => project.year))].sort((a, b) => a - b)
  return years.map(year => {
    const own = kept.filter(project => project.year === year)
    return {
      year,
      projects: own.length,
      cost: costOf(own),
      done: costOf(own.filter(project => project.state === 'accepted')),
      groups: groupsOf(own),
    }
  })
}

function costOf(list: readonly { readonly cost: number }[]): number {
  return list.reduce((sum, { cost }) => sum + cost, 0)
}

function groupsOf(projects: readonly ProjectView[]): YearPlan['groups'] {
  const items = projects.flatMap(project => project.items)
  const groups = new Map(items.map(({ group }) => [group.id, group.title]))
  return [...groups].map(([id, title]) => ({
    id,
    title,
    cost: costOf(items.filter(item => item.group.id === id)),
  }))
}
