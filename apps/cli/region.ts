import { must, Refused, refusal, t } from '@kit/base'
import type { Tx } from '@kit/store'
import { findRegion, regions } from '@loop/data'
import type { Region } from '@loop/data/schema'
import { findAssessment } from '@loop/measure'

/** The region asked for; left out, the only one on record. */
export async function regionOnRecord(tx: Tx, code: string | undefined): Promise<Region> {
  if (code !== undefined) return must(await findRegion(tx, code))
  const [only, ...others] = await regions(tx)
  if (only !== undefined && others.length === 0) return only
  const known = [only, ...others].flatMap(r => (r === undefined ? [] : [r.code])).join(', ')
  throw new Refused([
    refusal(
      'cli.which-region',
      '--region',
      only === undefined
        ? t('数据库里还没有任何区划。', 'No region is on record yet.')
        : t('数据库里有多个区划，需要指明一个。', 'Several regions are on record; name one.'),
      only === undefined
        ? t('请先启动均衡并完成初始设置。', 'Start the product and set it up first.')
        : t(`请用 --region 指明：${known}`, `Name it with --region: ${known}`),
    ),
  ])
}

/** The region whose stored assessment has this id. */
export async function regionOf(tx: Tx, assessment: string, code: string | undefined): Promise<string> {
  const codes = code === undefined ? (await regions(tx)).map(r => r.code) : [code]
  for (const region of codes) if ((await findAssessment(tx, region, assessment)).ok) return region
  throw new Refused([
    refusal(
      'cli.unknown-assessment',
      assessment,
      t('没有这个编号的测算。', 'There is no assessment of this id.'),
      t(
        '测算编号见自评报告末页或测算记录。',
        'The id stands on the last page of the report and in the list of assessments.',
      ),
    ),
  ])
}
