import { readFile } from 'node:fs/promises'
import { Refused, refusal, t } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import { type Formation, readClassPlan, readYear, teacherTitle, verifyClasses } from '@loop/allocate/classes'
import { verifyTranscript } from '@loop/allocate/draw'
import { fromHere } from '../policies.ts'
import type { Verified, VerifyFiles } from './verified.ts'

/** Checks published classes again from list and plan; with the record of their teachers' draw also that it belongs to them. */
export async function verifyFormation(formation: Formation, files: VerifyFiles): Promise<Verified> {
  if (files.list === undefined || files.plan === undefined) throw new Refused([NEEDS_LIST])
  const plan = await readClassPlan(fromHere(files.plan))
  const checks = verifyClasses(plan, await readYear(fromHere(files.list), plan), formation)
  if (files.draw !== undefined) {
    const transcript = JSON.parse(await readFile(fromHere(files.draw), 'utf8')) as Transcript
    const isTheirs = transcript.list.title.startsWith(teacherTitle(plan, formation))
    const { holds } = await verifyTranscript(transcript)
    checks.push({ id: 'teachers', words: TEACHERS, holds: isTheirs && holds })
  }
  const own = formation.pupils.find(p => p.id === files.id)
  const sentence = own && t(`编号 ${own.id}：${own.class} 班`, `Number ${own.id}: class ${own.class}`)
  return { rehearsal: false, checks, own: sentence ? { data: own, lines: [sentence] } : null }
}

const TEACHERS = t(
  '教师配班是在班级锁定之后公开抽签的，可重算',
  'teachers were drawn in public after the classes were locked; it recomputes',
)
const NEEDS_LIST = refusal(
  'verify.needs-list',
  '--list --plan',
  t('核验编班要用当时的名单和方案。', 'Classes are checked against their list and plan.'),
  t('用 --list 和 --plan 给出。', 'Give both.'),
)
