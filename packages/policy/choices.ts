import { fill, ok, type Result, refusal, refuse, t } from '@kit/base'
import { stamped } from './digest.ts'
import type { Pack, Parameter } from './schema.ts'

/**
 * The pack with other readings of the law picked where it leaves a choice (`choices` of a parameter). A pack of its own:
 * it has its own digest, so a verdict says which reading it used.
 *
 * @refuses a parameter without choices, and a value that is not among them
 * @example withChoices(pack, { 'retention-formula': 2 })
 */
export function withChoices(pack: Pack, picked: Readonly<Record<string, number>>): Result<Pack> {
  const refusals = Object.entries(picked)
    .filter(([id, value]) => !choicesOf(pack, id).includes(value))
    .map(([id, value]) =>
      refusal(
        'policy.no-such-choice',
        `${pack.id}#${id}`,
        fill(t('“{id}”不能选 {value}', '"{id}" cannot be {value}'), { id, value }),
        fill(t('可选：{all}', 'one of: {all}'), { all: choicesOf(pack, id).join(', ') || '—' }),
      ),
    )
  if (refusals.length > 0) return refuse(...refusals)
  const pick = (parameter: Parameter): Parameter => {
    const value = picked[parameter.id]
    if (value === undefined) return parameter
    return { ...parameter, values: parameter.values.map(dated => ({ ...dated, value })) }
  }
  const { digest: _, ...draft } = pack
  return ok(stamped({ ...draft, parameters: pack.parameters.map(pick) }))
}

function choicesOf(pack: Pack, id: string): number[] {
  return (pack.parameters.find(p => p.id === id)?.choices ?? []).map(choice => choice.value)
}
