import './node-version.mjs'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { ROOT } from './run.mjs'
import { endWith } from './say.mjs'

/**
 * `npm run bench [-- <part of a name>]`: runs bench/*.bench.ts one after another, prints a table; a complete run writes the figures.
 * Each file exports `name` and `run(): Promise<Row[]>`; a row is `{ what, value, unit, goal?, baseline? }`.
 */
try {
  await ensureInstalled()
  const { register } = await import('tsx/esm/api')
  register()
  const wanted = process.argv[2] ?? ''
  const files = readdirSync(join(ROOT, 'bench')).filter(f => f.endsWith('.bench.ts') && f.includes(wanted))
  const results = []
  for (const file of files.sort()) {
    const { name, run } = await import(`../bench/${file}`)
    console.log(`\n${name}`)
    const rows = await run()
    console.table(rows)
    results.push({ name, rows })
  }
  if (wanted === '') writeResults(results)
} catch (error) {
  endWith(error)
}

function writeResults(results) {
  const machine = {
    node: process.version,
    system: `${platform()}-${arch()}`,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  }
  mkdirSync(join(ROOT, 'bench', 'results'), { recursive: true })
  const file = join(ROOT, 'bench', 'results', 'latest.json')
  writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`)
  console.log(`\nbench/results/latest.json`)
}
