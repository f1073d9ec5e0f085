import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Runs a program to its end in the root of the house; what it says is kept, or shown as it comes. */
export function run(command, args, { show = false, env = process.env, shell = false } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env,
    shell,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', text => (output += text))
  child.stderr?.on('data', text => (output += text))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, output }))
  })
}

/** Runs the JavaScript file of an installed package with this same Node. */
export function runTool(path, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', path), ...args], options)
}
