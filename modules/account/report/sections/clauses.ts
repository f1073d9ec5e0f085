import { t } from '@kit/base'
import type { TestResult, Verdict } from '@loop/measure/schema'
import type { Paragraph, Table } from 'docx'
import { heading1, heading2 } from '../headings.ts'
import { type Cell, type Column, remark, table } from '../layout.ts'
import { inReadingOrder, partName, type ReportInput, STAGE_NAMES, VERDICT_NAMES } from '../model.ts'
import { type Say, shown, shownBeside, withoutTitle } from '../words.ts'
import { leaves } from './opening.ts'

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['>=', '≥'],
  ['<=', '≤'],
  ['>', '>'],
  ['<', '<'],
  ['=', '='],
])
const UNVERIFIED = ' ※'
const UNVERIFIED_MEANS = t(
  '※ 该条内容据回忆或转引整理，尚未与文件原文核对，使用前请核实。',
  '※ Written from memory or a secondary source and not yet checked against the original.',
)

/** One table for every part of the document: clause, requirement, what was found, verdict. */
export function clauses(input: ReportInput, say: Say): (Paragraph | Table)[] {
  const tests = leaves(input)
  const parts = inReadingOrder(tests.map(test => test.part))
  return [
    heading1(say(t('二、逐条核对', '2  Clause by clause'))),
    ...parts.flatMap((part, i) => [
      heading2(
        say(
          t(
            `(${'一二三四五六七八九十'[i] ?? i + 1}）${partName(part).zh}`,
            `2.${i + 1}  ${partName(part).en}`,
          ),
        ),
      ),
      table(
        columns(say),
        tests.filter(test => test.part === part).map(test => row(input, test, say)),
      ),
      remark(
        tests.some(test => test.part === part && test.status === 'unverified') ? say(UNVERIFIED_MEANS) : '',
      ),
    ]),
  ]
}

function columns(say: Say): Column[] {
  return [
    { heading: say(t('条款', 'Clause')), share: 12, align: 'centre' },
    { heading: say(t('要求', 'Requirement')), share: 33 },
    { heading: say(t('测算结果', 'Found')), share: 38 },
    { heading: say(t('结论', 'Verdict')), share: 17, align: 'centre' },
  ]
}

function row(input: ReportInput, test: TestResult, say: Say): (string | Cell)[] {
  const stage =
    test.stage === null ? '' : say(t(`（${STAGE_NAMES[test.stage].zh}）`, ` (${STAGE_NAMES[test.stage].en})`))
  return [
    clauseName(input, test.clause, say),
    `${say(test.title)}${stage}${test.status === 'unverified' ? UNVERIFIED : ''}`,
    found(input, test, say),
    { text: say(VERDICT_NAMES[test.verdict]!), tone: toneOf(test.verdict) },
  ]
}

/** Article of its document, as officials cite it; the id where the pack has no such clause. */
function clauseName({ pack }: ReportInput, id: string, say: Say): string {
  const clause = pack.clauses.find(c => c.id === id)
  if (clause === undefined) return id
  return /^\d+(\.\d+)*$/.test(clause.article)
    ? say(t(`第${clause.article}条`, `art. ${clause.article}`))
    : clause.article
}

function found({ lang }: ReportInput, test: TestResult, say: Say): string {
  const sentence = withoutTitle(say(test.says), say(test.title))
  if (test.value === null || test.compare === null || test.limit === null) return sentence
  const value = shownBeside(test.value, test.limit, lang, 3)
  const limit = `${CLASSES.get(test.compare) ?? test.compare} ${shown(test.limit, lang, 4)}`
  return sentence === '' ? `${value} (${limit})` : sentence
}

/** How a verdict is painted; what does not apply stays white. */
export function toneOf(verdict: Verdict): NonNullable<Cell['tone']> {
  return ({ pass: 'pass', fail: 'fail', undetermined: 'open', 'not-applicable': 'none' } as const)[verdict]
}
