import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Lang, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { type RotationPlan, reasonFor } from '@kit/kernels/rotation'
import { writeTable } from '../lists/table.ts'
import type { Lists } from './lists.ts'

const YES = t('是', 'yes')
const NO = t('否', 'no')
const HOW = { wish: t('志愿', 'wish'), sent: t('统筹', 'sent'), stays: t('留任', 'stays') }

/** Writes a row a teacher with the reason, a row a school before and after, and the certificate. */
export async function writeAll(
  folder: string,
  title: string,
  lists: Lists,
  plan: RotationPlan,
  lang: Lang,
): Promise<string[]> {
  const files = ['rotation.csv', 'rotation-schools.csv', 'rotation-certificate.json'].map(f =>
    join(folder, f),
  )
  const rows = teacherRows(lists, plan, lang)
  const heads =
    lang === 'zh'
      ? ['编号', '学科', '骨干', '原学校', '新学校', '方式', '距离（公里）', '说明']
      : ['id', 'subject', 'backbone', 'from', 'to', 'how', 'km', 'why']
  await writeTable(files[0]!, heads, rows)
  const schoolHeads =
    lang === 'zh'
      ? ['学校', '编制', '原有教师', '交流后', '原缺编', '交流后缺编', '原骨干', '交流后骨干', '调出', '调入']
      : [
          'school',
          'posts',
          'staff before',
          'after',
          'short before',
          'after',
          'backbone before',
          'after',
          'out',
          'in',
        ]
  await writeTable(files[1]!, schoolHeads, schoolRows(lists, plan))
  const certificate = {
    format: 'junheng-rotation-1',
    title,
    rules: lists.instance.rules,
    proved: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'],
    best: plan.proof,
    before: plan.before,
    after: plan.after,
    lists: digestOf(plainOf(lists)),
    result: digestOf(rows),
  }
  await writeFile(files[2]!, `${JSON.stringify(certificate, null, 2)}\n`)
  return files
}

/** Everything that decided, in plain lists. */
function plainOf({ instance: { schools, teachers, km }, subjects }: Lists) {
  return [
    [...subjects],
    schools.map(s => [s.id, s.tier, ...s.posts]),
    teachers.map(x => [
      [x.id, x.school, x.subject, x.isBackbone, x.years, x.isDeferred, x.familyKm, x.points, x.drawn],
      [...x.wishes],
    ]),
    [...km],
  ]
}

function teacherRows({ instance, subjects, names }: Lists, plan: RotationPlan, lang: Lang) {
  const { teachers, schools, km } = instance
  const named = { ...instance, schools: schools.map((s, i) => ({ ...s, id: names[i] ?? s.id })) }
  return teachers.map((x, i): (string | number)[] => {
    const to = plan.to[i] as number
    const how = to === -1 ? HOW.stays : plan.byWish[i] === 1 ? HOW.wish : HOW.sent
    return [
      x.id,
      subjects[x.subject] ?? '',
      (x.isBackbone ? YES : NO)[lang],
      names[x.school] ?? '',
      names[to] ?? '',
      how[lang],
      to === -1 ? '' : (km[x.school * schools.length + to] as number).toFixed(1),
      reasonFor(named, plan, i).text[lang],
    ]
  })
}

function schoolRows({ instance: { schools, teachers }, names }: Lists, { to }: RotationPlan) {
  const now = (i: number) => (to[i] === -1 ? teachers[i]?.school : to[i])
  const was = (i: number) => teachers[i]?.school
  const all = [...teachers.keys()]
  return schools.map(({ posts }, s): (string | number)[] => {
    const side = (where: (i: number) => number | undefined) => {
      const here = all.filter(i => where(i) === s)
      const short = posts.reduce(
        (n, p, k) => n + Math.max(0, p - here.filter(i => teachers[i]?.subject === k).length),
        0,
      )
      return { staff: here.length, short, backbone: here.filter(i => teachers[i]?.isBackbone).length }
    }
    const [before, after] = [side(was), side(now)]
    return [
      names[s] ?? '',
      posts.reduce((a, b) => a + b, 0),
      before.staff,
      after.staff,
      before.short,
      after.short,
      before.backbone,
      after.backbone,
      all.filter(i => was(i) === s && to[i] !== -1).length,
      all.filter(i => to[i] === s).length,
    ]
  })
}
