import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runTool } from './run.mjs'
import { EXIT, progressLine, Stop } from './say.mjs'

const STAMP = join(ROOT, 'dist', 'web', '.sources')

/** Builds the pages into dist/web, unless their sources are those of the last build. */
export async function ensureWebBuilt() {
  const sources = digestOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  const line = progressLine()
  line.show({ zh: '正在生成网页', en: 'Building the pages' }, 0, null)
  const { code, output } = await runTool('vite/bin/vite.js', ['build', 'apps/web', '--logLevel', 'error'])
  line.end()
  if (code !== 0)
    throw new Stop(
      EXIT.defect,
      { zh: '网页没有生成。', en: 'The pages could not be built.' },
      {
        zh: `请把下面的内容报告给开发者。\n\n${output.slice(-4000)}`,
        en: 'Please report what is shown above.',
      },
    )
  mkdirSync(join(ROOT, 'dist', 'web'), { recursive: true })
  writeFileSync(STAMP, sources)
}

/** Everything a page may be made of; tests are not. */
function digestOfSources() {
  const hash = createHash('sha256')
  for (const folder of ['apps/web', 'packages', 'modules']) addFolder(hash, folder)
  hash.update(readFileSync(join(ROOT, 'package-lock.json')))
  return hash.digest('hex')
}

function addFolder(hash, folder) {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === 'test') continue
    if (entry.isDirectory()) addFolder(hash, path)
    else if (!/\.test\.tsx?$|\.md$/.test(entry.name)) hash.update(path).update(readFileSync(join(ROOT, path)))
  }
}
