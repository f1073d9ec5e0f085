import { type Lang, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { headReason, type RotationPlan, reasonFor } from '@kit/kernels/rotation'
import type { ReportTable } from '../lists/report-table.ts'
import { headingOf } from '../lists/table.ts'
import type { Lists } from './lists.ts'
import { schoolsBeside } from './result-of.ts'

const YES = t('是', 'yes')
const NO = t('否', 'no')
const HOW = { wish: t('志愿', 'wish'), sent: t('统筹', 'sent'), stays: t('留任', 'stays') }
const NAME = ['姓名', 'name']
const TEACHERS = {
  zh: ['编号', '学科', '骨干', '原学校', '新学校', '方式', '距离（公里）', '说明'],
  en: ['id', 'subject', 'backbone', 'from', 'to', 'how', 'km', 'why'],
}
const HEADS = {
  zh: ['编号', '原学校', '届数', '新学校', '说明'],
  en: ['id', 'from', 'terms', 'to', 'why'],
}
const SCHOOLS = {
  zh: ['学校', '编制', '原有教师', '交流后', '原缺编', '交流后缺编', '原骨干', '交流后骨干', '调出', '调入'],
  en: [
    'school',
    'posts',
    'staff before',
    'after',
    'short before',
    'short after',
    'backbone before',
    'backbone after',
    'out',
    'in',
  ],
}

/** A row a teacher with the reason; with the names where the list has them and they are asked for. */
export function teacherTable(lists: Lists, plan: RotationPlan, lang: Lang, named = false): ReportTable {
  const { instance, subjects, names, people } = lists
  const { teachers, schools, km } = instance
  const spoken = { ...instance, schools: schools.map((s, i) => ({ ...s, id: names[i] ?? s.id })) }
  const name = named ? headingOf(people, NAME) : null
  const rows = teachers.map((x, i): (string | number)[] => {
    const to = plan.to[i] as number
    const how = to === -1 ? HOW.stays : plan.byWish[i] === 1 ? HOW.wish : HOW.sent
    return [
      x.id,
      ...(name === null ? [] : [people.records[i]?.cell(name) ?? '']),
      subjects[x.subject] ?? '',
      (x.isBackbone ? YES : NO)[lang],
      names[x.school] ?? '',
      names[to] ?? '',
      how[lang],
      to === -1 ? '' : (km[x.school * schools.length + to] as number).toFixed(1),
      reasonFor(spoken, plan, i).text[lang],
    ]
  })
  const [id, ...others] = TEACHERS[lang]
  const header = name === null ? TEACHERS[lang] : [id as string, t('姓名', 'name')[lang], ...others]
  return { name: 'rotation', header, rows }
}

/** A row a head with the reason. */
export function headTable(lists: Lists, plan: RotationPlan, lang: Lang, named = false): ReportTable {
  const { instance, names, headPeople } = lists
  const { heads, schools } = instance
  const spoken = { ...instance, schools: schools.map((s, i) => ({ ...s, id: names[i] ?? s.id })) }
  const name = named ? headingOf(headPeople, NAME) : null
  const rows = heads.map(({ id, school, terms }, h): (string | number)[] => {
    const to = plan.heads[h] as number
    return [
      id,
      ...(name === null ? [] : [headPeople.records[h]?.cell(name) ?? '']),
      names[school] ?? '',
      terms,
      names[to] ?? '',
      headReason(spoken, h, to)[lang],
    ]
  })
  const [first, ...others] = HEADS[lang]
  const header = name === null ? HEADS[lang] : [first as string, t('姓名', 'name')[lang], ...others]
  return { name: 'rotation-heads', header, rows }
}

/** A row a school, before and after. */
export function schoolTable(lists: Lists, plan: RotationPlan, lang: Lang): ReportTable {
  return tableOfSchools(schoolsBeside(lists, plan), lang)
}

export function tableOfSchools(schools: ReturnType<typeof schoolsBeside>, lang: Lang): ReportTable {
  const rows = schools.map(s => [
    s.name,
    s.posts,
    s.staff.before,
    s.staff.after,
    s.short.before,
    s.short.after,
    s.backbone.before,
    s.backbone.after,
    s.out,
    s.in,
  ])
  return { name: 'rotation-schools', header: SCHOOLS[lang], rows }
}

/** What was decided by which rules from which lists: the same lists give the same certificate. */
export function certificateOf(title: string, lists: Lists, plan: RotationPlan) {
  const { teachers, schools, heads } = lists.instance
  return {
    format: 'junheng-rotation-1',
    title,
    rules: lists.instance.rules,
    proved: PROVED,
    best: plan.proof,
    before: plan.before,
    after: plan.after,
    lists: digestOfLists(lists),
    result: digestOf(teachers.map((x, i) => [x.id, schools[plan.to[i] as number]?.id ?? null])),
    heads: digestOf(heads.map((x, h) => [x.id, schools[plan.heads[h] as number]?.id ?? null])),
  }
}

export const PROVED = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11']

/** Of everything that decided, in plain lists. */
export function digestOfLists({ instance: { schools, teachers, heads, km }, subjects }: Lists): string {
  return digestOf([
    [...subjects],
    schools.map(s => [s.id, s.tier, ...s.posts]),
    teachers.map(x => [
      [x.id, x.school, x.subject, x.isBackbone, x.years, x.isDeferred, x.familyKm, x.points, x.drawn],
      [...x.wishes, x.partner],
    ]),
    heads.map(x => [x.id, x.school, x.terms, x.isDeferred, x.familyKm, ...x.wishes]),
    [...km],
  ])
}
