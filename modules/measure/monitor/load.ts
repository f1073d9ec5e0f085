import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OutageError, t } from '@kit/base'
import { parse } from 'yaml'
import type { z } from 'zod'
import { type StaffingRules, StaffingRulesSchema } from '../staffing/schema.ts'
import { type ClassSizeRules, ClassSizeRulesSchema } from './schema.ts'

/** `policies/monitors/class-size.yaml`, or what is wrong with it. */
export function loadClassSizeRules(policies: string): Promise<ClassSizeRules> {
  return loadMonitor(policies, 'class-size', ClassSizeRulesSchema)
}

/** `policies/monitors/staffing.yaml`, or what is wrong with it. */
export function loadStaffingRules(policies: string): Promise<StaffingRules> {
  return loadMonitor(policies, 'staffing', StaffingRulesSchema)
}

async function loadMonitor<T>(policies: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const path = join(policies, 'monitors', `${name}.yaml`)
  const read = schema.safeParse(parse(await readFile(path, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('; ')
  throw new OutageError(
    t(`监测规则 ${name} 有错误：${problems}`, `The rules of the monitor ${name} are wrong: ${problems}`),
    t(`请更正 ${path}。`, `Correct ${path}.`),
  )
}
