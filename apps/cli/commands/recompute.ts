import { must, t } from '@kit/base'
import { recompute as recomputeAssessment } from '@loop/measure'
import { operator, withStore } from '../database.ts'
import { EXIT } from '../exit.ts'
import { regionOf } from '../region.ts'
import type { CliCommand } from './command.ts'

export const recompute: CliCommand = (command, say, terminal) => {
  command
    .argument('<assessment>', say(t('测算编号', 'id of the assessment')))
    .option('--region <code>', say(t('区划代码', 'region code')))
    .option('--data <folder>', say(t('数据文件夹', 'data folder')))
    .action(async (id: string, options: { region?: string; data?: string }) => {
      const proof = await withStore(options.data, store =>
        store.transaction(operator(), async tx => {
          const region = await regionOf(tx, id, options.region)
          return must(await recomputeAssessment(tx, region, id))
        }),
      )
      const out = terminal()
      out.answer({ proof }, [
        proof.same
          ? out.say(t('一致：复算结果逐字节相同。', 'The same: recomputing gives the same bytes.'))
          : out.say(t('不一致！', 'Not the same!')),
        `  ${proof.result.stored}`,
        `  ${proof.result.now}`,
        out.say(
          t(
            `  引擎 ${proof.engine}，规则包 ${proof.pack.id} ${proof.pack.version}`,
            `  engine ${proof.engine}, pack ${proof.pack.id} ${proof.pack.version}`,
          ),
        ),
      ])
      if (!proof.same) process.exitCode = EXIT.refused
    })
}
