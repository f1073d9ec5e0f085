import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { NewFact, Unit } from '../schema.ts'

const CHUNK = 2 ** 20

/** Writes checked facts to a file, one a line: between check and commit they wait on disk, not in memory. */
export function spoolFacts(path: string, facts: Iterable<NewFact>): number {
  const file = openSync(path, 'w')
  let text = ''
  let count = 0
  try {
    for (const fact of facts) {
      text += `${JSON.stringify(fact)}\n`
      count++
      if (text.length < CHUNK) continue
      writeSync(file, text)
      text = ''
    }
    writeSync(file, text)
    return count
  } finally {
    closeSync(file)
  }
}

export async function* spooledFacts(path: string): AsyncGenerator<NewFact> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) yield JSON.parse(line) as NewFact
}

/** What must be remembered beside the facts until a person confirms. */
export interface Waiting {
  readonly units: readonly Unit[]
  readonly stream: string
  readonly format: 'xlsx' | 'xls' | 'csv'
}

export function spoolWaiting(path: string, waiting: Waiting): Promise<void> {
  return writeFile(path, JSON.stringify(waiting))
}

export async function spooledWaiting(path: string): Promise<Waiting> {
  return JSON.parse(await readFile(path, 'utf8')) as Waiting
}
