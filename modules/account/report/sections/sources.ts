import { t } from '@kit/base'
import type { Paragraph, Table } from 'docx'
import { heading1 } from '../headings.ts'
import { body, table } from '../layout.ts'
import { type ReportInput, STAGE_NAMES } from '../model.ts'
import { periodName, type Say } from '../words.ts'

export const SYNTHETIC = t(
  '演示数据：本报告中的学校和数字均为虚构，不得作为任何决策依据',
  'Demonstration: every school and figure in this report is made up and decides nothing',
)

/** How it was counted, who was left out and why, and the marks by which anyone can compute the same report again. */
export function sources(input: ReportInput, say: Say): (Paragraph | Table)[] {
  return [
    heading1(say(t('六、口径与数据来源', '6  How it was counted'))),
    ...marks(input, say),
    ...excluded(input, say),
    body(
      say(
        t(
          '凭以下标识可以复算本报告，结果逐字节一致：',
          'With these marks anyone can compute the same result again, byte for byte:',
        ),
      ),
    ),
    table(
      [
        { heading: say(t('项目', 'Item')), share: 24 },
        { heading: say(t('标识', 'Mark')), share: 76 },
      ],
      proofRows(input, say),
    ),
  ]
}

function marks({ assessment }: ReportInput, say: Say): Paragraph[] {
  const { result, pack } = assessment
  const merged = result.schools.reduce((a, s) => a + s.merged.length, 0)
  return [
    body(
      say(
        t(
          `数值先比较后取整；缺失值不按零处理。不计校数的校区、教学点${merged}个，已并入所属学校测算。`,
          `Figures are compared before they are rounded; what is missing is never counted as zero. ${merged} campuses and points that are not schools of their own were added to their school.`,
        ),
      ),
    ),
    ...(result.contested > 0
      ? [
          body(
            say(
              t(
                `有${result.contested}个数据存在不同来源且数值不一致，尚未由人工确认，测算采用先登记的数值。`,
                `${result.contested} figures differ between sources and nobody has chosen yet; the value that stood first was used.`,
              ),
            ),
          ),
        ]
      : []),
    ...(pack.unverified > 0
      ? [
          body(
            say(
              t(
                `所用规则中有${pack.unverified}处尚未与文件原文核对，文中以“※”标明，以原文为准。`,
                `${pack.unverified} entries of the rules have not been checked against the original; they are marked ※, and the original prevails.`,
              ),
            ),
          ),
        ]
      : []),
  ]
}

function excluded({ assessment }: ReportInput, say: Say): (Paragraph | Table)[] {
  const rows = assessment.result.excluded
  if (rows.length === 0) return []
  return [
    body(say(t('以下学校按规定不参加测算：', 'These schools take no part, by rule:'))),
    table(
      [
        { heading: say(t('学校', 'School')), share: 32 },
        { heading: say(t('学段', 'Stage')), share: 14, align: 'centre' },
        { heading: say(t('原因', 'Why')), share: 54 },
      ],
      rows.map(x => [x.name, x.stage === null ? '—' : say(STAGE_NAMES[x.stage]), say(x.because)]),
    ),
  ]
}

/** Marks that identify the assessment and everything it was made from. */
export function proofRows({ assessment: a, lang, region }: ReportInput, say: Say): string[][] {
  return [
    [say(t('测算编号', 'Assessment')), a.id],
    [say(t('行政区划', 'Region')), `${say(region.name)} ${region.code}`],
    [say(t('数据时期', 'Period')), periodName(a.period, lang)],
    [say(t('数据截止时刻', 'Facts known at')), a.knownAt],
    [say(t('规则包', 'Rule pack')), `${a.pack.id} ${a.pack.version}`],
    [say(t('规则包摘要', 'Digest of the pack')), a.pack.digest],
    [say(t('数据摘要', 'Digest of the facts')), a.factsDigest],
    [say(t('结果摘要', 'Digest of the result')), a.resultDigest],
    [say(t('测算引擎', 'Engine')), a.engine],
    [say(t('测算人、时间', 'Made by, at')), `${a.madeBy} ${a.madeAt}`],
    [say(t('复算命令', 'Command')), `junheng recompute ${a.id}`],
  ]
}
