import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  ImageRun,
  type IRunOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'

/** The look of an official paper (GB/T 9704): A4, 37/35/28/26 mm, 仿宋 of 16 points on 28-point lines. */

const MM = 56.6929 // twentieths of a point
const POINT = 20

const LATIN = 'Times New Roman'
const fontOf = (eastAsia: string) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia })
const FONT = {
  body: fontOf('仿宋'),
  title: fontOf('方正小标宋简体'),
  heading: fontOf('黑体'),
  subheading: fontOf('楷体'),
  table: fontOf('宋体'),
}
/** Width between the margins. */
const TEXT_WIDTH = Math.round((210 - 28 - 26) * MM)
const LINE = { line: 28 * POINT, lineRule: LineRuleType.EXACT }
const TABLE_LINE = { line: 17 * POINT, lineRule: LineRuleType.EXACT }

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONT.body, size: 32, language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
    heading1: {
      run: { font: FONT.heading, size: 32, bold: false, color: '000000' },
      paragraph: {
        spacing: { ...LINE, before: 14 * POINT },
        keepNext: true,
        indent: { firstLine: 32 * POINT },
      },
    },
    heading2: {
      run: { font: FONT.subheading, size: 32, bold: false, color: '000000' },
      paragraph: {
        spacing: { ...LINE, before: 6 * POINT },
        keepNext: true,
        indent: { firstLine: 32 * POINT },
      },
    },
  },
}

export function pageOf(): ISectionPropertiesOptions {
  const twips = (mm: number) => Math.round(mm * MM)
  return {
    titlePage: true,
    page: {
      size: { width: twips(210), height: twips(297) },
      margin: {
        top: twips(37),
        bottom: twips(35),
        left: twips(28),
        right: twips(26),
        header: twips(15),
        footer: twips(25),
      },
    },
  }
}

/** “— 1 —” towards the outer edge: right on odd pages, left on even ones; none on the title page. */
export function footers(): { default: Footer; even: Footer; first: Footer } {
  const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 14 * POINT, right: 14 * POINT },
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FONT.table, size: 28 })],
        }),
      ],
    })
  return {
    default: footer(AlignmentType.RIGHT),
    even: footer(AlignmentType.LEFT),
    first: new Footer({ children: [new Paragraph({})] }),
  }
}

/** The title of the paper: 小标宋, 22 points, centred. */
export function title(text: string, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 36 * POINT, lineRule: LineRuleType.EXACT, before: before * POINT },
    children: [new TextRun({ text, font: FONT.title, size: 44 })],
  })
}

/** A centred line below the title. */
export function centred(text: string, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...LINE, before: before * POINT },
    children: [new TextRun(text)],
  })
}

/** A warning in a box across the page. */
export function banner(text: string): Paragraph {
  const side = { style: BorderStyle.SINGLE, size: 12, color: 'B45309', space: 6 }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: LINE,
    border: { top: side, bottom: side, left: side, right: side },
    children: [new TextRun({ text, font: FONT.heading, size: 28, color: 'B45309' })],
  })
}

/** A paragraph of running text, first line indented by two characters. */
export function body(...parts: readonly (string | ParagraphChild)[]): Paragraph {
  return new Paragraph({
    spacing: LINE,
    indent: { firstLine: 32 * POINT },
    children: parts.map(p => (typeof p === 'string' ? new TextRun(p) : p)),
  })
}

/** Number and name of a table or figure. `keepNext` holds a table's caption to its table. */
export function caption(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { ...LINE, before: 8 * POINT },
    children: [new TextRun({ text, font: FONT.heading, size: 24 })],
  })
}

/** Remark under a table. */
export function remark(text: string): Paragraph {
  return new Paragraph({
    spacing: { ...TABLE_LINE, before: 4 * POINT, after: 10 * POINT },
    children: [new TextRun({ text, font: FONT.table, size: 18 })],
  })
}

export function picture(png: Uint8Array, size: { width: number; height: number }): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new ImageRun({ type: 'png', data: png, transformation: size })],
  })
}

export interface Column {
  readonly heading: string
  /** Share of the width; the shares of a table are weighed against one another. */
  readonly share: number
  readonly align?: 'left' | 'right' | 'centre'
}

/** `tone` paints a cell: what fails must be seen without reading. */
export interface Cell {
  readonly text: string
  readonly tone?: 'fail' | 'pass' | 'open' | 'none'
}

const TONES = { fail: 'FBE3DD', pass: 'E4F1E8', open: 'FFF3D6', none: null } as const
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER } as const

/** A table over the full width; its heading repeats on every page and no row breaks across pages. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | Cell)[])[]): Table {
  const shares = columns.reduce((a, c) => a + c.share, 0)
  const widths = columns.map(c => Math.floor((TEXT_WIDTH * c.share) / shares))
  const cell = (content: string | Cell, i: number, heading: boolean): TableCell => {
    const { text, tone }: Cell = typeof content === 'string' ? { text: content } : content
    const run: IRunOptions = { text, size: 21, font: heading ? FONT.heading : FONT.table }
    const shade = heading ? 'EEF1F4' : tone && TONES[tone]
    return new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      ...(shade ? { shading: { type: ShadingType.CLEAR, fill: shade, color: 'auto' } } : {}),
      children: [
        new Paragraph({
          alignment: heading ? AlignmentType.CENTER : ALIGN[columns[i]!.align ?? 'left'],
          spacing: TABLE_LINE,
          children: [new TextRun(run)],
        }),
      ],
    })
  }
  const line = (cells: readonly (string | Cell)[], heading: boolean) =>
    new TableRow({
      tableHeader: heading,
      cantSplit: true,
      height: { value: 22 * POINT, rule: HeightRule.ATLEAST },
      children: cells.map((c, i) => cell(c, i, heading)),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: BORDERS,
    rows: [
      line(
        columns.map(c => c.heading),
        true,
      ),
      ...rows.map(r => line(r, false)),
    ],
  })
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '9AA3AD' }
const thick = { style: BorderStyle.SINGLE, size: 8, color: '1F2933' }
const BORDERS = {
  top: thick,
  bottom: thick,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
}
