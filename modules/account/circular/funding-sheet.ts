import { type Lang, type Text, t } from '@kit/base'
import type { Region } from '@loop/data/schema'
import type { AdoptionState } from '@loop/measure/adoption/schema'
import type { SchoolSheet } from '@loop/measure/funding/schema'
import type { LineageNode } from '@loop/measure/schema'
import { Document, Packer, type Paragraph, type Table } from 'docx'
import { heading1 } from '../report/headings.ts'
import {
  banner,
  body,
  caption,
  centred,
  footers,
  pageOf,
  remark,
  STYLES,
  table,
  title,
} from '../report/layout.ts'
import { STAGE_NAMES } from '../report/model.ts'
import { SYNTHETIC } from '../report/sections/sources.ts'
import { dayName, periodName, type Say, sayIn, shown } from '../report/words.ts'
import { adoptionSays } from '../rules/adoption-says.ts'

export interface FundingInput {
  readonly region: Region
  readonly money: SchoolSheet
  /** The one document asked about; null: those that hold in the county. */
  readonly plan: Text | null
  readonly adoption?: AdoptionState | undefined
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

type Row = SchoolSheet['rows'][number]

/** What one school is entitled to (经费核定表): by heads, after moves, beside what was paid; every step with its cells. */
export function writeFundingSheet(input: FundingInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { region, money, plan, adoption, lang, madeOn } = input
  const told = money.rows.filter(isTold)
  const children: (Paragraph | Table)[] = [
    ...(region.synthetic ? [banner(say(SYNTHETIC))] : []),
    ...adoptionSays(adoption).map(text => banner(say(text))),
    title(say(t('经费核定表', 'What the school is entitled to')), 20),
    centred(money.name, 10),
    centred(`${periodName(money.period, lang)}　${say(plan ?? GOVERNING)}`),
    body(summaryText(money, lang, say)),
    caption(say(t('各项经费（元）', 'Money by purpose, yuan')), true),
    summary(money, lang, say),
    ...told.flatMap((row, i) => part(row, i, lang, say)),
    ...(told.length < money.rows.length ? [body(nothingDue(money, say))] : []),
    centred(dayName(madeOn, lang), 30),
  ]
  const document = new Document({
    creator: 'Junheng 均衡',
    title: `${money.name} ${say(t('经费核定表', 'entitlements'))}`,
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: pageOf(), footers: footers(), children }],
  })
  return Packer.toBuffer(document)
}

const GOVERNING = t('按本地区执行的文件', 'By the documents that hold here')

/** Rows with anything to reckon: no heads, no moves and nothing paid need no steps. */
function isTold({ amount, movedIn, movedOut, paid }: Row): boolean {
  return [amount, movedIn, movedOut].some(x => x !== 0) || (paid ?? 0) !== 0
}

function nothingDue(money: SchoolSheet, say: Say): string {
  const names = money.rows.filter(row => !isTold(row)).map(row => `${say(row.title)}${stageOf(row, say)}`)
  return say(
    t(
      `以下各项人数为零，无须拨付：${names.join('、')}。`,
      `No heads, so nothing is due: ${names.join(', ')}.`,
    ),
  )
}

function summaryText(money: SchoolSheet, lang: Lang, say: Say): string {
  const inYuan = (fen: number) => yuan(fen, lang)
  const moved = money.movedIn - money.movedOut
  const open = say(
    t(`另有 ${money.open} 项缺少数据，未计入。`, ` ${money.open} items lack figures and are not in it.`),
  )
  const zh = `核定 ${inYuan(money.amount)} 元，学生流动净${moved < 0 ? '转出' : '转入'} ${inYuan(Math.abs(moved))} 元，应拨 ${inYuan(money.after)} 元。`
  const en = `${inYuan(money.amount)} yuan by heads, ${inYuan(moved)} moved with pupils, ${inYuan(money.after)} due.`
  return `${say(t(zh, en))}${money.open > 0 ? open : ''}`
}

function summary(money: SchoolSheet, lang: Lang, say: Say): Table {
  const inYuan = (fen: number | null) => (fen === null ? '—' : yuan(fen, lang))
  const right = (zh: string, en: string) => ({ heading: say(t(zh, en)), share: 13, align: 'right' as const })
  return table(
    [
      { heading: say(t('项目', 'Purpose')), share: 22 },
      right('核定', 'By heads'),
      right('转入', 'In'),
      right('转出', 'Out'),
      right('应拨', 'Due'),
      right('已拨', 'Paid'),
      right('差额', 'Difference'),
    ],
    [
      ...money.rows
        .filter(isTold)
        .map(row => [
          `${say(row.title)}${stageOf(row, say)}`,
          ...[row.amount, row.movedIn, row.movedOut, row.after, row.paid, row.difference].map(inYuan),
        ]),
      [
        say(t('合计（已知各项）', 'In all, where known')),
        ...[money.amount, money.movedIn, money.movedOut, money.after, money.paid, money.difference].map(
          inYuan,
        ),
      ],
    ],
  )
}

function stageOf({ stage }: Row, say: Say): string {
  return stage === null ? '' : `（${say(STAGE_NAMES[stage])}）`
}

function part(row: Row, i: number, lang: Lang, say: Say): (Paragraph | Table)[] {
  const article = row.clause.split('/').at(-1) ?? row.clause
  const zh = `依据《${row.packTitle.zh}》${article}，逐步计算`
  return [
    heading1(`${i + 1}. ${say(row.title)}${stageOf(row, say)}`),
    caption(say(t(zh, `By ${row.packTitle.en}, ${article}, step by step`)), true),
    table(
      [
        { heading: say(t('步骤', 'Step')), share: 36 },
        { heading: say(t('算法', 'Formula')), share: 38 },
        { heading: say(t('数值', 'Value')), share: 18, align: 'right' },
      ],
      stepsOf(row.lineage, 0).map(({ node, depth }) => [
        `${'　'.repeat(depth)}${say(node.title)}`,
        node.formula ? say(node.formula) : '',
        figureOf(node, lang),
      ]),
    ),
    ...sourcesOf(row.lineage).map(remark),
  ]
}

/** Depth first, as one reckons back from the amount. */
function stepsOf(node: LineageNode, depth: number): { node: LineageNode; depth: number }[] {
  return [{ node, depth }, ...node.inputs.flatMap(input => stepsOf(input, depth + 1))]
}

/** Files and cells behind the figures, each once. */
function sourcesOf(root: LineageNode): string[] {
  const places = stepsOf(root, 0).flatMap(({ node: { source } }) =>
    source ? [[source.file, source.sheet, source.cell ?? source.rows].filter(Boolean).join(' ')] : [],
  )
  return [...new Set(places)]
}

function figureOf({ value, unit }: LineageNode, lang: Lang): string {
  if (value === null) return '—'
  return unit === 'fen' || unit === 'fen-per-pupil'
    ? `${yuan(value, lang)} ${lang === 'zh' ? '元' : 'yuan'}`
    : shown(value, lang)
}

const yuan = (fen: number, lang: Lang) =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: 2 }).format(fen / 100)
