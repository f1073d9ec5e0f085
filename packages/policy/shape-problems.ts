import { fill, type Refusal, refusal, type Text, t } from '@kit/base'
import type { z } from 'zod'
import type { Path, YamlFile } from './yaml-file.ts'

/**
 * Says what is wrong with the shape of a piece of YAML, in words and with its line.
 *
 * @example problemsOfShape(error, file, ['tests', 3]) // → [{ code: 'policy.unknown-key', at: '…:41', … }]
 */
export function problemsOfShape(error: z.ZodError, file: YamlFile, path: Path): Refusal[] {
  return error.issues.flatMap(issue => ofIssue(issue, file, path))
}

function ofIssue(issue: z.core.$ZodIssue, file: YamlFile, around: Path): Refusal[] {
  const path = [...around, ...(issue.path as Path)]
  const key = String(path.at(-1) ?? '')
  const say = (code: string, because: Text, todo: Text, at = path) =>
    refusal(code, file.at(at), fill(because, { key }), fill(todo, { key }))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(unknown =>
      refusal(
        'policy.unknown-key',
        file.at([...path, unknown]),
        fill(t('没有“{unknown}”这个键', 'there is no key "{unknown}"'), { unknown }),
        /^\w+$/.test(unknown) ? SPELLING : QUOTES,
      ),
    )
  }
  if (isMissing(issue)) return [missing(key, say)]
  if (issue.code === 'invalid_value' || (issue.code === 'invalid_union' && issue.errors.length === 0)) {
    return [
      say(
        'policy.shape',
        t('“{key}”的取值不在允许范围内', '"{key}" has a value that is not allowed'),
        optionsOf(issue),
      ),
    ]
  }
  return [
    say(
      'policy.shape',
      t('“{key}”的写法不对', '"{key}" is not written as it should be'),
      t('请对照《规则包语言》中“{key}”的说明', 'see "{key}" in docs/pack-language.md'),
    ),
  ]
}

const SPELLING = t('请检查拼写，或删除这一行', 'check the spelling, or delete the line')
/** The usual cause: a comma inside a text between braces. */
const QUOTES = t('文字里有逗号或冒号时，请给整句加引号', 'put quotes around a text with a comma or a colon')

type Say = (code: string, because: Text, todo: Text) => Refusal

/** A missing source or date is a fault of its own: without it a number of the law is only a rumour. */
function missing(key: string, say: Say): Refusal {
  if (key === 'source') {
    return say(
      'policy.no-source',
      t('没有注明来源', 'there is no source'),
      t('请写明 source: 条款号(clause)和核实状态(status)', 'add source: with its clause and status'),
    )
  }
  if (key === 'from') {
    return say(
      'policy.no-date',
      t('没有注明从哪一天起施行', 'there is no day from which it holds'),
      t('请写明 from: 年-月-日', 'add from: year-month-day'),
    )
  }
  return say('policy.missing-key', t('缺少“{key}”', '"{key}" is missing'), t('请补上“{key}”', 'add "{key}"'))
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_union') {
    return issue.errors.length > 0 && issue.errors.every(branch => branch[0] && isMissing(branch[0]))
  }
  return (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined
}

function optionsOf(issue: z.core.$ZodIssue): Text {
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const known =
    issue.code === 'invalid_union' ? ((issue as { options?: unknown[] }).options ?? []).map(String) : []
  const all = [...options, ...known].join(', ')
  return all === ''
    ? t('请对照《规则包语言》', 'see docs/pack-language.md')
    : fill(t('可选：{all}', 'one of: {all}'), { all })
}
