/** What the launchers say on the terminal: Chinese first, then English. */

export const EXIT = { done: 0, refused: 1, wrongUse: 2, outage: 3, defect: 4 }

/** A stop that people are told in one sentence, with what to do. */
export class Stop extends Error {
  constructor(code, what, todo) {
    super(what.en)
    this.name = 'Stop'
    Object.assign(this, { code, what, todo })
  }
}

const WORLD = {
  ENOSPC: [
    { zh: '磁盘已满。', en: 'The disk is full.' },
    { zh: '请清理磁盘空间后重试。', en: 'Free some space and try again.' },
  ],
  EACCES: [
    { zh: '文件夹无法写入。', en: 'A folder cannot be written.' },
    { zh: '请修改其权限或属主后重试。', en: 'Change its permissions or owner and try again.' },
  ],
}
WORLD.EROFS = WORLD.EPERM = WORLD.EACCES

/** Says why the program ends and ends it. A defect of ours keeps its trace: it is to be reported. */
export function endWith(error) {
  const world = WORLD[error?.code]
  if (error?.name === 'Stop' || error?.name === 'OutageError') {
    console.error(`\n${error.what.zh}${error.todo.zh}\n${error.what.en} ${error.todo.en}`)
    process.exit(error.name === 'Stop' ? error.code : EXIT.outage)
  }
  if (world) {
    const at = error.path ? ` (${error.path})` : ''
    console.error(`\n${world[0].zh}${world[1].zh}${at}\n${world[0].en} ${world[1].en}${at}`)
    process.exit(EXIT.outage)
  }
  console.error('\n程序出错，请把下面的内容报告给开发者。')
  console.error('This is a defect; please report what follows.\n')
  console.error(error)
  process.exit(EXIT.defect)
}

/** One line that is redrawn in a terminal; elsewhere one line per step. */
export function progressLine(out = process.stdout) {
  let shown = ''
  return {
    show(step, done, total) {
      const label = `${step.zh} ${step.en}`
      if (!out.isTTY) {
        if (label !== shown) out.write(`${label}…\n`)
        shown = label
        return
      }
      const share = total === null || total === 0 ? null : Math.min(1, done / total)
      const bar =
        share === null
          ? ''
          : ` ${'█'.repeat(Math.round(share * 24)).padEnd(24, '░')} ${Math.floor(share * 100)}%`
      out.write(`\r\u001b[2K${label}${bar}`)
      shown = label
    },
    end() {
      if (out.isTTY && shown) out.write('\r\u001b[2K')
      shown = ''
    },
  }
}
