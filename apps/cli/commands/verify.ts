import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refused, refusal, t } from '@kit/base'
import type { Transcript } from '@kit/kernels/draw'
import type { Certificate } from '@loop/allocate/assign'
import type { Formation } from '@loop/allocate/classes'
import { EXIT } from '../exit.ts'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import { verifySeats } from '../verify/assignment.ts'
import { verifyFormation } from '../verify/classes.ts'
import { verifyDraw } from '../verify/draw.ts'
import type { Verified, VerifyFiles } from '../verify/verified.ts'
import type { CliCommand } from './command.ts'

export const verify: CliCommand = (command, say, terminal) => {
  command
    .argument(
      '<file>',
      say(
        t(
          '派位记录 transcript.json、学位分配的 certificate.json 或编班结果 classes.json',
          'transcript.json of a draw, certificate.json of an assignment or classes.json of a formation',
        ),
      ),
    )
    .option('--list <file>', say(t('公布的名单', 'the published list')))
    .option('--schools <file>', say(t('学位分配：学校与学位', 'assignment: schools and seats')))
    .option('--plan <file>', say(t('学位分配、编班：方案', 'assignment, classes: plan')))
    .option('--quotas <file>', say(t('学位分配：分配到校名额', 'assignment: quotas by group')))
    .option(
      '--draw <transcript>',
      say(
        t('学位分配所用的派位记录，或教师配班的记录', 'the draw an assignment used, or that of the teachers'),
      ),
    )
    .option(
      '--commitment <file>',
      say(t('派位：事先公布的 commitment.json', 'draw: the commitment.json published beforehand')),
    )
    .option('--id <number>', say(t('这个编号的全过程', 'the path of this number')))
    .action(async (file: string, options: VerifyFiles) => {
      tell(terminal(), await verified(fromHere(file), options))
    })
}

async function verified(path: string, files: VerifyFiles): Promise<Verified> {
  const content = await readJson(path)
  if (isOf<Transcript>(content, 'junheng-draw-1') && Array.isArray(content.results))
    return verifyDraw(content, files)
  if (isOf<Certificate>(content, 'junheng-assignment-1')) return verifySeats(path, content, files)
  if (isOf<Formation>(content, 'junheng-classes-1')) return verifyFormation(content, files)
  throw new Refused([NOT_KNOWN(basename(path))])
}

function isOf<T extends { readonly format: string }>(content: unknown, format: T['format']): content is T {
  return typeof content === 'object' && content !== null && 'format' in content && content.format === format
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    return null // whoever hands in another file need not know what JSON is
  }
}

function tell(out: Terminal, { rehearsal, checks, own }: Verified): void {
  const holds = checks.every(c => c.holds)
  out.answer(
    {
      holds,
      rehearsal,
      checks: checks.map(({ id, holds: h }) => ({ id, holds: h })),
      ...(own ? { own: own.data } : {}),
    },
    [
      ...(rehearsal
        ? [out.say(t('【演练】这不是正式派位的记录。', '[REHEARSAL] This is not the record of a draw.'))]
        : []),
      ...checks.map(c => `${c.holds ? '✓' : '✗'} ${out.say(c.words)}`),
      ...(own?.lines.map(out.say) ?? []),
      out.say(holds ? t('全部一致。', 'Everything holds.') : t('有不一致之处！', 'Something does not hold!')),
    ],
  )
  if (!holds) process.exitCode = EXIT.refused
}

const NOT_KNOWN = (at: string) =>
  refusal(
    'verify.not-known',
    at,
    t(
      '这不是派位记录、学位分配证明或编班结果。',
      'This is no record of a draw, no certificate and no formation.',
    ),
    t(
      '请选择 transcript.json、certificate.json 或 classes.json。',
      'Choose a transcript.json, certificate.json or classes.json.',
    ),
  )
