import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { ROOT } from './run.mjs'
import { EXIT, progressLine, Stop } from './say.mjs'
import { ensureWebBuilt } from './web.mjs'

const USAGE =
  'npm start -- [--empty] [--data <文件夹 folder>] [--port <端口 port>] [--region <区划代码 code>]'
const SIGNALS = ['SIGINT', 'SIGTERM']

export async function start(args) {
  const options = readOptions(args)
  await checkPort(options)
  await ensureInstalled()
  await ensureWebBuilt()
  const { register } = await import('tsx/esm/api')
  register()
  const { serve } = await import('../apps/server/main.ts')
  const line = progressLine()
  const onProgress = ({ step, done, total }) => line.show(step, done, total)
  const served = await serve({ ...options, onProgress })
  line.end()
  console.log(`\n均衡已启动 Junheng is running: ${served.url}`)
  console.log('按 Ctrl-C 停止。 Press Ctrl-C to stop.')
  for (const name of SIGNALS) process.once(name, () => stop(served))
}

function stop(served) {
  for (const name of SIGNALS) process.on(name, () => {}) // a second Ctrl-C does not cut the tidying short
  console.log('\n正在停止… Stopping…')
  served.close().then(
    () => process.exit(EXIT.done),
    error => {
      console.error(error)
      process.exit(EXIT.defect)
    },
  )
}

function readOptions(args) {
  const { values } = parse(args)
  const port = Number(values.port ?? process.env.PORT ?? 4810)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw wrongUse(
      `端口不对：${values.port ?? process.env.PORT}。`,
      `Not a port: ${values.port ?? process.env.PORT}.`,
    )
  if (values.region !== undefined && !/^\d{12}$/.test(values.region))
    throw wrongUse(
      `区划代码应为 12 位数字：${values.region}。`,
      `A region code has 12 digits: ${values.region}.`,
    )
  return {
    // npm changes into the root; a folder named by hand counts from where the person stands.
    dataDir: values.data ? resolve(process.env.INIT_CWD ?? '.', values.data) : resolve(ROOT, 'data'),
    port,
    host: process.env.HOST ?? '127.0.0.1',
    demo: !values.empty,
    ...(values.region ? { region: values.region } : {}),
  }
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        empty: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        region: { type: 'string' },
      },
    })
  } catch (error) {
    throw wrongUse(`不认识的选项：${error.message}。`, `Unknown option: ${error.message}.`)
  }
}

function wrongUse(zh, en) {
  return new Stop(EXIT.wrongUse, { zh, en }, { zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` })
}

/** Before the long work, so that a busy port is told at once. */
function checkPort({ port, host }) {
  const probe = createServer()
  return new Promise((done, fail) => {
    probe.on('error', error =>
      fail(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? busy(port) : error),
    )
    probe.listen(port, host, () => probe.close(done))
  })
}

function busy(port) {
  return new Stop(
    EXIT.outage,
    { zh: `端口 ${port} 已被占用或不允许使用。`, en: `Port ${port} is in use or not allowed.` },
    {
      zh: `均衡可能已经启动：请先打开 http://localhost:${port} 看看；否则换一个端口：npm start -- --port ${port + 1}`,
      en: `Junheng may be running already: try http://localhost:${port}; or use another port: npm start -- --port ${port + 1}`,
    },
  )
}
