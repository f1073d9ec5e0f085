import type { ModuleDefinition } from '@kit/access'
import { t } from '@kit/base'
import { accountRoutes } from './routes.ts'
import type { CircularDeps } from './service.ts'

/** What this module brings to the server. It has no tables. */
export const accountModule: ModuleDefinition<CircularDeps> = {
  name: 'account',
  migrations: null,
  permissions: [{ code: 'account.report', title: t('下载自评报告', 'Download reports') }],
  routes: accountRoutes,
}
