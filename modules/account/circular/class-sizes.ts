import { type Lang, type Text, t } from '@kit/base'
import type { Region } from '@loop/data/schema'
import type { ClassSizeRow, ClassSizeStage, ClassSizes } from '@loop/measure/monitor/schema'
import { Document, Packer, type Paragraph, type Table } from 'docx'
import { heading1 } from '../report/headings.ts'
import {
  banner,
  body,
  type Cell,
  caption,
  centred,
  footers,
  pageOf,
  STYLES,
  table,
  title,
} from '../report/layout.ts'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn, shown } from '../report/words.ts'
import { eliminationPart } from './elimination.ts'

export interface CircularInput {
  readonly region: Region
  readonly sizes: ClassSizes
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

/** The circular on class sizes (班额监测情况通报), ready to be sent: how many, which are new, who has to do what. */
export async function writeCircular(input: CircularInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { region, sizes, lang, madeOn } = input
  const name = say(region.name)
  const year = periodName(sizes.period, lang)
  const count = sizes.stages.length
  const children: (Paragraph | Table)[] = [
    ...(region.synthetic ? [banner(say(SYNTHETIC))] : []),
    title(say(t(`关于${year}班额监测情况的通报`, `Circular on class sizes, ${year}`)), 20),
    centred(name, 10),
    body(
      say(
        t(
          `依据学籍和统计年报，对${name}${year}各校班额进行了监测，现将情况通报如下。`,
          `Class sizes of ${name} in ${year} were monitored from the register and the yearly return; this is the result.`,
        ),
      ),
    ),
    ...sizes.stages.flatMap((stage, i) => stagePart(i, stage, sizes, lang, say)),
    heading1(say(t(`${NUMBERS[count]}、消除计划`, `${count + 1}  Elimination plan`))),
    ...eliminationPart(sizes.elimination, count + 1, say),
    heading1(say(t(`${NUMBERS[count + 1]}、要求`, `${count + 2}  What is asked`))),
    ...demands(sizes).map(text => body(say(text))),
    centred(name, 40),
    centred(dayName(madeOn, lang)),
  ]
  const document = new Document({
    creator: 'Junheng 均衡',
    title: say(t(`${name}${year}班额监测通报`, `Class sizes of ${name}, ${year}`)),
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: pageOf(), footers: footers(), children }],
  })
  return Packer.toBuffer(document)
}

const NUMBERS = ['一', '二', '三', '四', '五', '六']

function stagePart(
  i: number,
  stage: ClassSizeStage,
  sizes: ClassSizes,
  lang: Lang,
  say: Say,
): (Paragraph | Table)[] {
  const rows = sizes.rows.filter(r => r.stage === stage.stage && ((r.above ?? 0) > 0 || r.next.warning))
  const n = (x: number | null) => shown(x, lang, 0)
  const change =
    stage.created === null
      ? t(
          '没有上年数据，不能区分新产生和历史遗留。',
          'Without last year’s figures new ones cannot be told apart.',
        )
      : t(
          `其中上年已有${n(stage.inherited)}个，新产生${n(stage.created)}个；比上年消除${n(stage.dissolved)}个${stage.left === null ? '' : `，随毕业离校${n(stage.left)}个`}。`,
          `${n(stage.inherited)} were there last year, ${n(stage.created)} are new, ${n(stage.dissolved)} were dissolved${stage.left === null ? '' : `, ${n(stage.left)} left with their cohort`}.`,
        )
  return [
    heading1(
      say(t(`${NUMBERS[i]}、${STAGE_NAMES[stage.stage].zh}`, `${i + 1}  ${STAGE_NAMES[stage.stage].en}`)),
    ),
    body(
      say(
        t(
          `共${n(stage.classes)}个班，${stage.oversized}人及以上的大班${n(stage.oversizedClasses)}个，占${shown(stage.oversizedShare, lang)}%，其中${stage.veryOversized}人及以上${n(stage.veryOversizedClasses)}个。`,
          `${n(stage.classes)} classes; ${n(stage.oversizedClasses)} of ${stage.oversized} and more (${shown(stage.oversizedShare, lang)} %), ${n(stage.veryOversizedClasses)} of ${stage.veryOversized} and more. `,
        ),
      ) + say(change),
    ),
    ...(stage.missing > 0
      ? [
          body(
            say(
              t(
                `${stage.missing}所学校未报班额数据，没有计入。`,
                `${stage.missing} schools did not report and are in no sum.`,
              ),
            ),
          ),
        ]
      : []),
    ...(rows.length === 0
      ? [body(say(t('各校班额均在标准以内。', 'Every class is within the standard.')))]
      : [
          caption(
            say(
              t(
                `表${i + 1} 超过标准班额（${stage.standard}人）或明年预警的学校`,
                `Table ${i + 1}  Above ${stage.standard} a class, or warned of for next year`,
              ),
            ),
            true,
          ),
          table(
            columnsOf(say),
            rows.map(r => rowOf(r, lang, say)),
          ),
        ]),
    ...gradesPart(rows, lang, say),
  ]
}

