import { fill, type Text, t } from '@kit/base'
import type { Clash, LooseRule } from './clashes.ts'
import type { RotationInstance, Teacher } from './instance.ts'
import type { RotationPlan } from './plan.ts'
import { destinationsOf, isEligible, kmBetween, partnerOf } from './turns.ts'
import { openWishes } from './volunteers.ts'

export type ReasonCode =
  | 'by-wish'
  | 'sent'
  | 'deferred'
  | 'not-yet'
  | 'no-destination'
  | 'not-heard'
  | 'wish-unmet'
  | 'not-needed'
  | 'with-partner'

export interface Reason {
  readonly code: ReasonCode
  readonly text: Text
}

const SENTENCES: Readonly<Record<ReasonCode, Text>> = {
  'by-wish': t('本人志愿（第{rank}志愿），调往{school}。', 'Moves to {school} by own wish (wish {rank}).'),
  sent: t('统筹安排到{school}，距离{km}公里；{why}。', 'Sent to {school}, {km} km away; {why}.'),
  deferred: t('按规定暂缓交流。', 'Deferred by rule.'),
  'not-yet': t(
    '在本校任教{years}年，未满{needed}年。',
    'In this school for {years} years, {needed} are needed.',
  ),
  'no-destination': t(
    '在距离和家庭限制内，没有可以派往的学校。',
    'No school to be sent to lies within the limits of distance and family.',
  ),
  'not-heard': t(
    '已报名；本校报名人数超过当年可调出人数，积分靠后，未轮到选择。',
    'Volunteered; more of this school did than may leave it, and others have more points.',
  ),
  'wish-unmet': t(
    '已报名；轮到时，志愿学校的空岗已由积分更高者选走，或无人可交换。',
    'Volunteered; when the turn came the wished schools had no open post and nobody to exchange with.',
  ),
  'with-partner': t(
    '申请与配偶不分开（同校或相距不超过{couple}公里）；没有更好的、两人都合适的安排，留任。',
    'Asked not to be parted (one school, or {couple} km at most); nothing better suits the two, so stays.',
  ),
  'not-needed': t('符合条件；其他安排已满足全部目标。', 'Eligible; other moves meet the aims better.'),
}

/**
 * Why this teacher goes where, or stays.
 *
 * @shape index of the teacher → code and sentence
 * @requires the plan of this instance
 */
export function reasonFor(instance: RotationInstance, plan: RotationPlan, i: number): Reason {
  const teacher = instance.teachers[i] as Teacher
  const to = plan.to[i] as number
  const code = codeOf(instance, plan, i)
  const school = instance.schools[to]?.id ?? ''
  const km = to === -1 ? 0 : Math.ceil(kmBetween(instance, teacher.school, to))
  const why = to === -1 ? null : needOf(instance, teacher, to)
  const text = fill(SENTENCES[code], {
    school,
    km,
    rank: teacher.wishes.indexOf(to) + 1,
    years: teacher.years,
    needed: instance.rules.minimumYears,
    couple: instance.rules.coupleKm ?? '—',
  })
  if (why === null) return { code, text }
  const reason = t(fill(text, { why: why.zh }).zh, fill(text, { why: why.en }).en)
  return { code, text: besidePartner(instance, plan, i, reason) }
}

/** How far from the partner somebody ends who asked not to be parted. */
function besidePartner(instance: RotationInstance, { to }: RotationPlan, i: number, said: Text): Text {
  const { partner } = instance.teachers[i] as Teacher
  if (partner === null || !partnerOf(instance, instance.teachers[i] as Teacher)) return said
  const goal = to[partner] as number
  const there = goal === -1 ? (instance.teachers[partner]?.school as number) : goal
  const km = there === to[i] ? 0 : Math.ceil(kmBetween(instance, to[i] as number, there))
  return km === 0
    ? t(`${said.zh}与配偶同校。`, `${said.en} In one school with the partner.`)
    : t(`${said.zh}与配偶相距${km}公里。`, `${said.en} ${km} km from the partner.`)
}

function codeOf(instance: RotationInstance, plan: RotationPlan, i: number): ReasonCode {
  const teacher = instance.teachers[i] as Teacher
  if (plan.to[i] !== -1) return plan.byWish[i] === 1 ? 'by-wish' : 'sent'
  if (teacher.isDeferred) return 'deferred'
  if (!isEligible(instance, teacher)) return 'not-yet'
  if (openWishes(instance, teacher).length > 0) return plan.heard[i] === 1 ? 'wish-unmet' : 'not-heard'
  if (partnerOf(instance, teacher)) return 'with-partner'
  return destinationsOf(instance, teacher).length === 0 ? 'no-destination' : 'not-needed'
}

function needOf({ schools, teachers }: RotationInstance, teacher: Teacher, to: number): Text {
  const posts = schools[to]?.posts[teacher.subject] as number
  const has = teachers.filter(x => x.school === to && x.subject === teacher.subject).length
  if (has < posts) return t(`该校本学科缺${posts - has}人`, `the school lacks ${posts - has} of this subject`)
  return teacher.isBackbone
    ? t('骨干教师向薄弱学校流动', 'a backbone teacher for a weaker school')
    : t('接替从该校调出的教师或完成交流比例', 'takes the place of somebody who leaves, or meets the quota')
}

const RULE_NAMES: Readonly<Record<LooseRule, { name: Text; unit: Text }>> = {
  mostKm: { name: t('交流距离上限', 'the limit of distance'), unit: t('公里', ' km') },
  surplus: { name: t('学科超编上限', 'the surplus a school may have in a subject'), unit: t('人', '') },
  leavePercent: { name: t('每校调出比例上限', 'the share that may leave a school'), unit: t('%', ' %') },
  backbonePercent: { name: t('骨干教师比例', 'the share of backbone teachers'), unit: t('%', ' %') },
  movedPercent: { name: t('交流比例', 'the share that has to move'), unit: t('%', ' %') },
}

/** What would have to give, in the plan's words. */
export function clashText({ rule, now, enough }: Clash): Text {
  const { name, unit } = RULE_NAMES[rule]
  return enough === null
    ? t(
        `${name.zh}（${now}${unit.zh}）：与其他规则冲突，单独放宽这一项不够。`,
        `${name.en} (${now}${unit.en}): clashes with the others; loosening it alone is not enough.`,
      )
    : t(
        `${name.zh}（${now}${unit.zh}）：放宽到${enough}${unit.zh}即可。`,
        `${name.en} (${now}${unit.en}): ${enough}${unit.en} would be enough.`,
      )
}
