import type { Caller, ModuleDefinition } from '@kit/access'
import { t } from '@kit/base'
import type { AnyRoute } from '@kit/http'
import { PLAN_KINDS } from './kinds.ts'
import { listRoutes } from './lists/routes.ts'
import type { PlanDeps } from './plan/kind.ts'
import { publicRoutes } from './plan/public-routes.ts'
import { planRoutes } from './plan/routes.ts'
import type { Runs } from './plan/runs.ts'

export interface AllocateDeps extends PlanDeps {
  readonly runs: Runs
}

export function allocateRoutes({ runs, ...deps }: AllocateDeps): readonly AnyRoute<Caller>[] {
  const lists = PLAN_KINDS.flatMap(kind => kind.lists)
  return [
    ...listRoutes(lists, deps),
    ...PLAN_KINDS.flatMap(kind => planRoutes(kind, deps, runs)),
    ...publicRoutes(),
  ]
}

/** What this module brings to the server. */
export const allocateModule: ModuleDefinition<AllocateDeps> = {
  name: 'allocate',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { code: 'allocate.plan', title: t('编制配置方案', 'Make plans') },
    { code: 'allocate.decide', title: t('对配置方案作出决定', 'Decide on plans') },
    { code: 'allocate.publish', title: t('公布配置方案', 'Publish plans') },
  ],
  routes: allocateRoutes,
}
