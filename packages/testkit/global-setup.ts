import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@kit/store'
import type { TestProject } from 'vitest/node'
import { startTestCluster, urlOf } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
  }
}

const PREFIX = 'junheng-test-'

/** vitest calls this once for a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const embedded = await startTestCluster(folder)
  project.provide('databaseServer', urlOf(embedded.connection, 'postgres'))
  return async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that was killed could not clean up after itself. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(n => n.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    const folder = join(tmpdir(), name)
    try {
      await (await startEmbedded({ dataDir: folder })).stop()
    } catch {
      // half made or held: its files go all the same
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
