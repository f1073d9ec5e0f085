import { randomFrom } from '@kit/kernels/random'
import type { RotationInstance, RotationRules, School, Teacher, Tier } from '@kit/kernels/rotation'

const SUBJECTS = 12

export const RULES: RotationRules = {
  minimumYears: 6,
  movedPercent: 10,
  backbonePercent: 20,
  backboneOf: 'moved',
  leavePercent: 20,
  surplus: 0,
  mostKm: 25,
  coupleKm: null,
  headTerms: null,
  nearest: 8,
  directions: {
    strong: { strong: 'never', ordinary: 'counts', weak: 'counts' },
    ordinary: { strong: 'by-wish', ordinary: 'by-wish', weak: 'counts' },
    weak: { strong: 'by-wish', ordinary: 'by-wish', weak: 'by-wish' },
  },
  order: ['shortage', 'spread', 'hardship'],
}

/** A made-up county: strong schools overstaffed and rich in backbone teachers, weak ones short of both. */
export function rotationCounty(schools: number, seed: number, volunteers: number): RotationInstance {
  const random = randomFrom(seed)
  const side = 4 * Math.sqrt(schools)
  const places = Array.from({ length: schools }, () => [random.unit() * side, random.unit() * side] as const)
  const tiers = places.map((_, s): Tier => (s % 4 === 0 ? 'strong' : s % 4 === 3 ? 'weak' : 'ordinary'))
  const posts = tiers.map(() => {
    const scale = 0.6 + 0.8 * random.unit()
    return Array.from({ length: SUBJECTS }, (_, k) => Math.max(1, Math.round((k < 3 ? 17 : 5) * scale)))
  })
  const teachers = tiers.flatMap((tier, s) =>
    staffOf(tier, s, posts[s] as number[], random, schools, volunteers),
  )
  const km = Float64Array.from({ length: schools * schools }, (_, k) => {
    const [a, b] = [places[Math.floor(k / schools)], places[k % schools]] as const
    return a && b ? Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) : Number.NaN
  })
  const list = tiers.map((tier, s): School => ({ id: `S${s}`, tier, posts: posts[s] as number[] }))
  return { subjects: SUBJECTS, schools: list, teachers, heads: [], km, rules: RULES }
}

function staffOf(
  tier: Tier,
  school: number,
  posts: readonly number[],
  random: ReturnType<typeof randomFrom>,
  schools: number,
  volunteers: number,
): Teacher[] {
  const backbone = { strong: 0.3, ordinary: 0.18, weak: 0.08 }[tier]
  return posts.flatMap((n, subject) => {
    const drift =
      tier === 'strong' ? random.below(3) : tier === 'weak' ? -random.below(3) : random.below(3) - 1
    return Array.from({ length: Math.max(0, n + drift) }, (_, i) => {
      const wishes = random.unit() < volunteers ? [random.below(schools), random.below(schools)] : []
      return {
        id: `T${school}-${subject}-${i}`,
        school,
        subject,
        isBackbone: random.unit() < backbone,
        years: random.below(13),
        isDeferred: random.unit() < 0.03,
        familyKm: random.unit() < 0.1 ? 10 : null,
        wishes: [...new Set(wishes)].filter(s => s !== school),
        points: random.below(100),
        drawn: random.next(),
        partner: null,
      }
    })
  })
}
