/** Digits, letters and signs in one form: full-width to half-width, no blanks. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')
}

/** @example categoryOf('2114000001') // → '21' */
export function categoryOf(code: string): string {
  return code.slice(0, 2)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_SIGNS = '10X98765432'

/**
 * Whether an 18-sign citizen number has the right check sign. Area codes are not looked at: they are those of the first
 * registration and may since have been abolished.
 *
 * @source GB 11643, ISO 7064 MOD 11-2 (facts 4.2)
 * @example isPersonNumber('11010519491231002X') // → true
 */
export function isPersonNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return CHECK_SIGNS[sum % 11] === text[17]
}
