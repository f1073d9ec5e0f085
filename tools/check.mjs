import './node-version.mjs'
import { runChecks } from './checks.mjs'
import { ensureInstalled } from './install.mjs'
import { endWith } from './say.mjs'

/** `npm run check`: what can be said without running the product, in half a minute. */
try {
  await ensureInstalled()
  process.exitCode = (await runChecks()).failed > 0 ? 1 : 0
} catch (error) {
  endWith(error)
}
