import { type Text, t } from '@kit/base'
import type { Deadline, PlanRecord, Trigger } from '../plan-schema.ts'
import { planOf } from '../plan-schema.ts'
import { checkStages, settingOf } from './asked-of.ts'
import { checkEntitlements } from './entitlements.ts'
import { condition, quantity } from './expected.ts'
import { unknown } from './references.ts'
import type { Checking, Setting } from './setting.ts'

/** Everything a plan says can be evaluated, refers to what exists, and keeps damaged figures out of computations. */
export function checkPlan(checking: Checking): void {
  const plan = planOf(checking.pack)
  for (const duty of plan.duties) checkDeadline(duty, duty.deadline, checking)
  for (const disclosure of plan.disclosures) checkDeadline(disclosure, disclosure.when, checking)
  for (const record of plan.records) checkRecord(record, checking)
  for (const trigger of plan.triggers) checkTrigger(trigger, checking)
  checkEntitlements(checking)
  checkConflicts(checking)
  checkOpen(checking)
}

function checkDeadline(thing: object, deadline: Deadline, checking: Checking): void {
  if (!('by' in deadline) || deadline.from === undefined || deadline.from <= deadline.by) return
  say(
    'policy.dates',
    thing,
    t('期限的开始晚于结束', 'the deadline begins after it ends'),
    t('请改正日期', 'correct the dates'),
    checking,
  )
}

const COUNTY: Setting = { level: 'region' }

function checkRecord(record: PlanRecord, checking: Checking): void {
  const { value, unit, formula, damaged, statement } = record
  const { units } = checking.vocabulary
  if (unit !== undefined && !units.has(unit))
    unknown('unit', unit, checking.reading.at(record, 'unit'), checking)
  if (damaged !== undefined && (value !== undefined || formula !== undefined)) {
    say(
      'policy.damaged',
      record,
      t('原文损坏的数字不能参与计算', 'a figure that is damaged in print must not be computed with'),
      t(
        '请删去 value 和 formula，原文写进 statement',
        'delete value and formula; put the print into statement',
      ),
      checking,
    )
  }
  if (value === undefined && statement === undefined && damaged === undefined) {
    say(
      'policy.missing-key',
      record,
      t('记录既没有数值，也没有陈述', 'the record has neither a value nor a statement'),
      t('请补上 value 和 unit，或 statement', 'add value and unit, or statement'),
      checking,
    )
  }
  if ((value !== undefined || formula !== undefined) && unit === undefined) {
    say(
      'policy.missing-key',
      record,
      t('数值没有单位', 'the value has no unit'),
      t('请补上 unit', 'add unit'),
      checking,
    )
  }
  if (formula && unit !== undefined) quantity(formula, unit, COUNTY, checking)
}

function checkTrigger(trigger: Trigger, checking: Checking): void {
  checkStages(trigger, checking)
  condition(trigger.when, settingOf(trigger, checking), checking)
  const { duties } = planOf(checking.pack)
  if (!duties.some(duty => duty.id === trigger.opens))
    unknown('duty', trigger.opens, checking.reading.at(trigger, 'opens'), checking)
}

function checkConflicts(checking: Checking): void {
  const { pack, reading } = checking
  const { conflicts, records } = planOf(pack)
  const known = new Set([...records, ...pack.targets, ...pack.tests].map(thing => thing.id))
  for (const conflict of conflicts) {
    conflict.between.forEach((id, i) => {
      if (!known.has(id)) unknown('record', id, reading.at(conflict, 'between', i), checking)
    })
  }
}

function checkOpen(checking: Checking): void {
  const { pack, reading } = checking
  const clauses = new Set(pack.clauses.map(clause => clause.id))
  for (const open of planOf(pack).open) {
    if (!clauses.has(open.clause)) unknown('clause', open.clause, reading.at(open, 'clause'), checking)
  }
}

function say(code: string, thing: object, because: Text, todo: Text, { reading }: Checking): void {
  reading.say(code, reading.at(thing), because, todo)
}
