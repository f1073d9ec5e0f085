import { fill, ok, type Result, refuse, t } from '@kit/base'
import { plain } from './plain.ts'
import { Reading } from './reading.ts'
import type { Vocabulary } from './schema.ts'
import { MetricShape, UnitShape } from './shapes.ts'
import type { YamlFile } from './yaml-file.ts'

/** Reads the metrics and units every pack and every figure speaks in, and tells everything that is wrong at once. */
export function readVocabulary(files: readonly YamlFile[]): Result<Vocabulary> {
  const reading = new Reading()
  const units = reading.list(files, 'units', UnitShape)
  const metrics = reading.list(files, 'metrics', MetricShape)
  const known = new Set(units.map(({ value }) => value.id))
  for (const pieces of [units, metrics]) {
    const seen = new Set<string>()
    for (const { value, file, path } of pieces) {
      if (seen.has(value.id)) {
        reading.say(
          'policy.twice',
          file.at([...path, 'id']),
          fill(t('“{id}”定义了两次', '"{id}" is defined twice'), { id: value.id }),
          t('请删除其中一个', 'delete one of them'),
        )
      }
      seen.add(value.id)
    }
  }
  for (const { value, file, path } of metrics) {
    if (known.has(value.unit) || reading.broken.has(value.unit)) continue
    reading.say(
      'policy.unknown-unit',
      file.at([...path, 'unit']),
      fill(t('没有单位“{unit}”', 'there is no unit "{unit}"'), { unit: value.unit }),
      t('请用 units.yaml 中的单位', 'use a unit of units.yaml'),
    )
  }
  const refusals = [...files.flatMap(file => file.refusals), ...reading.refusals]
  if (refusals.length > 0) return refuse(...refusals)
  return ok({
    units: new Map(units.map(({ value }) => [value.id, plain(value)])),
    metrics: new Map(metrics.map(({ value }) => [value.id, plain(value)])),
  })
}
