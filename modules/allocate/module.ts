import type { ModuleDefinition } from '@kit/access'
import { t } from '@kit/base'
import { allocateRoutes } from './routes.ts'
import type { AllocateDeps } from './service.ts'

/** What this module brings to the server. */
export const allocateModule: ModuleDefinition<AllocateDeps> = {
  name: 'allocate',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { code: 'allocate.plan', title: t('编制达标路径方案', 'Plan the path to the standard') },
    { code: 'allocate.decide', title: t('对配置方案作出决定', 'Decide on plans') },
  ],
  routes: allocateRoutes,
}
