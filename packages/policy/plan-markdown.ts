import type { Text } from '@kit/base'
import { deadlineWords } from './deadline-words.ts'
import { describe } from './describe.ts'
import { both, sourceText, table } from './markdown.ts'
import { type PlanLists, planOf, type Responsible } from './plan-schema.ts'
import type { Formula, Pack, Target, Vocabulary, YearValue } from './schema.ts'

/**
 * What the plan of a local government says beyond its tests, as Markdown, Chinese with English beside it: targets, duties,
 * triggers, money, printed figures, publication, contradictions. Nothing where the pack is no plan.
 *
 * @example planMarkdown(pack, vocabulary) // → the end of docs/packs/<pack>.md
 */
export function planMarkdown(pack: Pack, vocabulary: Vocabulary): string {
  const words: Words = formula => (formula ? describe(formula, pack, vocabulary, 'zh') : '')
  const plan = planOf(pack)
  const sections = [
    part(
      '目标 Targets',
      TARGETS,
      pack.targets.map(target => targetRow(target, words)),
    ),
    part('任务 Duties', DUTIES, plan.duties.map(dutyRow)),
    part(
      '触发条件 Triggers',
      TRIGGERS,
      plan.triggers.map(trigger => triggerRow(trigger, words)),
    ),
    part(
      '经费 Entitlements',
      MONEY,
      plan.entitlements.map(money => moneyRow(money, words)),
    ),
    part(
      '印刷数字 Records',
      RECORDS,
      plan.records.map(record => recordRow(record, words)),
    ),
    part('公开 Disclosures', PUBLISHED, plan.disclosures.map(disclosureRow)),
    part('矛盾 Conflicts', CONFLICTS, plan.conflicts.map(conflictRow)),
    part(
      '尚未运行 Open',
      ['条款 clause', '原因 why'],
      plan.open.map(({ clause, because }) => [`\`${clause}\``, both(because)]),
    ),
  ].filter(section => section !== '')
  return sections.length === 0 ? '' : `\n${sections.join('\n\n')}\n`
}

type Words = (formula: Formula | undefined) => string
type Of<K extends keyof PlanLists> = PlanLists[K][number]

const TARGETS = ['目标 target', '属性 kind', '算式 formula', '路径 path', '来源 source']
const DUTIES = ['任务 duty', '责任 who', '期限 deadline', '凭据 evidence', '来源 source']
const TRIGGERS = ['条件 trigger', '何时 when', '启动 opens', '来源 source']
const MONEY = ['经费 money', '人数 heads', '标准 rate', '分担 shares', '来源 source']
const RECORDS = ['数字 figure', '文件 printed', '算式 formula', '来源 source']
const PUBLISHED = ['事项 item', '公开者 by', '时间 when', '来源 source']
const CONFLICTS = ['矛盾 conflict', '各方 between', '说明 note']

function part(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `## ${title}\n\n${table(head, rows)}`
}

const named = ({ id, title }: { readonly id: string; readonly title: Text }) => `\`${id}\` ${both(title)}`
const yearText = ({ year, value }: YearValue) => `${year}: ${value}`

function targetRow(target: Target, words: Words): string[] {
  const { kind, origin, test, value, baseline, by, unit, peer, source } = target
  const subject = test === undefined ? words(value) : `\`${test}\``
  const beside = peer ? `<br>对标 beside: ${both(peer.group)} ${words(peer.benchmark)}` : ''
  return [
    named(target),
    origin === 'inferred' ? `${kind} 推定 inferred` : kind,
    `${subject}${beside}`,
    [...(baseline ? [yearText(baseline)] : []), ...by.map(yearText)].join(' → ') + (unit ? ` ${unit}` : ''),
    sourceText(source),
  ]
}

function whoText({ unit, role, inferred }: Responsible): string {
  return `${both(unit)} ${role}${inferred ? ' 推定 inferred' : ''}`
}

function dutyRow(duty: Of<'duties'>): string[] {
  return [
    `${named(duty)}<br>${duty.kind} · ${duty.for.join(', ')}`,
    duty.responsible.map(whoText).join('<br>'),
    both(deadlineWords(duty.deadline)),
    duty.evidence ? both(duty.evidence) : '',
    sourceText(duty.source),
  ]
}

function triggerRow(trigger: Of<'triggers'>, words: Words): string[] {
  return [
    `${named(trigger)}<br>${trigger.level}`,
    words(trigger.when),
    `\`${trigger.opens}\``,
    sourceText(trigger.source),
  ]
}

function moneyRow(money: Of<'entitlements'>, words: Words): string[] {
  const { when, heads, counted, amount, rate, shares, source, level, purpose } = money
  return [
    `${named(money)}<br>${purpose} · ${level}${when ? `<br>若 if ${words(when)}` : ''}`,
    [words(heads), ...(counted ? [`计 counted: ${words(counted)}`] : [])].join('<br>'),
    [`\`${rate}\``, ...(amount ? [`金额 amount: ${words(amount)}`] : [])].join('<br>'),
    shares.map(share => `${both(share.level)} \`${share.part}\``).join('<br>'),
    sourceText(source),
  ]
}

function recordRow(record: Of<'records'>, words: Words): string[] {
  const { value, unit, period, damaged, statement, formula, source } = record
  const printed = [
    ...(value === undefined ? [] : [`${value} ${unit ?? ''}`.trim()]),
    ...(period === undefined ? [] : [period]),
    ...(statement ? [both(statement)] : []),
    ...(damaged ? [`**损坏 damaged** ${both(damaged)}`] : []),
  ]
  return [named(record), printed.join('<br>'), words(formula), sourceText(source)]
}

function disclosureRow(of: Of<'disclosures'>): string[] {
  return [
    `${of.forbidden ? '**不得公开 never** ' : ''}${named(of)}<br>${of.items.map(both).join('、')}`,
    both(of.by),
    both(deadlineWords(of.when)),
    sourceText(of.source),
  ]
}

function conflictRow(conflict: Of<'conflicts'>): string[] {
  return [named(conflict), conflict.between.map(id => `\`${id}\``).join('<br>'), both(conflict.note)]
}
