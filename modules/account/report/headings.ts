import { HeadingLevel, Paragraph } from 'docx'

export function heading1(text: string, options: { newPage: boolean } = { newPage: false }): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, text, pageBreakBefore: options.newPage })
}

export function heading2(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, text })
}
