import './node-version.mjs'
import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { ROOT } from './run.mjs'
import { endWith } from './say.mjs'

/**
 * `npm run coverage:clauses [-- --json]`: how every clause of the documents runs, derived from the packs.
 */
try {
  await ensureInstalled()
  const { register } = await import('tsx/esm/api')
  register()
  const { countCoverage, loadCoverage } = await import('../packages/policy/index.ts')
  const coverage = await loadCoverage(join(ROOT, 'policies'))
  if (!coverage.ok) {
    for (const { at, because, todo } of coverage.refusals) console.error(`${at} ${because.zh}；${todo.zh}`)
    process.exitCode = 1
  } else if (process.argv.includes('--json')) {
    const { open, quantified, quantifiedComputed, byKind } = countCoverage(coverage.value)
    console.log(JSON.stringify({ open, quantified, quantifiedComputed, byKind }))
  } else show(coverage.value, countCoverage(coverage.value))
} catch (error) {
  endWith(error)
}

function show({ clauses, unknown }, { open, computed, quantified, quantifiedComputed, byKind }) {
  for (const { id, run, ways } of clauses)
    console.log(
      `${id.padEnd(10)} ${run.padEnd(10)} ${[...new Set(ways.map(w => `${w.what} ${w.id}`))].join(', ')}`,
    )
  for (const id of unknown) console.log(`? ${id}`)
  console.table(byKind)
  console.log(
    `${clauses.length} 条，未覆盖 ${open}，可计算 ${computed}；有数字 ${quantified}，其中可计算 ${quantifiedComputed}`,
  )
}
