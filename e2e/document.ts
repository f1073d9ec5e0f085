import { text } from 'node:stream/consumers'
import yauzl from 'yauzl'

/** The words of a Word document, as they stand in its body. */
export async function wordsOf(docx: Buffer): Promise<string> {
  const zip = await yauzl.fromBufferPromise(docx)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue
    const xml = await text(await zip.openReadStreamPromise(entry))
    return xml.replace(/<[^>]+>/g, '')
  }
  throw new Error('no Word document')
}
