import type { Text } from '@kit/base'
import { conditionsOf, type Formula, type Score, type Standard } from '@kit/policy'
import type { ConditionRow } from '../../conditions/schema.ts'
import { clauseOf, formulaStep, inWords, parameterStep, type Step, step } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import { sentence, stageName } from '../wording.ts'
import { needPlaces, type Place, standardRows } from './rows.ts'
import { weakScores, wholeSchools } from './weak.ts'

/** What somebody wants the way back of: a line of the bill, a school’s row of it, all of a school, or its score. */
export interface ConditionAsked {
  readonly standard?: string | undefined
  readonly score?: string | undefined
  readonly unit?: string | undefined
}

const HAVE: Text = { zh: '现有', en: 'there is' }
const NEED: Text = { zh: '应有', en: 'needed' }
const LACKING: Text = { zh: '缺口', en: 'lacking' }
const TOTAL: Text = { zh: '缺口所需资金', en: 'cost of the gaps' }

/** The way back from a number of the ledger; null where there is none. */
export function explainConditions(county: County, { standard, score, unit }: ConditionAsked): Step | null {
  const { standards, scores } = conditionsOf(county.book.pack)
  if (score !== undefined) {
    const found = scores.find(s => s.id === score)
    return found && unit !== undefined ? scoreStep(county, found, unit) : null
  }
  const asked = standards.filter(s => standard === undefined || s.id === standard)
  const lines = asked.map(s => lineStep(county, s, unit)).filter(line => line !== null)
  if (lines.length === 0) return null
  return standard === undefined ? summed(TOTAL, lines) : (lines[0] ?? null)
}

function summed(title: Text, inputs: readonly Step[]): Step {
  return step(
    title,
    inputs.reduce((sum, input) => sum + (input.value ?? 0), 0),
    { unit: 'fen', inputs },
  )
}

/** One standard: of one school its row, otherwise every row that lacks something. */
function lineStep(county: County, standard: Standard, unit: string | undefined): Step | null {
  const rows = standardRows(county, standard).filter(({ row }) => unit === undefined || row.unit === unit)
  const shown = unit === undefined ? rows.filter(({ row }) => row.state === 'lacking') : rows
  if (rows.length === 0) return null
  const { book } = county
  return step(standard.title, standard.price === undefined ? null : costOf(shown.map(({ row }) => row)), {
    unit: 'fen',
    clause: clauseOf(book, standard.source),
    inputs: [
      ...shown.map(({ place, row }) => rowStep(county, standard, place, row)),
      ...[standard.price, standard.lump]
        .filter(id => id !== undefined)
        .map(id => parameterStep(book, id, 'all')),
    ],
  })
}

function costOf(rows: readonly ConditionRow[]): number | null {
  const known = rows.flatMap(row => row.cost ?? [])
  return known.length < rows.length ? null : known.reduce((sum, cost) => sum + cost, 0)
}

function rowStep(county: County, standard: Standard, place: Place, row: ConditionRow): Step {
  const { unit } = standard
  const needs = needPlaces(county, standard, place)
  const back = (title: Text, formula: Formula, at: Place) => ({
    ...formulaStep(title, formula, at.of.columns, at.school, at.row, 'as-given'),
    unit,
  })
  const whose = sentence('{name}　{standard}', '{name}: {standard}', {
    name: row.name,
    standard: standard.title,
  })
  return step(whose, row.cost, {
    unit: 'fen',
    formula:
      standard.price === undefined
        ? null
        : { zh: '缺口按最小批量取整 × 单价', en: 'lack in whole lumps × price' },
    inputs: [
      step(LACKING, row.lacking, {
        unit,
        formula:
          standard.compare === '>='
            ? { zh: '应有 − 现有，不足时', en: 'needed − there is, where it falls short' }
            : { zh: '现有 − 应有，超出时', en: 'there is − allowed, where it exceeds' },
        inputs: [
          back(HAVE, standard.have, place),
          ...needs.map(at => back(needTitle(at, place), standard.need, at)),
        ],
      }),
    ],
  })
}

function needTitle(at: Place, place: Place): Text {
  if (at === place || at.stage === null) return NEED
  return sentence('{need}（{stage}）', '{need} ({stage})', { need: NEED, stage: stageName(at.stage) })
}

/** Every sign of a score with its figures. */
function scoreStep(county: County, score: Score, unit: string): Step | null {
  const place = wholeSchools(county).find(({ school }) => school.unit.id === unit)
  const found = weakScores(county)
    .find(({ id }) => id === score.id)
    ?.schools.find(school => school.unit === unit)
  if (!place || !found) return null
  const { book } = county
  return step(score.title, found.points, {
    unit: 'points',
    formula: { zh: '各项成立的分数相加', en: 'points of the signs that hold, added' },
    clause: clauseOf(book, score.source),
    inputs: [
      ...score.signs.map((sign, i) => ({
        ...formulaStep(sign.title, sign.when, place.of.columns, place.school, place.row, 'as-given'),
        value: found.holds[i] === null ? null : found.holds[i] ? sign.points : 0,
        unit: 'points',
        formula: inWords(book, sign.when),
      })),
      parameterStep(book, score.weakFrom, 'all'),
    ],
  })
}
