import type { Stage } from '@kit/base'
import { type Pack, type Parameter, parameterAt, parametersOfPlan, planOf } from '@kit/policy'
import type { FundingParameter } from '../../funding/schema.ts'
import type { Grant } from './money-lines.ts'

/** Numbers of the governing documents that make the amounts: rates, floors, covers. Parts of levels change no amount. */
export function fundingParameters(grants: readonly Grant[]): FundingParameter[] {
  const found = grants.flatMap(({ candidate: { pack, entitlement, governs }, county }) => {
    const parts = new Set(entitlement.shares.map(share => share.part))
    const reads = parametersOfPlan({ plan: { ...planOf({}), entitlements: [entitlement] } })
    return [...new Set(reads.flatMap(({ reads }) => reads))]
      .filter(id => !parts.has(id))
      .flatMap(id => pack.parameters.find(p => p.id === id) ?? [])
      .flatMap(parameter => valuesOf(pack, parameter, governs, county.book.day))
  })
  const keyOf = (p: FundingParameter) => `${p.pack} ${p.parameter} ${p.stage ?? ''}`
  return [...new Map(found.map(p => [keyOf(p), p])).values()]
}

function valuesOf(
  pack: Pack,
  parameter: Parameter,
  governs: readonly (Stage | null)[],
  day: string,
): FundingParameter[] {
  const one = (stage: Stage | null): FundingParameter[] => {
    const value = parameterAt(parameter, day, stage ?? 'all')?.value
    const { id, title, unit } = parameter
    return value === undefined ? [] : [{ pack: pack.id, parameter: id, title, unit, stage, value }]
  }
  const isByStage = parameter.values.some(({ value }) => typeof value === 'object')
  return isByStage ? governs.flatMap(stage => (stage === null ? [] : one(stage))) : one(null)
}

/** The pack with another value of one parameter, on every day; for trying out, never kept. */
export function withValue(
  pack: Pack,
  {
    parameter: id,
    stage,
    value,
  }: { readonly parameter: string; readonly stage: Stage | null; readonly value: number },
): Pack {
  const parameters = pack.parameters.map(parameter =>
    parameter.id !== id
      ? parameter
      : {
          ...parameter,
          values: parameter.values.map(dated => ({
            ...dated,
            value:
              typeof dated.value === 'object' && stage !== null ? { ...dated.value, [stage]: value } : value,
          })),
        },
  )
  return { ...pack, parameters }
}
