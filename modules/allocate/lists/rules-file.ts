import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Refusal, Refused, refusal, t } from '@kit/base'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'

export { SourceShape, TextShape } from './rules-shape.ts'

/** Rules that come with the product. */
const SHIPPED = fileURLToPath(new URL('../../../policies/plans', import.meta.url))

/** Reads a plan (YAML) by its shape; everything that is wrong with it is said at once, with its place. */
export async function readPlan<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>> {
  const file = basename(path)
  const value = yamlOf(await readFile(path, 'utf8'), file)
  const zh = shape.safeParse(value, { error: z.locales.zhCN().localeError })
  if (zh.success) return zh.data
  const en = shape.safeParse(value, { error: z.locales.en().localeError })
  throw new Refused(
    zh.error.issues.map((issue, i) =>
      BAD_PLAN(`${file}: ${issue.path.join('.') || '—'}`, issue.message, en.error?.issues[i]?.message ?? ''),
    ),
  )
}

/** A plan that comes with the product: `policies/plans/<kind>/<id>.yaml`. */
export function shippedPlan<S extends z.ZodType>(kind: string, id: string, shape: S): Promise<z.output<S>> {
  if (!/^[a-z0-9-]+$/.test(id)) throw new Refused([NO_PROCEDURE(id)])
  return readPlan(join(SHIPPED, kind, `${id}.yaml`), shape).catch(error => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refused([NO_PROCEDURE(id)])
    throw error
  })
}

/** All of a kind that come with the product, in order of their id. */
export async function shippedPlans<S extends z.ZodType>(kind: string, shape: S): Promise<z.output<S>[]> {
  const files = (await readdir(join(SHIPPED, kind))).filter(f => f.endsWith('.yaml')).sort()
  return Promise.all(files.map(f => readPlan(join(SHIPPED, kind, f), shape)))
}

function yamlOf(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const at = `${file}:${error.linePos?.[0].line ?? 1}`
    throw new Refused([BAD_PLAN(at, 'YAML 写法有误', 'this is no valid YAML')])
  }
}

const BAD_PLAN = (at: string, zh: string, en: string): Refusal =>
  refusal(
    'cli.bad-plan',
    at,
    t(`方案的这一项不对：${zh}`, `This entry of the plan is wrong: ${en}`),
    t('请按指南的样例更正。', 'Correct it as in the guide’s example.'),
  )
const NO_PROCEDURE = (id: string): Refusal =>
  refusal(
    'cli.unknown-procedure',
    id,
    t(`没有名为“${id}”的办法。`, `There is no procedure named "${id}".`),
    t('可用的办法见 policies/plans。', 'See policies/plans for those there are.'),
  )
