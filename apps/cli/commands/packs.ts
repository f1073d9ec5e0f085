import { t } from '@kit/base'
import { isReviewDue, type Pack, packPage, unverifiedIn } from '@kit/policy'
import { packOf, readPolicies } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

export const packs: CliCommand = (command, say, terminal) => {
  command
    .argument('[pack]', say(t('规则包编号', 'id of a pack')))
    .option('--day <day>', say(t('按哪一天的规定', 'day on which the law is read')))
    .action(async (id: string | undefined, options: { day?: string }) => {
      const policies = await readPolicies()
      const out = terminal()
      const day = options.day ?? new Date().toISOString().slice(0, 10)
      if (id === undefined) list([...policies.packs.values()], day, out)
      else show(packOf(policies, id), packPage(packOf(policies, id), policies.vocabulary, day), out)
    })
}

function list(all: readonly Pack[], day: string, out: Terminal): void {
  const heads = all.map(pack => ({
    id: pack.id,
    version: pack.version,
    title: pack.title,
    digest: pack.digest,
    tests: pack.tests.length,
    unverified: unverifiedIn(pack).length,
    reviewDue: isReviewDue(pack, day),
  }))
  out.answer(
    { packs: heads },
    heads.flatMap(p => [
      `${p.id}  ${p.version}  ${out.say(p.title)}`,
      `  ${out.say(t(`${p.tests} 条测试，${p.unverified} 处未核实`, `${p.tests} tests, ${p.unverified} unverified`))}${
        p.reviewDue ? out.say(t('，已到复核期', ', review is due')) : ''
      }`,
    ]),
  )
}

function show(pack: Pack, page: ReturnType<typeof packPage>, out: Terminal): void {
  out.answer({ pack: page }, [
    `${pack.id}  ${pack.version}  ${out.say(pack.title)}`,
    ...pack.tests.map(
      test =>
        `  [${test.source.clause}] ${out.say(test.title)}${test.source.status === 'unverified' ? ' ※' : ''}  (${test.op})`,
    ),
  ])
}
