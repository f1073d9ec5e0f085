/**
 * A stage's share of what a one-through school (一贯制学校) reports for the whole school: its weighted pupils over all
 * weighted pupils, e.g. primary A/(A + 1.1B), junior 1.1B/(A + 1.1B). A school with one stage has share 1.
 *
 * @shape pupils and weights of the stages the school has, in the same order → shares that sum to 1
 * @requires weights > 0; a NaN among the pupils makes every share NaN
 * @source 县域内义务教育阶段均衡发展差异系数计算的拆分问题: 1 : 1.1 : 1.32
 * @example stageShares([166, 210], [1, 1.1]) // → [0.41813…, 0.58186…]
 */
export function stageShares(pupils: readonly number[], weights: readonly number[]): number[] {
  const weighted = pupils.map((p, s) => p * weights[s]!)
  const sum = weighted.reduce((a, b) => a + b, 0)
  return weighted.map(w => w / sum)
}
