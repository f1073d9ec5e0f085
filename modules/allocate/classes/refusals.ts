import { refusal, t } from '@kit/base'
import { relaxations } from '@kit/kernels/classes'
import type { Year } from './instance.ts'

/** Who found no class, and which single rule would have to go. */
export function clashes({ ids, instance }: Year, failed: readonly number[], seed: number) {
  const name = (u: number) => (instance.units[u]?.pupils ?? []).map(p => ids[p]).join('、')
  const ways = relaxations(instance, failed, seed).map(r =>
    r.kind === 'apart'
      ? t(
          `不要求 ${name(r.units[0])} 与 ${name(r.units[1])} 分开`,
          `let ${name(r.units[0])} and ${name(r.units[1])} share a class`,
        )
      : t(`不指定 ${name(r.unit)} 的班级`, `do not preset ${name(r.unit)}`),
  )
  const todo =
    ways.length === 0
      ? t('请放宽几项要求，或增加班数。', 'Give up several of the rules, or add a class.')
      : t(
          `放宽其中一项即可：${ways.map(w => w.zh).join('；')}。`,
          `Any one of these is enough: ${ways.map(w => w.en).join('; ')}.`,
        )
  return failed.map(u =>
    refusal(
      'classes.infeasible',
      name(u),
      t(
        '按现有的同班、分开、指定和人数要求排不进任何班。',
        'No class is left that keeps together, apart, preset and size.',
      ),
      todo,
    ),
  )
}

export const NO_SEED = refusal(
  'classes.no-seed',
  '--seed',
  t('没有公开的种子。', 'There is no public seed.'),
  t(
    '用派位同样的办法产生（64 位十六进制），用 --seed 给出。',
    'Produce it as for a draw and give it with --seed.',
  ),
)
export const NO_TEACHER_RULES = refusal(
  'classes.no-teacher-rules',
  'teachers',
  t('方案没有写教师配班的随机源。', 'The plan names no public sources for the draw of teachers.'),
  t(
    '在方案里写上 teachers（特征和随机源），锁定之前约定。',
    'Add teachers with features and sources to the plan.',
  ),
)
export const NOT_COMMITTED = (at: string) =>
  refusal(
    'classes.teams-not-committed',
    at,
    t('教师组还没有公布承诺。', 'The teams have not been committed to.'),
    t('先用 --commit 组成教师组并公布承诺。', 'Build and publish them with --commit first.'),
  )
export const BAD_PLACES = (at: string) =>
  refusal(
    'classes.bad-places',
    at,
    t('任教班数应为 1 或更大的整数。', 'The number of classes a teacher takes must be 1 or more.'),
    t('填该教师在本年级任教的班数。', 'Enter how many classes of the year the teacher takes.'),
  )
export const SUBJECT = (subject: string, has: number, needs: number) =>
  refusal(
    'classes.subject-places',
    subject,
    t(
      `${subject}的任教班数合计 ${has}，应为 ${needs}（每班一名）。`,
      `${subject} has teachers for ${has} classes, there are ${needs}.`,
    ),
    t('调整任教班数，或补上教师。', 'Correct the numbers, or add a teacher.'),
  )
export const HEADS = (has: number, needs: number) =>
  refusal(
    'classes.head-teachers',
    '班主任',
    t(`有 ${has} 名班主任，应有 ${needs} 名。`, `There are ${has} head teachers, ${needs} are needed.`),
    t('每班一名，在“班主任”列填“是”。', 'One a class: enter 是 in the column of head teachers.'),
  )
export const OTHER_PLAN = refusal(
  'classes.other-plan',
  '--formation',
  t('编班结果不是按这份方案做的。', 'The result was not made by this plan.'),
  t('使用当时的方案。', 'Use the plan it was made by.'),
)
export const WHAT_TO_DO = refusal(
  'classes.what-to-do',
  '--formation',
  t('没有说明要调班还是配教师。', 'It is not said whether to change or to draw teachers.'),
  t('加上 --change 或 --teachers。', 'Add --change or --teachers.'),
)
export const TEAMS = (at: string, n: number) =>
  refusal(
    'classes.teams',
    at,
    t(`应有 ${n} 个不同的教师组。`, `There must be ${n} different teams.`),
    t('每班一组，每行一组。', 'One a class, one a row.'),
  )
export const BAD_CHANGE = (at: string) =>
  refusal(
    'classes.bad-change',
    at,
    t('编号不在名单中、班级不存在或没有理由。', 'Unknown number, unknown class or no reason.'),
    t('三项都要填对；没有理由不得调班。', 'All three are needed; nobody moves without a reason.'),
  )
export const BREAKS = (property: string) =>
  refusal(
    'classes.change-breaks-rule',
    property,
    t(
      '调班后不再符合编班要求（人数、同班、分开或指定）。',
      'After the change a rule no longer holds (size, together, apart or preset).',
    ),
    t('改为两人互换，或另选班级。', 'Let two pupils change places, or choose another class.'),
  )
