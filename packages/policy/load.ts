import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { fill, OutageError, ok, type Result, refuse, t } from '@kit/base'
import { type Coverage, clauseCoverage } from './coverage.ts'
import type { Golden } from './golden.ts'
import { readClauses } from './read-clauses.ts'
import { readGoldenFiles } from './read-golden.ts'
import { readPack } from './read-pack.ts'
import { readVocabulary } from './read-vocabulary.ts'
import type { Pack, Vocabulary } from './schema.ts'
import { type YamlFile, yamlFile } from './yaml-file.ts'

/**
 * The only file of this package that touches the disk. `root` is always the folder `policies`; what is not a pack there
 * (vocabulary, mappings, checks) has no `pack.yaml`.
 */

export interface Policies {
  readonly vocabulary: Vocabulary
  readonly packs: ReadonlyMap<string, Pack>
}

/** Everything a server needs, or everything that is wrong in all packs at once. */
export async function loadPacks(root: string): Promise<Result<Policies>> {
  const vocabulary = await loadVocabulary(root)
  if (!vocabulary.ok) return vocabulary
  const ids = (await yamlPaths(root))
    .filter(path => path.endsWith('/pack.yaml'))
    .map(path => path.slice(0, -10))
  const read = await Promise.all(ids.sort().map(id => loadPack(root, id, vocabulary.value)))
  const refusals = read.flatMap(result => (result.ok ? [] : result.refusals))
  if (refusals.length > 0) return refuse(...refusals)
  const packs = read.flatMap(result => (result.ok ? [[result.value.id, result.value] as const] : []))
  return ok({ vocabulary: vocabulary.value, packs: new Map(packs) })
}

export async function loadVocabulary(root: string): Promise<Result<Vocabulary>> {
  return readVocabulary(await yamlFiles(root, 'vocabulary'))
}

/** @example await loadPack('policies', 'national/quality-balance-2017', vocabulary) */
export async function loadPack(root: string, id: string, vocabulary: Vocabulary): Promise<Result<Pack>> {
  const files = await yamlFiles(root, id)
  const rules = files.filter(file => !isGolden(file))
  return readPack(id, rules, vocabulary)
}

/** The worked examples of a pack, checked against its names. */
export async function loadGolden(root: string, pack: Pack, vocabulary: Vocabulary): Promise<Result<Golden>> {
  const files = await yamlFiles(root, pack.id)
  return readGoldenFiles(files.filter(isGolden), pack, vocabulary)
}

/** How every clause of the documents runs, over all plans in the folder. */
export async function loadCoverage(root: string): Promise<Result<Coverage>> {
  const policies = await loadPacks(root)
  if (!policies.ok) return policies
  const index = readClauses(await yamlFileAt(root, 'plans', 'clauses.yaml'))
  if (!index.ok) return index
  const { packs, vocabulary } = policies.value
  const plans = [...packs.values()].filter(pack => pack.id.startsWith('plans/'))
  const read = await Promise.all(plans.map(pack => loadGolden(root, pack, vocabulary)))
  const refusals = read.flatMap(golden => (golden.ok ? [] : golden.refusals))
  if (refusals.length > 0) return refuse(...refusals)
  const withExamples = plans.flatMap((pack, i) => {
    const golden = read[i]
    return golden?.ok ? [{ pack, golden: golden.value }] : []
  })
  return ok(clauseCoverage(index.value, withExamples))
}

function isGolden(file: YamlFile): boolean {
  return file.name.includes('/golden/')
}

async function yamlFiles(root: string, folder: string): Promise<YamlFile[]> {
  const paths = await yamlPaths(join(root, folder))
  return Promise.all(paths.sort().map(path => yamlFileAt(root, folder, path)))
}

async function yamlFileAt(root: string, folder: string, path: string): Promise<YamlFile> {
  const text = await readFile(join(root, folder, path), 'utf8')
  return yamlFile(`${basename(root)}/${folder}/${path}`, text)
}

async function yamlPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(cause => {
    const what = fill(t('读不到规则文件夹 {folder}', 'the folder of rules {folder} cannot be read'), {
      folder,
    })
    const todo = t(
      '请检查安装是否完整、文件夹是否可读',
      'check that the installation is complete and the folder readable',
    )
    throw new OutageError(what, todo, { cause })
  })
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