/** Which grades will be above their limit next September; those that only bring along what they had are not named. */
function gradesPart(rows: readonly ClassSizeRow[], lang: Lang, say: Say): Paragraph[] {
  const named = rows.flatMap(row => {
    const grades = row.grades.filter(({ next }) => next.warning === 'mean' || next.warning === 'largest')
    const list = grades.map(
      g =>
        `${say(g.name)}${say(t('平均', ' mean '))}${shown(g.next.mean, lang, 1)}${largest(g.next.largest, say)}`,
    )
    return list.length === 0 ? [] : [`${row.name}（${list.join(say(t('，', ', ')))}）`]
  })
  if (named.length === 0) return []
  return [
    body(
      `${say(
        t(
          '按各年级历年平均升级率推算，明年九月将超过标准班额的年级：',
          'Grades above the standard next September, by their mean survival ratios: ',
        ),
      )}${named.join(say(t('；', '; ')))}${say(t('。', '.'))}`,
    ),
  ]
}

function largest(heads: number | null, say: Say): string {
  return heads === null ? '' : say(t(`、最大${heads}`, `, largest ${heads}`))
}

function columnsOf(say: Say) {
  const right = (heading: Text, share: number) => ({ heading: say(heading), share, align: 'right' as const })
  return [
    { heading: say(t('学校', 'School')), share: 30 },
    right(t('班数', 'Classes'), 10),
    right(t('超标准班', 'Above'), 12),
    right(t('大班', 'Oversized'), 10),
    right(t('新产生', 'New'), 10),
    right(t('明年平均班额', 'Mean next year'), 14),
    { heading: say(t('消除办法', 'What would help')), share: 26 },
  ]
}

function rowOf(row: ClassSizeRow, lang: Lang, say: Say): (string | Cell)[] {
  const n = (x: number | null) => shown(x, lang, 0)
  const alarm = (x: number | null): string | Cell => ((x ?? 0) > 0 ? { text: n(x), tone: 'fail' } : n(x))
  const mean = shown(row.next.mean, lang, 1)
  return [
    row.name,
    n(row.classes),
    n(row.above),
    alarm(row.oversized),
    alarm(row.created),
    row.next.warning ? { text: mean, tone: 'open' } : mean,
    say(remedyText(row)),
  ]
}

export function remedyText({ remedy, spare, classesNeeded }: ClassSizeRow): Text {
  if (remedy === 'even-out') return t(`校内调整，余${spare}个学位`, `even out, ${spare} seats spare`)
  if (remedy === 'open-classes') return t(`增开${classesNeeded}个班`, `${classesNeeded} more classes`)
  if (remedy === 'unknown') return t('缺数据', 'figures missing')
  return t('', '')
}

/** What the documents ask, as far as the figures call for it. */
function demands({ stages, rows }: ClassSizes): Text[] {
  const created = stages.some(s => (s.created ?? 0) > 0)
  const warned = rows.filter(r => r.next.warning).length
  return [
    ...(created
      ? [
          t(
            '新产生大班的学校应在本学期内说明原因并提出消除措施，不得再新增大班。',
            'Schools with new oversized classes explain them this term and say how they end; none may be added.',
          ),
        ]
      : []),
    t(
      '有空余学位的学校先在校内均衡编班；学位不足的，由教育行政部门统筹增开班级或调整招生计划。',
      'Where seats are spare, classes are evened out within the school; where they are not, the bureau opens classes or changes the admission plan.',
    ),
    ...(warned > 0
      ? [
          t(
            `${warned}个学段明年九月平均班额将超过标准，招生计划应提前调整。`,
            `At ${warned} school stages the mean will be above the standard next September: admission plans change beforehand.`,
          ),
        ]
      : []),
    t('各校不得在班额已满时接收转学。', 'No transfer is admitted into a full class.'),
  ]
}
