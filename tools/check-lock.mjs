import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run.mjs'

/** A lock that works on every system: no address of one registry, and no platform's package left out. Returns what is wrong. */
export function lockProblems(text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) {
  const { packages } = JSON.parse(text)
  const problems = []
  for (const [path, entry] of Object.entries(packages)) {
    if (/^https?:/.test(entry.resolved ?? '')) problems.push(`${path}: resolved ${entry.resolved}`)
    for (const name of Object.keys(entry.optionalDependencies ?? {}))
      if (!isInLock(packages, path, name))
        problems.push(`${path || 'package.json'}: optional ${name} is not in the lock`)
  }
  return problems
}

/** As Node looks for it: in the package's own node_modules, then in those above. */
function isInLock(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (at === '') return false
  }
}
