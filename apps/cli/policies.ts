import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must, Refused, refusal, t } from '@kit/base'
import { loadPacks, type Pack, type Policies } from '@kit/policy'

/** Where the product's own files lie, and where a person's files are looked for. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const POLICIES = resolve(ROOT, 'policies')

export async function readPolicies(): Promise<Policies> {
  return must(await loadPacks(POLICIES))
}

/** A pack by its id; the folder `national/` may be left out. */
export function packOf({ packs }: Policies, id: string): Pack {
  const pack = packs.get(id) ?? packs.get(`national/${id}`)
  if (pack !== undefined) return pack
  const known = [...packs.keys()].join(', ')
  throw new Refused([
    refusal(
      'cli.unknown-pack',
      '--pack',
      t(`没有规则包“${id}”。`, `There is no pack "${id}".`),
      t(`可用的规则包：${known}`, `Packs: ${known}`),
    ),
  ])
}

/** A file named by hand counts from where the person stands: npm changes into the root. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** The data folder of the product: `./data` beside it unless another is named. */
export function dataFolder(named: string | undefined): string {
  return named === undefined ? resolve(ROOT, 'data') : fromHere(named)
}

/** A file of one's own from where the person stands, or the bare name of rules that come with the product. */
export function fileOrName(named: string): string {
  return extname(named) === '' ? named : fromHere(named)
}
