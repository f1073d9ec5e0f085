import { type Lang, t } from '@kit/base'
import type { Region } from '@loop/data/schema'
import type { EntitlementsOfUnit } from '@loop/measure/plan-schema'
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
  readonly money: EntitlementsOfUnit
  readonly plan: { readonly zh: string; readonly en: string }
  readonly lang: Lang
  /** Day in China, ISO date. */
  readonly madeOn: string
}

/** What one school is entitled to (经费核定表): every step from heads to yuan, with file and cell behind each figure. */
export function writeFundingSheet(input: FundingInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  const { region, money, plan, lang, madeOn } = input
  const children: (Paragraph | Table)[] = [
    ...(region.synthetic ? [banner(say(SYNTHETIC))] : []),
    ...adoptionSays(money.adoption).map(text => banner(say(text))),
    title(say(t('经费核定表', 'What the school is entitled to')), 20),
    centred(money.name, 10),
    centred(`${periodName(money.period, lang)}　${say(plan)}`),
    body(
      say(
        t(
          `合计 ${yuan(money.total, lang)} 元${money.open > 0 ? `；另有 ${money.open} 项缺少数据，未计入` : ''}。`,
          `${yuan(money.total, lang)} yuan in all${money.open > 0 ? `; ${money.open} items lack figures and are not in it` : ''}.`,
        ),
      ),
    ),
    ...money.rows.flatMap((row, i) => part(row, i, lang, say)),
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

function part(
  row: EntitlementsOfUnit['rows'][number],
  i: number,
  lang: Lang,
  say: Say,
): (Paragraph | Table)[] {
  const stage = row.stage === null ? '' : `（${say(STAGE_NAMES[row.stage])}）`
  const article = row.clause.split('/').at(-1) ?? row.clause
  return [
    heading1(`${i + 1}. ${say(row.title)}${stage}`),
    caption(say(t(`依据 ${article}：逐步计算`, `By ${article}, step by step`)), true),
    table(
      [
        { heading: say(t('步骤', 'Step')), share: 34 },
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
