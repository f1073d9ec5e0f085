import { type ClassInstance, type Feature, standardise } from '@kit/kernels/classes'
import { randomFrom } from '@kit/kernels/random'

/** A synthetic year: three marks that go together, their total, and three yes-no features; eleven columns. */
export function syntheticYear(shape: {
  pupils: number
  classes: number
  seed: number
  twins?: number
  apart?: number
}): { instance: ClassInstance; totals: Float64Array } {
  const random = randomFrom(shape.seed)
  const normal = () => Array.from({ length: 12 }, random.unit).reduce((a, b) => a + b, -6)
  const marks = Array.from({ length: shape.pupils }, () => {
    const ability = normal()
    const mark = () => Math.round((70 + 12 * (0.866 * ability + 0.5 * normal())) * 2) / 2
    return [mark(), mark(), mark()].map(m => Math.max(0, Math.min(100, m)))
  })
  const chance = (percent: number) =>
    Float64Array.from({ length: shape.pupils }, () => (random.below(100) < percent ? 1 : 0))
  const measure = (id: string, of: (m: number[]) => number): Feature => ({
    id,
    kind: 'measure',
    weight: 1,
    values: Float64Array.from(marks, of),
  })
  const total = measure('total', m => m[0]! + m[1]! + m[2]!)
  const features: Feature[] = [
    ...[0, 1, 2].map(i => measure(`mark ${i + 1}`, m => m[i]!)),
    total,
    ...([47, 30, 15] as const).map(p => ({
      id: `${p} %`,
      kind: 'yes-no' as const,
      weight: 1,
      values: chance(p),
    })),
  ]
  const twins = shape.twins ?? 0
  const units = [
    ...Array.from({ length: twins }, (_, i) => ({ pupils: [2 * i, 2 * i + 1], preset: null })),
    ...Array.from({ length: shape.pupils - 2 * twins }, (_, i) => ({
      pupils: [2 * twins + i],
      preset: null,
    })),
  ]
  const apart = Array.from({ length: shape.apart ?? 0 }, (_, i) => [twins + i, units.length - 1 - i] as const)
  const instance = {
    pupils: shape.pupils,
    classes: shape.classes,
    units,
    apart,
    included: new Uint8Array(shape.pupils),
    reduction: 0,
    columns: standardise(features, shape.pupils),
  }
  return { instance, totals: total.values }
}
