import { sha256Hex } from '@kit/kernels/draw'

/**
 * The seed that public numbers give: 64 hexadecimal digits stand as they are; anything else, such as the digits drawn on a stage,
 * by SHA-256 of its text, which anybody can repeat.
 *
 * @example seedOf('07 21 33') // → SHA-256 of the eight characters
 */
export function seedOf(numbers: string): string {
  return /^[0-9a-f]{64}$/.test(numbers) ? numbers : sha256Hex(numbers)
}
