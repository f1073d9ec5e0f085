import { lockProblems } from './check-lock.mjs'
import { runTool } from './run.mjs'

/** What was found last time is kept, so that only what changed is looked at again. */
const REMEMBER = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/junheng.tsbuildinfo']

const CHECKS = {
  'types 类型': () => runTool('typescript/bin/tsc', ['--noEmit', '-p', '.', ...REMEMBER]),
  'style 风格': () => runTool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=warn', '.']),
  'imports 引用规则': () =>
    runTool('dependency-cruiser/bin/dependency-cruise.mjs', ['packages', 'modules', 'apps']),
  'lock 依赖锁': async () => {
    const problems = lockProblems()
    return { code: problems.length > 0 ? 1 : 0, output: `${problems.join('\n')}\n` }
  },
}

/** Everything that needs no running product; what fails is shown. Returns how many passed and failed. */
export async function runChecks() {
  const results = await Promise.all(
    Object.entries(CHECKS).map(async ([name, job]) => {
      const from = Date.now()
      const { code, output } = await job()
      const seconds = ((Date.now() - from) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✗'} ${name} ${seconds} s`)
      return { name, code, output }
    }),
  )
  const failed = results.filter(r => r.code !== 0)
  for (const { name, output } of failed) console.log(`\n── ${name}\n${output}`)
  return { passed: results.length - failed.length, failed: failed.length }
}
