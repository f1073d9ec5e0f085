import { join } from 'node:path'
import { ACCESS_MIGRATIONS, type ModuleDefinition, SYSTEM } from '@kit/access'
import { type Lang, OutageError, type Refusal, t } from '@kit/base'
import { loadPacks, type Policies } from '@kit/policy'
import type { MigrationFolder, Store, Tx } from '@kit/store'
import { accountModule } from '@loop/account'
import { actModule } from '@loop/act'
import { allocateModule, openSealer, Runs } from '@loop/allocate'
import {
  dataModule,
  findRegion,
  Imports,
  type Knowledge,
  loadKnowledge,
  newRegion,
  registerRegion,
} from '@loop/data'
import { loadClassSizeRules, loadStaffingRules, measureModule } from '@loop/measure'
import type { Part, Product } from './product.ts'

/** Left to right, as modules import each other. */
export const MIGRATIONS: readonly MigrationFolder[] = [
  { module: 'access', folder: ACCESS_MIGRATIONS },
  ...migrationsOf(dataModule),
  ...migrationsOf(measureModule),
  ...migrationsOf(allocateModule),
  ...migrationsOf(actModule),
  ...migrationsOf(accountModule),
]

/** What the files in `policies` say. */
export interface Law extends Policies {
  readonly folder: string
  readonly knowledge: Knowledge
}

/** Puts the modules together: the only place that knows what each of them needs. */
export async function makeProduct(store: Store, law: Law, dataDir: string): Promise<Product> {
  const imports = new Imports({ policies: law.folder, folder: join(dataDir, 'imports') })
  await imports.recover(store, SYSTEM)
  const monitors = {
    classSize: await loadClassSizeRules(law.folder),
    staffing: await loadStaffingRules(law.folder),
  }
  return {
    parts: [
      bind(dataModule, { knowledge: law.knowledge, imports }),
      bind(measureModule, { ...law, ...monitors }),
      bind(allocateModule, { ...law, sealer: await openSealer(dataDir), runs: new Runs() }),
      bind(actModule, law),
      bind(accountModule, { ...law, ...monitors }),
    ],
    registerRegion: (tx, { code, name }) => registerRegion(tx, newRegion(code, name)),
    regionOf,
  }
}

/** Reads packs, vocabulary, mappings and checks; all mistakes in them are told at once. */
export async function readLaw(folder: string): Promise<Law> {
  const policies = await loadPacks(folder)
  if (!policies.ok) throw packsWrong(policies.refusals)
  return { ...policies.value, folder, knowledge: loadKnowledge(folder, policies.value.vocabulary) }
}

function bind<Deps>({ name, permissions, routes }: ModuleDefinition<Deps>, deps: Deps): Part {
  return { name, permissions, routes: routes(deps) }
}

function migrationsOf({ name, migrations }: ModuleDefinition<never>): MigrationFolder[] {
  return migrations ? [{ module: name, folder: migrations }] : []
}

function packsWrong(problems: readonly Refusal[]): OutageError {
  const list = (lang: Lang) => problems.map(p => `  ${p.at}: ${p.because[lang]}\n`).join('')
  return new OutageError(
    t(
      `政策包有 ${problems.length} 处错误：\n${list('zh')}`,
      `The policy packs have ${problems.length} errors:\n${list('en')}`,
    ),
    t('请更正上述文件，或恢复原来的政策包。', 'Correct these files, or restore the packs as they were.'),
  )
}

async function regionOf(tx: Tx, code: string): ReturnType<Product['regionOf']> {
  const found = await findRegion(tx, code)
  if (!found.ok) return { code, name: t(code, code), synthetic: false }
  const { name, synthetic } = found.value
  return { code, name, synthetic }
}
