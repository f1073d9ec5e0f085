import type { ModuleDefinition } from '@kit/access'
import { t } from '@kit/base'
import { measureRoutes } from './routes.ts'
import type { MonitorDeps } from './service/deps.ts'

/** What this module brings to the server. */
export const measureModule: ModuleDefinition<MonitorDeps> = {
  name: 'measure',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { code: 'measure.read', title: t('查看测算结果', 'See assessments') },
    { code: 'measure.assess', title: t('测算并存档', 'Measure and keep') },
    { code: 'measure.adopt', title: t('采用或停用政策文件', 'Adopt documents and give them up') },
    { code: 'measure.settle', title: t('选定文件矛盾的正式口径', 'Settle contradictions of documents') },
    { code: 'measure.record-moves', title: t('登记学生流动', 'Record pupils who moved') },
    { code: 'measure.plan', title: t('编制和比较方案', 'Make and compare plans') },
  ],
  routes: measureRoutes,
}
