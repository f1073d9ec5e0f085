import './node-version.mjs'
import { fileURLToPath } from 'node:url'

/** `npm run dev`: the server on 4810 and, in front of it, pages that follow every edit. */
const { endWith } = await import('./say.mjs')
try {
  const { ensureInstalled } = await import('./install.mjs')
  await ensureInstalled()
  const { start } = await import('./start-product.mjs')
  await start(process.argv.slice(2))
  const { createServer } = await import('vite')
  const pages = await createServer({
    configFile: fileURLToPath(new URL('../apps/web/vite.config.ts', import.meta.url)),
  })
  await pages.listen()
  pages.printUrls()
} catch (error) {
  endWith(error)
}
