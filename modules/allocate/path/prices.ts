import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OutageError, t } from '@kit/base'
import { parse } from 'yaml'
import { type Prices, PricesSchema } from './schema.ts'

/** Every list of prices in `policies/plans/path-to-standard`, in order of name. */
export async function loadPrices(policies: string): Promise<Prices[]> {
  const folder = join(policies, 'plans', 'path-to-standard')
  const files = (await readdir(folder)).filter(f => f.endsWith('.yaml')).sort()
  return Promise.all(files.map(file => readPrices(join(folder, file))))
}

export async function readPrices(path: string): Promise<Prices> {
  const read = PricesSchema.safeParse(parse(await readFile(path, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('; ')
  throw new OutageError(
    t(`单价表 ${path} 有错误：${problems}`, `The list of prices ${path} is wrong: ${problems}`),
    t('请更正该文件。', 'Correct the file.'),
  )
}
