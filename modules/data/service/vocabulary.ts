import { assert } from '@kit/base'
import type { Vocabulary } from '@kit/policy'
import type { VocabularyView } from '../schema.ts'

/** The vocabulary as screens want it. */
export function viewVocabulary(vocabulary: Vocabulary): VocabularyView {
  const units = [...vocabulary.units.values()]
  const metrics = [...vocabulary.metrics.values()].map(m => {
    const unit = vocabulary.units.get(m.unit)
    assert(unit, `unit ${m.unit} of metric ${m.id}`)
    const { id, title, definition, level, type } = m
    return {
      id,
      title,
      definition,
      unit: m.unit,
      unitSymbol: unit.symbol,
      level,
      stages: [...m.stages],
      flags: [...m.flags],
      type,
      codes: [...(m.codes ?? [])],
    }
  })
  return { metrics, units: units.map(({ id, title, symbol }) => ({ id, title, symbol })) }
}
