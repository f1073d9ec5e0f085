import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockProblems } from './check-lock.mjs'
import { isComplete } from './install.mjs'
import { ROOT } from './run.mjs'

function node(...args) {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  return { status, stderr }
}

describe('the lock', () => {
  const lock = packages => JSON.stringify({ packages })

  test('of this house works on every system', () => {
    expect(lockProblems()).toEqual([])
  })

  test('with the address of a registry is refused', () => {
    const problems = lockProblems(lock({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }))
    expect(problems).toEqual(['node_modules/a: resolved https://registry.example/a.tgz'])
  })

  test('without the package of one system is refused', () => {
    const tool = { optionalDependencies: { 'tool-linux': '1', 'tool-windows': '1' } }
    const packages = { 'node_modules/tool': tool, 'node_modules/tool/node_modules/tool-linux': {} }
    expect(lockProblems(lock(packages))).toEqual([
      'node_modules/tool: optional tool-windows is not in the lock',
    ])
    expect(lockProblems(lock({ ...packages, 'node_modules/tool-windows': {} }))).toEqual([])
  })
})

describe('installing', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/a-windows': { version: '1.0.0', integrity: 'w', optional: true },
  }

  test('is done when everything asked for is there, packages of other systems aside', () => {
    expect(isComplete(wanted, { 'node_modules/a': { version: '1.0.0', integrity: 'x' } })).toBe(true)
  })

  test.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }],
    ['has other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'y' } }],
  ])('is needed when a package %s', (_, present) => {
    expect(isComplete(wanted, present)).toBe(false)
  })
})

describe('npm start', () => {
  const start = join('tools', 'start.mjs')

  test('says that Node is too old, in both languages', () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '20.18.3' }); import('./tools/start.mjs')`
    const { status, stderr } = node('-e', old)
    expect(status).toBe(2)
    expect(stderr).toContain('需要 Node 20.19 或更高版本，当前是 20.18.3')
    expect(stderr).toContain('Node 20.19 or newer is needed')
  })

  test.each([
    [['--bogus'], 'Unknown option'],
    [['--port', 'x'], 'Not a port: x'],
    [['--region', '1401'], 'A region code has 12 digits: 1401'],
  ])('with %s is told how to use it', (args, sentence) => {
    const { status, stderr } = node(start, ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('用法：npm start')
  })

  test('on a busy port says so and names another', async () => {
    const busy = createServer()
    const port = await new Promise(done => busy.listen(0, '127.0.0.1', () => done(busy.address().port)))
    const { status, stderr } = node(start, '--port', String(port))
    await new Promise(done => busy.close(done))
    expect(status).toBe(3)
    expect(stderr).toContain(`端口 ${port} 已被占用`)
    expect(stderr).toContain(`npm start -- --port ${port + 1}`)
  })
})
