import { ok, type Refusal, type Result, refusal, refuse, type Text, t } from '@kit/base'
import { z } from 'zod'

type Issue = z.core.$ZodIssue

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

/** Checks merged input against the schema of the route; every problem becomes one refusal that names its field. */
export function checkInput<Out>(schema: z.ZodType<Out>, raw: unknown): Result<Out> {
  const parsed = schema.safeParse(raw, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  return refuse(...parsed.error.issues.flatMap(refusalsOf))
}

function refusalsOf(issue: Issue): Refusal[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownField([...issue.path, key]))
  return [refusal('http.invalid-input', issue.path.join('.'), sentenceOf(issue), todoOf(issue))]
}

/** A schema may bring its own pair of sentences: `.refine(isPeriod, { params: { because: t('…', '…') } })`. */
function sentenceOf(issue: Issue): Text {
  if (issue.code === 'custom') {
    const own = TextPair.safeParse(issue.params?.because)
    return own.success ? own.data : t(`不符合要求：${issue.message}`, issue.message)
  }
  if (isMissing(issue)) return t('缺少该项。', 'This field is missing.')
  return t(translated(chinese, issue), translated(english, issue))
}

function translated(locale: z.core.$ZodErrorMap, issue: Issue): string {
  const answer = locale(issue as z.core.$ZodRawIssue)
  return (typeof answer === 'string' ? answer : answer?.message) ?? issue.message
}

function todoOf(issue: Issue): Text {
  if (isMissing(issue)) return t('请补充后重新提交。', 'Fill it in and send again.')
  return t('请更正后重新提交。', 'Correct it and send again.')
}

function unknownField(path: readonly PropertyKey[]): Refusal {
  return refusal(
    'http.unexpected-field',
    path.join('.'),
    t('没有这个字段。', 'There is no such field.'),
    t('请删除该字段，或检查拼写。', 'Remove it, or check its spelling.'),
  )
}

function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.input === undefined
}

const TextPair = z.object({ zh: z.string(), en: z.string() })
