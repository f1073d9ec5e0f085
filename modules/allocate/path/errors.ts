import { fill, type Refusal, refusal, type Text, t } from '@kit/base'

export function unknownPrices(id: string): Refusal {
  return refusal(
    'allocate.unknown-prices',
    'prices',
    fill(t('没有单价表“{id}”。', 'There is no list of prices "{id}".'), { id }),
    t('请从 policies/plans/path-to-standard 中选择。', 'Choose one of policies/plans/path-to-standard.'),
  )
}

export function noSchoolRule(pack: string): Refusal {
  return refusal(
    'allocate.no-school-rule',
    'pack',
    fill(
      t(
        '政策包{pack}没有“若干项达标、余项不低于底线、差异系数不超限”的要求，不能做达标路径。',
        'The pack {pack} does not ask for indicators at a threshold, a floor and limited spreads: there is no path to plan.',
      ),
      { pack },
    ),
    t('请选择优质均衡（2017）。', 'Choose quality balance (2017).'),
  )
}

export function noPrice(indicator: string): Refusal {
  return refusal(
    'allocate.no-price',
    'prices',
    fill(t('单价表没有指标“{indicator}”的单价。', 'The list has no price for the indicator "{indicator}".'), {
      indicator,
    }),
    t('请补上单价和最小增量。', 'Add a price and a lump.'),
  )
}

export function figuresMissing(school: string, indicators: Text): Refusal {
  return refusal(
    'allocate.figures-missing',
    school,
    t(
      `${school}缺少数据：${indicators.zh}。缺失不能当作零。`,
      `${school} lacks figures: ${indicators.en}. Missing is not zero.`,
    ),
    t(
      '请补报，或选择“缺数据的学校暂不列入”。',
      'Report them, or leave schools with missing figures out of the plan.',
    ),
  )
}

export function budgetTooSmall(short: number, yearly: number): Refusal {
  const yuan = (fen: number) => String(Math.ceil(fen / 1_000_000))
  return refusal(
    'allocate.budget-too-small',
    'budgets',
    fill(t('各年预算合计还差 {short} 万元。', 'The budgets together lack {short} × 10,000 yuan.'), {
      short: yuan(short),
    }),
    fill(
      t(
        '同样年数至少需要每年 {yearly} 万元；或延长年限。',
        'The same years need at least {yearly} × 10,000 yuan each; or take more years.',
      ),
      { yearly: yuan(yearly) },
    ),
  )
}

export function noRoom(school: string, lacking: Text): Refusal {
  return refusal(
    'allocate.no-room',
    school,
    t(
      `${school}没有空间达到要求，还差：${lacking.zh}。`,
      `${school} has no room for what it needs: ${lacking.en}.`,
    ),
    t('请放宽该校的上限，或调整生源。', 'Raise the limit of the school, or send pupils elsewhere.'),
  )
}

export function spreadTooWide(indicator: Text, at: string, reached: number, limit: number): Refusal {
  const lowest = reached.toFixed(4)
  return refusal(
    'allocate.spread-too-wide',
    at,
    t(
      `${indicator.zh}的差异系数最低只能降到 ${lowest}，限值 ${limit}。`,
      `The spread of ${indicator.en} comes down to ${lowest} at best; the limit is ${limit}.`,
    ),
    t('请放宽上限，使低的学校能再增加。', 'Raise limits so that the lowest schools can be given more.'),
  )
}

export function notAdoptedYet(plan: string): Refusal {
  return refusal(
    'allocate.not-adopted',
    plan,
    t('这个方案还没有决定采用。', 'This plan has not been adopted.'),
    t('请先对方案作出决定。', 'Decide on the plan first.'),
  )
}

export function movesResources(plan: string): Refusal {
  return refusal(
    'allocate.moves-resources',
    plan,
    t(
      '这个方案含校际调配，不能直接转为建设项目。',
      'This plan moves things between schools; that is no building project.',
    ),
    t('请另做一个只新增、不调配的方案。', 'Make a plan that only adds.'),
  )
}
