/** A sentence for people: Chinese first, English complete. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export type Lang = 'zh' | 'en'

export function t(zh: string, en: string): Text {
  return { zh, en }
}

/**
 * Puts values into the `{name}` places of a sentence, in both languages.
 *
 * @example fill(t('第{row}行', 'row {row}'), { row: 3 }) // → { zh: '第3行', en: 'row 3' }
 */
export function fill(text: Text, values: Readonly<Record<string, string | number>>): Text {
  const put = (s: string) => s.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
  return { zh: put(text.zh), en: put(text.en) }
}
