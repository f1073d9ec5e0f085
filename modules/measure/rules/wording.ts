import type { Stage, Text } from '@kit/base'
import type { Vocabulary } from '@kit/policy'

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  kindergarten: { zh: '幼儿园', en: 'kindergartens' },
  primary: { zh: '小学', en: 'primary schools' },
  junior: { zh: '初中', en: 'junior schools' },
  senior: { zh: '高中', en: 'senior schools' },
  special: { zh: '特教学校', en: 'special schools' },
  all: { zh: '学校', en: 'schools' },
}

export function stageName(stage: Stage | null): Text {
  return STAGE_NAMES[stage ?? 'all']
}

/**
 * A number for a sentence. Rounded for the eye only, and never so far that it would seem to stand on the other side of
 * (or exactly on) the limit it is compared with.
 *
 * @example show(0.50004, 0.5) // → '0.50004'
 */
export function show(value: number, limit: number | null = null): string {
  const least = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 10 ? 2 : 3
  for (let digits = least; digits < 9; digits++) {
    const text = trimmed(value, digits)
    if (limit === null || value === limit || Number(text) !== Number(trimmed(limit, digits))) return text
  }
  return String(value)
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}

/** `340㎡`, `12.5%`: a number with the symbol of its unit; money, which is kept in fen, in yuan; yes-no as a word. */
export function withUnit(
  value: number,
  unit: string | null,
  vocabulary: Vocabulary,
  limit: number | null = null,
): Text {
  if (unit === 'yes-no') return value === 0 ? { zh: '否', en: 'no' } : { zh: '是', en: 'yes' }
  if (unit === 'fen') return withUnit(value / 100, 'yuan', vocabulary, limit === null ? null : limit / 100)
  const symbol = unit === null ? undefined : vocabulary.units.get(unit)?.symbol
  const number = show(value, limit)
  return {
    zh: `${number}${symbol?.zh ?? ''}`,
    en: symbol?.en ? `${number}${symbol.en === '%' ? '' : ' '}${symbol.en}` : number,
  }
}

/** The first names of a list and how many more there are. */
export function firstOf(names: readonly string[], most = 3): Text {
  const head = names.slice(0, most)
  const more = names.length - head.length
  return {
    zh: head.join('、') + (more > 0 ? `等${names.length}项` : ''),
    en: head.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  }
}

/** Puts texts into `{name}` places, each in its own language. */
export function sentence(
  zh: string,
  en: string,
  places: Readonly<Record<string, Text | string | number>>,
): Text {
  const put = (text: string, lang: 'zh' | 'en') =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = places[key]
      return value === undefined ? whole : typeof value === 'object' ? value[lang] : String(value)
    })
  return { zh: put(zh, 'zh'), en: put(en, 'en') }
}

export function joined(...parts: readonly (Text | null)[]): Text {
  const said = parts.filter(part => part !== null)
  return { zh: said.map(s => s.zh).join(''), en: said.map(s => s.en).join(' ') }
}
