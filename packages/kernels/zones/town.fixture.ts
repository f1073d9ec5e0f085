import { randomFrom } from '../random/index.ts'
import { checkZones } from './check-zones.ts'
import type { ZoneInstance, ZoneRules } from './instance.ts'
import type { ZonePlan } from './plan-zones.ts'

/** Blocks of 500 m in rows of `width`; schools stand in blocks drawn at random; every block may attend every school. */
export function town(seed: number, width: number, height: number, S: number, room = 1.1): ZoneInstance {
  const random = randomFrom(seed)
  const B = width * height
  const homes = new Set<number>()
  while (homes.size < S) homes.add(random.below(B))
  const home = Int32Array.from(homes)
  const around = Array.from({ length: B }, (_, b) => {
    const x = b % width
    return [x > 0 ? b - 1 : -1, x < width - 1 ? b + 1 : -1, b - width, b + width].filter(n => n >= 0 && n < B)
  })
  const neighbourStarts = new Int32Array(B + 1)
  around.forEach((list, b) => {
    neighbourStarts[b + 1] = neighbourStarts[b]! + list.length
  })
  const way = (b: number, s: number) => {
    const h = home[s]!
    return (
      500 * (Math.abs((b % width) - (h % width)) + Math.abs(Math.floor(b / width) - Math.floor(h / width)))
    )
  }
  const pupils = Int32Array.from({ length: B }, () => 1 + random.below(50))
  const total = pupils.reduce((a, b) => a + b, 0)
  return {
    pupils,
    capacity: Int32Array.from({ length: S }, () =>
      Math.ceil((room * total * (0.6 + 0.8 * random.unit())) / S),
    ),
    starts: Int32Array.from({ length: B + 1 }, (_, b) => b * S),
    schools: Int32Array.from({ length: B * S }, (_, a) => a % S),
    cost: Float64Array.from({ length: B * S }, (_, a) => way(Math.floor(a / S), a % S)),
    neighbourStarts,
    neighbours: Int32Array.from(around.flat()),
    home,
    current: Int32Array.from({ length: B }, () => random.below(S + 1) - 1),
    group: pupils.map(n => random.below(n + 1)),
  }
}

/** Two more years: some blocks grow, some shrink, and a school loses seats. */
export function withYears(of: ZoneInstance, seed: number): ZoneInstance {
  const random = randomFrom(seed + 1)
  const year = (weight: number) => {
    const pupils = of.pupils.map(n => random.below(2 * n + 1))
    const group = pupils.map(n => random.below(n + 1))
    return { pupils, group, capacity: of.capacity.map(n => random.below(2 * n + 1)), weight }
  }
  return { ...of, later: [year(0.8), year(0.5)] }
}

/** Tries every plan of whole zones; the least weight. */
export function bruteForce(of: ZoneInstance, rules: ZoneRules, some: ZonePlan): number {
  const S = of.capacity.length
  const B = of.pupils.length
  let least = Number.POSITIVE_INFINITY
  const zoneOf = new Int32Array(B)
  for (let code = 0; code < S ** B; code++) {
    for (let b = 0, rest = code; b < B; b++, rest = Math.floor(rest / S)) zoneOf[b] = rest % S
    if (of.home.some((b, s) => zoneOf[b] !== s)) continue
    const plan = { ...some, zoneOf }
    if (checkZones(of, rules, plan).some(v => v.property === 'Z5' || v.property === 'Z8')) continue
    least = Math.min(least, weightOf(of, rules, zoneOf))
  }
  return least
}

function weightOf(of: ZoneInstance, rules: ZoneRules, zoneOf: Int32Array): number {
  const later = (of.later ?? []).map(year => {
    const { later: _, ...first } = of
    const none = Int32Array.from(of.current, () => -1)
    return year.weight * weightOf({ ...first, ...year, current: none }, rules, zoneOf)
  })
  return later.reduce((a, b) => a + b, weightOfFirst(of, rules, zoneOf))
}

function weightOfFirst(of: ZoneInstance, rules: ZoneRules, zoneOf: Int32Array): number {
  const S = of.capacity.length
  const all = of.pupils.reduce((a, b) => a + b, 0)
  const share = of.group.reduce((a, b) => a + b, 0) / all
  let total = 0
  for (let s = 0; s < S; s++) {
    let load = 0
    let group = 0
    zoneOf.forEach((z, b) => {
      if (z !== s) return
      const way = of.cost[b * S + s]!
      const change = of.current[b]! >= 0 && of.current[b] !== s ? rules.change : 0
      load += of.pupils[b]!
      group += of.group[b]!
      total += of.pupils[b]! * (way + Math.max(0, way - rules.farBeyond) * rules.far + change)
    })
    total +=
      rules.overload * Math.max(0, load - of.capacity[s]!) + rules.uneven * Math.abs(group - share * load)
  }
  return total
}
