/** How much a file may ask of the machine. */
export interface Limits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Bytes of everything in the archive once unpacked. */
  readonly unpackedBytes: number
  /** Unpacked : packed above which a large archive is taken for a bomb; spreadsheets stay far below. */
  readonly ratio: number
  /** Up to this unpacked size a workbook is read as a whole (formulas, merges, hidden rows known); above, row by row. */
  readonly wholeBytes: number
}

export const LIMITS: Limits = {
  fileBytes: 512 * 2 ** 20,
  unpackedBytes: 2 ** 31,
  ratio: 300,
  wholeBytes: 48 * 2 ** 20,
}

export const BOMB_FROM_BYTES = 64 * 2 ** 20
