import { type Refusal, refusal, t } from '@kit/base'

export const TIERS = ['strong', 'ordinary', 'weak'] as const
export type Tier = (typeof TIERS)[number]

/** What a move between two tiers is: it counts towards the quota, it is only open to who asks for it, or nobody makes it. */
export const DIRECTIONS = ['counts', 'by-wish', 'never'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const AIMS = ['shortage', 'spread', 'hardship'] as const
export type Aim = (typeof AIMS)[number]

export interface School {
  readonly id: string
  readonly tier: Tier
  /** Posts by subject. */
  readonly posts: readonly number[]
}

export interface Teacher {
  readonly id: string
  readonly school: number
  readonly subject: number
  readonly isBackbone: boolean
  /** Full years in this school. */
  readonly years: number
  /** Pregnant, nursing, seriously ill …: nobody's turn now; the reason stays with the caller. */
  readonly isDeferred: boolean
  /** How far the family lets this teacher go; null where the plan's limit is enough. */
  readonly familyKm: number | null
  /** Schools the teacher asks for, best first. */
  readonly wishes: readonly number[]
  /** Who is heard first: more points, then the smaller number drawn. */
  readonly points: number
  readonly drawn: number
  /** Who asks, together with this teacher, that the two are not parted; null: nobody. */
  readonly partner: number | null
}

/** The head of a school, who is planned beside the teachers. */
export interface Head {
  readonly id: string
  readonly school: number
  /** Full terms in this school. */
  readonly terms: number
  readonly isDeferred: boolean
  readonly familyKm: number | null
  readonly wishes: readonly number[]
}

/** The rules of a plan; percentages are whole numbers. */
export interface RotationRules {
  /** Full years in one school after which it is one's turn. */
  readonly minimumYears: number
  /** At least so many of those whose turn it is move in a direction that counts. */
  readonly movedPercent: number
  readonly backbonePercent: number
  readonly backboneOf: 'moved' | 'eligible'
  /** At most so many of a school's teachers leave it in one year. */
  readonly leavePercent: number
  /** So many above its posts a school may get in one subject. */
  readonly surplus: number
  /** Nobody is sent farther than this. */
  readonly mostKm: number
  /** Couples who ask for it end no farther apart than this, or both stay; 0: one school; null: couples are not looked at. */
  readonly coupleKm: number | null
  /** Full terms in one school after which its head moves; null: heads are not planned. */
  readonly headTerms: number | null
  /** Only so many of the nearest schools are thought of for one teacher. */
  readonly nearest: number
  readonly directions: Readonly<Record<Tier, Readonly<Record<Tier, Direction>>>>
  /** What is made smallest first, second, third. */
  readonly order: readonly Aim[]
}

export interface RotationInstance {
  readonly subjects: number
  readonly schools: readonly School[]
  readonly teachers: readonly Teacher[]
  readonly heads: readonly Head[]
  /** Kilometres between schools, S × S. */
  readonly km: Float64Array
  readonly rules: RotationRules
}

/**
 * Says everything that makes an instance unfit for planning, all at once.
 *
 * @refuses a rule outside its range; a missing distance; posts that are no counts; a teacher of an unknown school or subject;
 *   a wish for one's own or an unknown school; a partner who does not ask for the same; two heads of a school; two volunteers of a subject with equal points and no draw between them
 * @complexity O(S² + T · wishes)
 */
export function checkInstance(instance: RotationInstance): Refusal[] {
  return [
    ...checkRules(instance.rules),
    ...checkSchools(instance),
    ...instance.teachers.flatMap(teacher => checkTeacher(instance, teacher)),
    ...checkCouples(instance),
    ...checkHeads(instance),
    ...checkTies(instance),
  ]
}

const isCount = (x: number) => Number.isSafeInteger(x) && x >= 0

function checkRules(rules: RotationRules): Refusal[] {
  const wrong = (['movedPercent', 'backbonePercent', 'leavePercent'] as const).filter(
    name => !isCount(rules[name]) || rules[name] > 100,
  )
  const counts = (['minimumYears', 'surplus', 'nearest'] as const).filter(name => !isCount(rules[name]))
  const others = [
    ...(rules.mostKm >= 0 ? [] : ['mostKm']),
    ...((rules.coupleKm ?? 0) >= 0 ? [] : ['coupleKm']),
    ...(isCount(rules.headTerms ?? 1) && rules.headTerms !== 0 ? [] : ['headTerms']),
    ...(AIMS.every(aim => rules.order.includes(aim)) && rules.order.length === AIMS.length ? [] : ['order']),
  ]
  return [...wrong, ...counts, ...others].map(name =>
    refusal(
      'rotation.bad-rule',
      name,
      t('这一项规则的取值不合要求。', 'This rule has a value it cannot have.'),
      t(
        '百分比取0到100的整数，其余取不小于零的数；目标顺序须把三项各写一次。',
        'Percentages are whole numbers from 0 to 100, the others zero or more; the order names each of the three aims once.',
      ),
    ),
  )
}

function checkSchools({ schools, subjects, km }: RotationInstance): Refusal[] {
  const isFar = schools.map((_, s) => schools.some((_, r) => !((km[s * schools.length + r] as number) >= 0)))
  return schools.flatMap((school, s) => [
    ...(school.posts.length === subjects && school.posts.every(isCount)
      ? []
      : [
          refusal(
            'rotation.bad-posts',
            school.id,
            t(
              '每个学科的编制数须为不小于零的整数，不能缺。',
              'Posts are needed for each subject, whole numbers from zero.',
            ),
            t(
              '请补齐各学科编制数；没有的填0。',
              'Complete the posts by subject; write 0 where there are none.',
            ),
          ),
        ]),
    ...(isFar[s]
      ? [
          refusal(
            'rotation.no-distance',
            school.id,
            t('这所学校到别的学校的距离不全。', 'Distances from this school are missing.'),
            t('请填写学校的经度和纬度。', 'Fill in the longitude and latitude of the school.'),
          ),
        ]
      : []),
  ])
}

function checkTeacher({ schools, subjects }: RotationInstance, teacher: Teacher): Refusal[] {
  const hasPlace = teacher.school in schools && teacher.subject >= 0 && teacher.subject < subjects
  const hasFigures =
    isCount(teacher.years) && isCount(teacher.points) && (teacher.familyKm === null || teacher.familyKm >= 0)
  const hasWishes =
    teacher.wishes.every(s => s in schools && s !== teacher.school) &&
    new Set(teacher.wishes).size === teacher.wishes.length
  return [
    ...(hasPlace && hasFigures
      ? []
      : [
          refusal(
            'rotation.bad-teacher',
            teacher.id,
            t(
              '学校、学科、任教年数、积分或家庭距离限制有误。',
              'School, subject, years, points or family limit cannot be right.',
            ),
            t('请核对这名教师的各列。', 'Check the columns of this teacher.'),
          ),
        ]),
    ...(hasWishes
      ? []
      : [
          refusal(
            'rotation.bad-wish',
            teacher.id,
            t(
              '志愿学校不存在、重复或就是本校。',
              'A wish is unknown, named twice, or the teacher’s own school.',
            ),
            t('请核对志愿。', 'Check the wishes.'),
          ),
        ]),
  ]
}

function checkCouples({ teachers }: RotationInstance): Refusal[] {
  return teachers.flatMap(({ id, partner }, i) =>
    partner === null || (partner !== i && teachers[partner]?.partner === i)
      ? []
      : [
          refusal(
            'rotation.bad-couple',
            id,
            t(
              '配偶不在教师名单中，或双方没有互填。',
              'The partner is not in the list, or does not ask for the same.',
            ),
            t('双方都填对方的编号；不申请的都不填。', 'Each names the other; who does not ask names nobody.'),
          ),
        ],
  )
}

function checkHeads({ schools, heads }: RotationInstance): Refusal[] {
  return heads.flatMap(({ id, school, terms, familyKm, wishes }, h) => {
    const isPlaced = school in schools && heads.findIndex(x => x.school === school) === h
    const hasFigures = isCount(terms) && (familyKm === null || familyKm >= 0)
    const hasWishes = wishes.every(s => s in schools && s !== school)
    return isPlaced && hasFigures && hasWishes
      ? []
      : [
          refusal(
            'rotation.bad-head',
            id,
            t(
              '校长的学校、届数、家庭限距或志愿有误，或一校登记了两名校长。',
              'School, terms, family limit or wishes of the head cannot be right, or the school has two heads.',
            ),
            t('请核对这名校长的各列；每校一名。', 'Check the columns of this head; one a school.'),
          ),
        ]
  })
}

function checkTies({ teachers }: RotationInstance): Refusal[] {
  const seen = new Set<string>()
  return teachers.flatMap(({ id, subject, points, drawn, wishes }) => {
    if (wishes.length === 0) return []
    const key = `${subject}/${points}/${drawn}`
    const isTie = seen.has(key)
    seen.add(key)
    return isTie
      ? [
          refusal(
            'rotation.tie',
            id,
            t(
              '与同学科另一名志愿者积分相同，又没有抽签号。',
              'Another volunteer of the subject has the same points, and no number was drawn.',
            ),
            t('请公开抽签，把抽签号填入“抽签号”一列。', 'Draw in public and fill in the numbers.'),
          ),
        ]
      : []
  })
}
