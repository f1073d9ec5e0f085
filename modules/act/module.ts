import type { ModuleDefinition } from '@kit/access'
import { t } from '@kit/base'
import { actRoutes } from './routes.ts'
import type { ActDeps } from './service.ts'

/** What this module brings to the server. */
export const actModule: ModuleDefinition<ActDeps> = {
  name: 'act',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { code: 'act.read', title: t('查看项目', 'See projects') },
    { code: 'act.project', title: t('申报、开工和取消项目', 'Propose, begin and drop projects') },
    { code: 'act.accept', title: t('批准和验收项目', 'Approve and accept projects') },
  ],
  routes: actRoutes,
}
