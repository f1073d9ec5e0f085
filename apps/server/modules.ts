import { join } from 'node:path'
import { ACCESS_MIGRATIONS, type ModuleDefinition, SYSTEM } from '@kit/access'
import { OutageError, t } from '@kit/base'
import { loadPacks, type Policies } from '@kit/policy'
import type { MigrationFolder, Store, Tx } from '@kit/store'
import { dataModule, findRegion, Imports, loadKnowledge, newRegion, registerRegion } from '@loop/data'
import type { Part, Product } from './product.ts'

/** Left to right, as modules import each other. */
export const MIGRATIONS: readonly MigrationFolder[] = [
  { module: 'access', folder: ACCESS_MIGRATIONS },
  ...migrationsOf(dataModule),
]

export interface ProductOptions {
  readonly store: Store
  /** Folder of packs, vocabulary, mappings, checks. */
  readonly policies: string
  readonly dataDir: string
}

/** Puts the modules together: the only place that knows what each of them needs. */
export async function makeProduct(options: ProductOptions): Promise<Product> {
  const { store, policies, dataDir } = options
  const { vocabulary } = await readPolicies(policies)
  const knowledge = loadKnowledge(policies, vocabulary)
  const imports = new Imports({ policies, folder: join(dataDir, 'imports') })
  await imports.recover(store, SYSTEM)
  return {
    parts: [bind(dataModule, { knowledge, imports })],
    registerRegion: (tx, { code, name }) => registerRegion(tx, newRegion(code, name)),
    regionOf,
    close: async () => {},
  }
}

function bind<Deps>({ name, permissions, routes }: ModuleDefinition<Deps>, deps: Deps): Part {
  return { name, permissions, routes: routes(deps) }
}

function migrationsOf({ name, migrations }: ModuleDefinition<never>): MigrationFolder[] {
  return migrations ? [{ module: name, folder: migrations }] : []
}

async function readPolicies(folder: string): Promise<Policies> {
  const policies = await loadPacks(folder)
  if (policies.ok) return policies.value
  const problems = policies.refusals
  throw new OutageError(
    t(
      `政策包有 ${problems.length} 处错误：\n${problems.map(p => `  ${p.at}：${p.because.zh}`).join('\n')}\n`,
      `The policy packs have ${problems.length} errors:\n${problems.map(p => `  ${p.at}: ${p.because.en}`).join('\n')}\n`,
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
