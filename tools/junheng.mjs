#!/usr/bin/env node
import './node-version.mjs'

const { endWith } = await import('./say.mjs')
try {
  const { ensureInstalled } = await import('./install.mjs')
  await ensureInstalled()
  const { register } = await import('tsx/esm/api')
  register()
  await import('../apps/cli/main.ts')
} catch (error) {
  endWith(error)
}
