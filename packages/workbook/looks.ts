import type { CellStyle } from 'hucre/xlsx'
import type { Look } from './describe.ts'

const THIN = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const GRID = { top: THIN, right: THIN, bottom: THIN, left: THIN }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const FONT = { name: '等线', size: 11 }
const WRAPPED = { vertical: 'center', wrapText: true } as const

const heading = (rgb: string, color: string): CellStyle => ({
  font: { ...FONT, bold: true, color: { rgb: color } },
  fill: fill(rgb),
  border: GRID,
  alignment: { ...WRAPPED, horizontal: 'center' },
})

export const LOOKS: Readonly<Record<Look, CellStyle>> = {
  title: { font: { ...FONT, size: 16, bold: true }, alignment: { vertical: 'center' } },
  heading: heading('DCE6F2', '1F3A5F'),
  'required-heading': heading('1F3A5F', 'FFFFFF'),
  hint: {
    font: { ...FONT, size: 10, color: { rgb: '595959' } },
    border: GRID,
    alignment: { ...WRAPPED, horizontal: 'center' },
  },
  input: { font: FONT, border: GRID, protection: { locked: false } },
  fixed: { font: { ...FONT, color: { rgb: '595959' } }, fill: fill('F2F2F2'), border: GRID },
  total: { font: { ...FONT, bold: true }, fill: fill('F2F2F2'), border: GRID },
  error: { font: { ...FONT, color: { rgb: '9C0006' } }, fill: fill('FFC7CE'), border: GRID },
  warning: { font: { ...FONT, color: { rgb: '7F6000' } }, fill: fill('FFEB9C'), border: GRID },
  remark: { font: { ...FONT, color: { rgb: '1F4E78' } }, fill: fill('DDEBF7'), border: GRID },
  plain: { font: FONT, alignment: { vertical: 'top', wrapText: true } },
}

export const BODY_FONT = FONT
