import type { Period, Text } from '@kit/base'
import type { CellOut, SheetOut } from '@kit/workbook'
import type { Knowledge } from './catalogues.ts'
import type { Mapping } from './mapping.ts'

/** First sheet of our workbook: what it is, whose, for when, and how to fill it. The stamps are read back on import. */
export function guideSheet(
  mapping: Mapping,
  knowledge: Knowledge,
  {
    region,
    period,
  }: { readonly region: { readonly code: string; readonly name: Text }; readonly period: Period },
): SheetOut {
  const plain = (value: string): CellOut => ({ value, look: 'plain' })
  const blanks = [...knowledge.words.missing].slice(0, 8).join('、')
  const lines: readonly (readonly [string, string])[] = [
    ['填报单位', region.name.zh],
    ['区划代码', `区划代码：${region.code}`],
    ['填报学年', `${period} 学年`],
    ['模板版本', mapping.title.zh],
    [
      '怎么填',
      '只填白色单元格；灰色和深色单元格已锁定。已知学校已预填，新学校请先在“学校”表末尾加一行，再到其他表填数。',
    ],
    ['一校一行', '“学生与班级”“教师”两张表按学段填报：一贯制学校每个学段一行。其他表一校一行。'],
    ['零和空白', '确实为零请填 0；没有数据请留空。系统不会把空白当作 0。'],
    ['暂缺', `也可以写“${blanks}”，都按“没有数据”记录。`],
    ['合计行', '可以在表末加一行“合计”，系统会核对它是否等于各校之和。'],
    ['金额', '表头写“万元”就填万元数，写“元”就填元数。'],
    ['公式', '可以用公式；上传前请让表格算完并保存，不要留下 #REF! 等错误。'],
    ['检查', '上传后系统先检查、再预览，确认后才入库；有问题会退回一份标好位置的工作簿。'],
  ]
  return {
    name: '说明',
    columns: [{ width: 16 }, { width: 90 }],
    rows: [
      [{ value: '均衡填报模板', look: 'title' }],
      ...lines.map(([what, how]) => [{ value: what, look: 'heading' } as const, plain(how)]),
    ],
    rowHeights: new Map([[0, 30]]),
    protect: true,
  }
}
