import { t } from '@kit/base'
import type { TestResult } from '@loop/measure/schema'
import type { Paragraph } from 'docx'
import { adoptionSays } from '../../rules/adoption-says.ts'
import { heading1 } from '../headings.ts'
import { banner, body, centred, title } from '../layout.ts'
import { type ReportInput, STAGE_NAMES } from '../model.ts'
import { dayName, periodName, type Say } from '../words.ts'
import { SYNTHETIC } from './sources.ts'

const REPORT = t('自评报告', 'Self-assessment report')

/** Title page: whose report, of which year, by which document; a box across it when the figures are made up. */
export function titlePage(input: ReportInput, say: Say): Paragraph[] {
  const { region, assessment, lang } = input
  return [
    ...(region.synthetic ? [banner(say(SYNTHETIC))] : []),
    ...adoptionSays(assessment.adoption).map(text => banner(say(text))),
    title(say(region.name), region.synthetic ? 120 : 160),
    title(say(assessment.pack.title), 6),
    title(say(REPORT), 6),
    centred(
      lang === 'zh' ? `（${periodName(assessment.period, lang)}）` : periodName(assessment.period, lang),
      14,
    ),
    centred(dayName(input.madeOn, lang), 220),
  ]
}

/** The verdict in plain words, stage by stage, and the sentences of everything that is not met. */
export function conclusion(input: ReportInput, say: Say): Paragraph[] {
  const { result } = input.assessment
  const failed = leaves(input).filter(test => test.verdict === 'fail')
  const open = leaves(input).filter(test => test.verdict === 'undetermined')
  return [
    heading1(say(t('一、自评结论', '1  Conclusion')), { newPage: true }),
    body(say(verdictSentence(input))),
    ...result.stages.map(s =>
      body(
        say(
          t(
            `${STAGE_NAMES[s.stage].zh}阶段参加测算学校${s.schools}所，其中${s.passing}所各项学校指标达到要求。`,
            `${STAGE_NAMES[s.stage].en}: ${s.schools} schools took part; ${s.passing} meet all school requirements.`,
          ),
        ),
      ),
    ),
    ...list(say(t('未达到要求的事项：', 'Not met:')), failed, say),
    ...list(
      say(
        t(
          '因数据缺失或尚未认定而待定的事项：',
          'Undetermined because figures are missing or nobody has attested them:',
        ),
      ),
      open,
      say,
    ),
  ]
}

/** Tests that say something themselves; those that only gather others would say it twice. */
export function leaves(input: ReportInput): ReportInput['assessment']['result']['tests'] {
  return input.assessment.result.tests.filter(test => test.op !== 'all@1')
}

function verdictSentence({ region, assessment, lang }: ReportInput): { zh: string; en: string } {
  const { verdict } = assessment.result
  const period = periodName(assessment.period, lang)
  const zh = {
    pass: '达到全部要求',
    fail: '尚未达到要求',
    undetermined: '因部分数据缺失，目前不能作出结论',
    'not-applicable': '不适用本办法',
  }[verdict]
  const en = {
    pass: 'meets every requirement',
    fail: 'does not yet meet the requirements',
    undetermined: 'cannot be judged yet, because figures are missing',
    'not-applicable': 'is outside this document',
  }[verdict]
  return t(
    `依据${assessment.pack.title.zh}，对${region.name.zh}${period}数据逐校逐项测算，${region.name.zh}${zh}。`,
    `Measured school by school and clause by clause under “${assessment.pack.title.en}” on the figures of the ${period}, ${region.name.en} ${en}.`,
  )
}

function list(intro: string, tests: ReturnType<typeof leaves>, say: Say): Paragraph[] {
  if (tests.length === 0) return []
  return [body(intro), ...tests.map((test, i) => body(`${i + 1}. ${sentence(test, say)}`))]
}

/** What a test says; its title first, unless the sentence begins with it anyway. */
function sentence(test: TestResult, say: Say): string {
  const [title, says] = [say(test.title), say(test.says)]
  return says.startsWith(title) ? says : `${title}${say(t('：', ': '))}${says}`
}
