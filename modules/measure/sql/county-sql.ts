import { assert, type Stage } from '@kit/base'
import type { Indicator, Test } from '@kit/policy'
import type { Rulebook } from '../rules/rulebook.ts'
import { expressionSql, literal } from './expression-sql.ts'

/**
 * A second, independent way to the resource part of a pack: one statement in the database, exact numerics, one CTE a step.
 * It shares the pack with the engine and no arithmetic. Tests hold the two against each other; a doubting auditor may too.
 *
 * Reads a table `county_figures (unit, parent, metric, stage, value)` of one county and one year; gives one row a school
 * and indicator: stage, unit, indicator, value, verdict of the school, cv of the county and whether it is within the limit.
 *
 * @requires uncounted records hang directly under a counted school; pupils are reported for every stage that is taught
 */
export function countySql(book: Rulebook, additive: readonly string[]): string {
  const { scope } = book.pack
  const schools = scope.stages.map(stage => stageSql(book, stage))
  const keep = [expressionSql(scope.include.expr, 'all', book, false)].concat(
    scope.exclude.map(x => `not coalesce(${expressionSql(x.when.expr, 'all', book, false)}, false)`),
  )
  return `
    with head as (
      select distinct f.unit, case when c.value = 0 and p.unit is not null then p.unit else f.unit end as school
      from county_figures f
        left join county_figures c on c.unit = f.unit and c.metric = 'counted'
        left join (select distinct unit from county_figures) p on p.unit = f.parent
    ), merged as (
      select h.school, f.metric || '@' || f.stage as key,
        case when bool_and(f.value is not null) then sum(f.value) end as value
      from county_figures f join head h on h.unit = f.unit
      where f.metric = any(array[${additive.map(m => `'${m}'`).join(', ')}]) or f.unit = h.school
      group by 1, 2
    ), whole as (
      select school, jsonb_object_agg(key, value) as f,
        jsonb_object_agg(split_part(key, '@', 2), true) filter (where key like '${scope.pupils}@%' and value is distinct from 0) as taught
      from merged group by school
    ), member as (select * from whole where ${keep.join(' and ')}),
    cell as (${schools.join('\n union all ')}),
    spread as (
      select stage, indicator, sum(p) as pn, sum(x) as total, bool_or(x is null or p is null) as missing
      from cell group by stage, indicator
    ), cv as (
      select s.*, case when not missing and total <> 0 then sqrt((
        select sum(c.p / s.pn * (c.x / c.p - s.total / s.pn) ^ 2) from cell c
        where c.stage = s.stage and c.indicator = s.indicator)) / (s.total / s.pn) end as cv
      from spread s
    )
    select c.stage, c.school as unit, c.indicator, c.value::float8 as value, cv.cv::float8 as cv, verdict.verdict
    from cell c join cv using (stage, indicator) join (${verdictSql(book)}) verdict using (stage, school)`
}

/** The cells of one stage: one select an indicator. */
function stageSql(book: Rulebook, stage: Stage): string {
  const { pupils, stageWeights } = book.pack.scope
  const weighable: readonly Stage[] = ['primary', 'junior', 'senior']
  const weighted = weighable
    .filter(s => book.parameter(stageWeights, s) !== null)
    .map(
      s =>
        `case when taught ? '${s}' then ${literal(book.parameter(stageWeights, s))} * (f->>'${pupils}@${s}')::numeric else 0 end`,
    )
  const own = `${literal(book.parameter(stageWeights, stage))} * (f->>'${pupils}@${stage}')::numeric`
  const rows = `(select *, ${own} / nullif(${weighted.join(' + ')}, 0) as share from member where taught ? '${stage}')`
  return book.pack.indicators.map(i => cellSql(book, i, stage, rows)).join('\n union all ')
}

function cellSql(book: Rulebook, indicator: Indicator, stage: Stage, rows: string): string {
  const split = indicator.split !== 'none'
  const [numerator, denominator] = [indicator.numerator[stage], indicator.denominator[stage]]
  assert(numerator && denominator, `${indicator.id} has formulas for ${stage}`)
  const relaxed = indicator.relaxations.map(
    r =>
      `when ${expressionSql(r.when.expr, stage, book, false)} then ${expressionSql(r.numerator.expr, stage, book, split)}`,
  )
  const plain = expressionSql(numerator.expr, stage, book, split)
  const x = relaxed.length > 0 ? `case ${relaxed.join(' ')} else ${plain} end` : plain
  const limit = indicator.threshold === undefined ? null : book.parameter(indicator.threshold, stage)
  return `select '${stage}' as stage, school, '${indicator.id}' as indicator, x, p, x / nullif(p, 0) * ${indicator.per} as value,
    x * ${indicator.per} >= ${literal(limit)} * p as reaches, x * ${indicator.per} >= ${literal(limit)} * ${literal(floorOf(book, stage))} * p as above
    from (select school, ${x} as x, ${expressionSql(denominator.expr, stage, book, split)} as p from ${rows} r) c`
}

function atLeastK(book: Rulebook): Extract<Test, { op: 'at-least-k@1' }> {
  const test = book.pack.tests.find(t => t.op === 'at-least-k@1')
  assert(test?.op === 'at-least-k@1', 'the pack tests schools')
  return test
}

function floorOf(book: Rulebook, stage: Stage): number | null {
  return book.parameter(atLeastK(book).floor, stage)
}

/** A known failure decides; otherwise what is missing leaves it open. */
function verdictSql(book: Rulebook): string {
  const { indicators, k } = atLeastK(book)
  return `select stage, school, case
      when bool_or(not above) or count(*) filter (where reaches or reaches is null) < ${k} then 'fail'
      when bool_or(reaches is null) then 'undetermined' else 'pass' end as verdict
    from cell where indicator in (${indicators.map(i => `'${i}'`).join(', ')}) group by stage, school`
}
