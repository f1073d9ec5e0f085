/** What the server takes in one piece; an outline for a map of a county is far below it. */
const LARGEST_BYTES = 2_000_000

export type ReadOutline =
  | { readonly ok: true; readonly outline: unknown }
  | { readonly ok: false; readonly why: 'tooLarge' | 'notJson' }

/** Reads the file a person chose; what is in it is for the server to judge. */
export async function readOutline(file: Pick<File, 'size' | 'text'>): Promise<ReadOutline> {
  if (file.size > LARGEST_BYTES) return { ok: false, why: 'tooLarge' }
  try {
    return { ok: true, outline: JSON.parse(await file.text()) }
  } catch {
    return { ok: false, why: 'notJson' }
  }
}
