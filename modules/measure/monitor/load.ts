import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OutageError, t } from '@kit/base'
import { parse } from 'yaml'
import { type ClassSizeRules, ClassSizeRulesSchema } from './schema.ts'

/** `policies/monitors/class-size.yaml`, or what is wrong with it. */
export async function loadClassSizeRules(policies: string): Promise<ClassSizeRules> {
  const path = join(policies, 'monitors', 'class-size.yaml')
  const read = ClassSizeRulesSchema.safeParse(parse(await readFile(path, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('; ')
  throw new OutageError(
    t(`班额监测规则有错误：${problems}`, `The rules of class sizes are wrong: ${problems}`),
    t(`请更正 ${path}。`, `Correct ${path}.`),
  )
}
