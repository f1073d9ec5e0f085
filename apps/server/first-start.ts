import { type Mode, readMode, SYSTEM, somebodyExists } from '@kit/access'
import { OutageError, t } from '@kit/base'
import type { Store } from '@kit/store'
import type { ServeOptions } from './serve.ts'

/**
 * Fills an empty database with the made-up district where that is wished. What a database holds is decided once: real
 * data are never mixed with made-up ones, and a later plain start keeps what is there.
 */
export async function fillFirstTime(store: Store, options: ServeOptions): Promise<void> {
  const mode = await modeOf(store)
  if (mode === 'demo' && !options.demo) throw holdsDemo()
  if (mode === 'own' || !options.demo) return
}

async function modeOf(store: Store): Promise<Mode | null> {
  return store.transaction(SYSTEM, async tx => {
    const mode = await readMode(tx)
    return mode ?? ((await somebodyExists(tx)) ? 'own' : null)
  })
}

function holdsDemo(): OutageError {
  return new OutageError(
    t('这个数据文件夹里装的是演示数据。', 'This data folder holds the demonstration.'),
    t(
      '请另选一个文件夹存放本单位的数据，例如：npm start -- --empty --data 我的数据',
      'Choose another folder for your own data, for example: npm start -- --empty --data my-data',
    ),
  )
}
