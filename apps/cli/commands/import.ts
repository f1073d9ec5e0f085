import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Caller } from '@kit/access'
import { must, type Period, Refused, t } from '@kit/base'
import { Imports } from '@loop/data'
import type { Import } from '@loop/data/schema'
import { operator, withStore } from '../database.ts'
import { EXIT } from '../exit.ts'
import { asRefusal, periodOf } from '../file-assessment.ts'
import { dataFolder, fromHere, POLICIES } from '../policies.ts'
import { regionOnRecord } from '../region.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly region?: string
  readonly period?: string
  readonly mapping?: string
  readonly reason?: string
  readonly errors?: string
  readonly data?: string
  readonly preview?: boolean
}

export const importFile: CliCommand = (command, say, terminal) => {
  command
    .argument('<file>', say(t('xlsx 或 csv 文件', 'xlsx or csv file')))
    .option('--region <code>', say(t('区划代码', 'region code')))
    .option('--period <period>', say(t('学年（文件里没写时）', 'school year, if the file does not say')))
    .option('--mapping <id>', say(t('指定表样', 'layout to read it by')))
    .option('--reason <text>', say(t('更改已锁定数据的理由', 'why figures of a locked period change')))
    .option(
      '--errors <file>',
      say(t('有问题时写出标注问题的工作簿', 'write the marked workbook if there are problems')),
    )
    .option('--preview', say(t('只预览，不入库', 'preview only, store nothing')))
    .option('--data <folder>', say(t('数据文件夹', 'data folder')))
    .action(async (file: string, options: Options) => {
      const out = terminal()
      const done = await withStore(options.data, store =>
        run({ store, actor: operator(), lang: out.lang, ip: 'cli' }, file, options, out),
      )
      out.answer({ import: done }, summary(done, out))
      if (done.state !== 'stored' && done.state !== 'ready') process.exitCode = EXIT.refused
    })
}

async function run(caller: Caller, file: string, options: Options, out: Terminal): Promise<Import> {
  const imports = new Imports({ policies: POLICIES, folder: join(dataFolder(options.data), 'imports') })
  const region = await caller.store.transaction(caller.actor, tx => regionOnRecord(tx, options.region))
  const path = fromHere(file)
  const asked = {
    region: region.code,
    period: periodOf(options.period) as Period | undefined,
    mapping: options.mapping,
  }
  const begun = must(
    await imports.start(caller, asked, { name: basename(path), stream: createReadStream(path) }),
  )
  const checked = await settled(imports, caller, region.code, begun.id, out)
  if (checked.state === 'ready' && options.preview) {
    must(await imports.cancel(caller, region.code, begun.id))
    return checked
  }
  if (checked.state !== 'ready') {
    await saveErrors(imports, caller, checked, region.code, options)
    throw new Refused(checked.problems.filter(p => p.level === 'error').map(asRefusal))
  }
  must(await imports.commit(caller, region.code, begun.id, options.reason ?? null))
  const stored = await settled(imports, caller, region.code, begun.id, out)
  if (stored.state !== 'stored')
    throw new Refused(stored.problems.filter(p => p.level === 'error').map(asRefusal))
  return stored
}

const LOOK_MS = 250

/** Waits until nothing is under way any more and shows how far it is. */
async function settled(
  imports: Imports,
  caller: Caller,
  region: string,
  id: string,
  out: Terminal,
): Promise<Import> {
  const shown = out.progress(100)
  const done = imports.settled(id).then(() => true)
  while (!(await Promise.race([done, pause(LOOK_MS, false)]))) {
    const { state, progress } = must(await imports.find(caller, region, id))
    shown.step(
      state === 'storing' ? t('正在入库', 'Storing') : t('正在检查', 'Checking'),
      Math.floor(progress * 100),
    )
  }
  shown.end()
  return must(await imports.find(caller, region, id))
}

async function saveErrors(
  imports: Imports,
  caller: Caller,
  checked: Import,
  region: string,
  options: Options,
): Promise<void> {
  if (options.errors === undefined) return
  const marked = await imports.errors(caller, region, checked.id)
  if (marked.ok) await writeFile(fromHere(options.errors), marked.value.file)
}

function summary({ preview, counts, state }: Import, { say }: Terminal): string[] {
  const head =
    state === 'stored' ? t('已入库。', 'Stored.') : t('预览，没有入库。', 'Preview; nothing is stored.')
  const told = t(
    `提醒 ${counts.warning} 条，提示 ${counts.note} 条。`,
    `${counts.warning} warnings, ${counts.note} notes.`,
  )
  if (preview === null) return [say(head), say(told)]
  const { factsNew, factsChanged, factsSame, factsContested, unitsNew } = preview
  return [
    say(head),
    say(
      t(
        `新增数据 ${factsNew} 个，更改 ${factsChanged} 个，不变 ${factsSame} 个，与其他来源不一致 ${factsContested} 个；新学校 ${unitsNew} 所。`,
        `${factsNew} new figures, ${factsChanged} changed, ${factsSame} the same, ${factsContested} at odds with another source; ${unitsNew} new units.`,
      ),
    ),
    say(told),
  ]
}
