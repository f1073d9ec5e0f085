import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { t } from '@kit/base'
import type { CliCommand } from './command.ts'

const LAUNCHER = fileURLToPath(new URL('../../../tools/start.mjs', import.meta.url))

/** The same as `npm start`: one way to start the product. */
export const start: CliCommand = (command, say) => {
  command
    .option('--empty', say(t('不载入演示数据', 'without the demonstration')))
    .option('--data <folder>', say(t('数据文件夹', 'data folder')))
    .option('--port <port>', say(t('端口', 'port')))
    .action(async (options: { empty?: boolean; data?: string; port?: string }) => {
      const args = [
        ...(options.empty ? ['--empty'] : []),
        ...(options.data === undefined ? [] : ['--data', options.data]),
        ...(options.port === undefined ? [] : ['--port', options.port]),
      ]
      const child = spawn(process.execPath, [LAUNCHER, ...args], { stdio: 'inherit' })
      const [code] = await once(child, 'exit')
      if (code !== 0) process.exit(typeof code === 'number' ? code : 1)
    })
}
