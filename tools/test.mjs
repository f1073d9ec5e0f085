import './node-version.mjs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './checks.mjs'
import { ensureInstalled } from './install.mjs'
import { runTool } from './run.mjs'
import { endWith } from './say.mjs'
import { ensureWebBuilt } from './web.mjs'

/** `npm test`: checks, then every test. The last line is the count, the exit code says whether all passed. */
try {
  await ensureInstalled()
  const checks = await runChecks()
  await ensureWebBuilt()
  const tests = await runTests(process.argv.slice(2))
  const failed = checks.failed + tests.failed
  console.log(`${checks.passed + tests.passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || tests.code !== 0 ? 1 : 0
} catch (error) {
  endWith(error)
}

async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-results-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...args], { show: true })
  const counts = readCounts(file)
  rmSync(folder, { recursive: true, force: true })
  // A run that fails without a failing test (no server, an error between tests) is one failure.
  return { passed: counts.passed, failed: counts.failed || (code === 0 ? 0 : 1), code }
}

function readCounts(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'))
    const unloadable = results.testResults.filter(
      f => f.status === 'failed' && f.assertionResults.length === 0,
    ).length
    return { passed: results.numPassedTests, failed: results.numFailedTests + unloadable }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
