import { type Refusal, refusal, t } from '@kit/base'

/** Where schools could stand. `cost[b * M + m]`: what block b counts when its nearest open site is m, usually pupils × metres. */
export interface SitingInstance {
  readonly blocks: number
  readonly sites: number
  readonly cost: Float64Array
  /** Sites that are open already and stay so. */
  readonly fixed: readonly number[]
  /** How many are open in the end, the fixed ones among them. */
  readonly open: number
}

/**
 * Says everything that makes a county unfit for siting.
 *
 * @refuses more to open than there are sites, fewer than stand already, a way that is missing, negative or not whole
 */
export function checkInstance({ blocks, sites, cost, fixed, open }: SitingInstance): Refusal[] {
  const found: Refusal[] = []
  if (!(Number.isInteger(open) && open >= Math.max(1, fixed.length) && open <= sites))
    found.push(
      refusal(
        'siting.bad-number',
        'open',
        t(
          `学校总数须在 ${Math.max(1, fixed.length)} 与 ${sites} 之间。`,
          `The number of schools has to lie between ${Math.max(1, fixed.length)} and ${sites}.`,
        ),
        t('请修改要建的学校数。', 'Change how many are to be built.'),
      ),
    )
  const isSound = cost.length === blocks * sites && cost.every(c => Number.isSafeInteger(c) && c >= 0)
  if (!isSound)
    found.push(
      refusal(
        'siting.bad-way',
        'ways',
        t(
          '每个小区到每个选址都要有不小于零的整数距离。',
          'Each block needs a whole way, zero or more, to each site.',
        ),
        t('请补齐距离表。', 'Complete the ways.'),
      ),
    )
  return found
}
