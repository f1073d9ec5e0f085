import './node-version.mjs'

/** `npm start`: everything from a fresh clone to the running product. */
const { endWith } = await import('./say.mjs')
try {
  const { start } = await import('./start-product.mjs')
  await start(process.argv.slice(2))
} catch (error) {
  endWith(error)
}
