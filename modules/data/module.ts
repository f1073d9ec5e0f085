import type { ModuleDefinition } from '@kit/access'
import { t } from '@kit/base'
import type { Knowledge } from './import/catalogues.ts'
import { importRoutes } from './import/routes.ts'
import type { Imports } from './import/service.ts'
import { dataRoutes } from './routes.ts'

export interface DataDeps {
  /** Vocabulary, mappings and checks: `loadKnowledge(policies, vocabulary)`. */
  readonly knowledge: Knowledge
  /** The imports of this server; `recover` is to be called once at start. */
  readonly imports: Imports
}

/** What this module brings to the server. */
export const dataModule: ModuleDefinition<DataDeps> = {
  name: 'data',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: [
    { code: 'data.read', title: t('查看数据', 'See figures') },
    { code: 'data.import', title: t('导入工作簿', 'Import workbooks') },
    { code: 'data.correct', title: t('更正数据', 'Correct figures') },
    { code: 'data.choose', title: t('选定正式值', 'Choose official values') },
    { code: 'data.submit', title: t('提交一个时段的数据', 'Submit a period') },
    { code: 'data.confirm', title: t('确认、锁定和退回', 'Confirm, lock and reopen') },
  ],
  routes: ({ knowledge, imports }) => [
    ...dataRoutes(knowledge.vocabulary),
    ...importRoutes({ imports, knowledge }),
  ],
}
