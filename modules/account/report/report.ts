import { t } from '@kit/base'
import { Document, Packer } from 'docx'
import { footers, pageOf, STYLES } from './layout.ts'
import type { ReportInput } from './model.ts'
import { clauses } from './sections/clauses.ts'
import { indicators } from './sections/indicators.ts'
import { conclusion, titlePage } from './sections/opening.ts'
import { schools } from './sections/schools.ts'
import { sources } from './sections/sources.ts'
import { sayIn } from './words.ts'

/** The self-assessment report (自评报告) as a Word file. */
export async function writeReport(input: ReportInput): Promise<Uint8Array> {
  const say = sayIn(input.lang)
  // The drawing library takes a second to load: only whoever writes a report waits for it.
  const { drawChart } = await import('./chart.ts')
  const children = [
    ...titlePage(input, say),
    ...conclusion(input, say),
    ...clauses(input, say),
    ...indicators(input, say, drawChart),
    ...schools(input, say),
    ...sources(input, say),
  ]
  const document = new Document({
    creator: 'Junheng 均衡',
    title: say(t(`${input.region.name.zh}自评报告`, `Self-assessment report, ${input.region.name.en}`)),
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [{ properties: pageOf(), footers: footers(), children }],
  })
  return Packer.toBuffer(document)
}
