import { dirname, join } from 'node:path'
import { Refused, refusal, type Text, t } from '@kit/base'
import {
  type Certificate,
  type Made,
  type OwnPath,
  pathOf,
  verifyAssignment,
  WHY,
} from '@loop/allocate/assign'
import { readTable } from '@loop/allocate/lists'
import { decideFrom } from '../commands/assign.ts'
import type { Verified, VerifyFiles } from './verified.ts'

/** Checks a published assignment again from its lists; the tables of seats and cutoffs lie beside the certificate. */
export async function verifySeats(
  file: string,
  certificate: Certificate,
  files: VerifyFiles,
): Promise<Verified> {
  const { list, schools, plan, id, ...others } = files
  if (list === undefined || schools === undefined || plan === undefined) throw new Refused([NEEDS_LISTS])
  if (certificate.draw !== null && others.draw === undefined) throw new Refused([NEEDS_DRAW])
  const numbers = certificate.draw === null ? { seed: certificate.seed } : {}
  const again = await decideFrom({ list, schools, plan, ...others, ...numbers })
  const [seats, cutoffs] = await Promise.all(
    ['assignment.csv', 'cutoffs.csv'].map(f => readTable(join(dirname(file), f))),
  )
  return {
    rehearsal: false,
    checks: verifyAssignment(certificate, again, { seats: seats!, cutoffs: cutoffs! }),
    own: id === undefined ? null : ownOf(again, id),
  }
}

/** Each school with the reason why this family is there or not, wished for or not; twins who were parted one after the other. */
function ownOf(made: Made, id: string): Verified['own'] {
  const own = pathOf(made, id)
  if (own === null) throw new Refused([UNKNOWN_ID(id)])
  return { data: own, lines: own.answers.map(sentenceOf) }
}

function sentenceOf(a: OwnPath['answers'][number]): Text {
  const why = WHY[a.reason]
  const wish = a.wish === null ? t('未填报', 'not a wish') : t(`第 ${a.wish} 志愿`, `wish ${a.wish}`)
  const last =
    a.lastNumber === ''
      ? t('', '')
      : t(
          `（录取止于 ${a.lastClass}、${a.lastNumber} 号；本人 ${a.own || '—'}）`,
          ` (last admitted: ${a.lastClass}, number ${a.lastNumber}; own class ${a.own || '—'})`,
        )
  return t(
    `${a.school} ${a.seats}，${wish.zh}：${why.zh}${last.zh}`,
    `${a.school} ${a.seats}, ${wish.en}: ${why.en}${last.en}`,
  )
}

const NEEDS_LISTS = refusal(
  'verify.needs-lists',
  '--list --schools --plan',
  t('核验学位分配要用当时的名单、学校表和方案。', 'An assignment is checked against its lists and its plan.'),
  t(
    '用 --list、--schools、--plan（有分配到校的再加 --quotas）给出。',
    'Give --list, --schools and --plan, and --quotas where there are quotas.',
  ),
)
const NEEDS_DRAW = refusal(
  'verify.needs-draw',
  '--draw',
  t('这次分配用的是一次派位的号码。', 'This assignment used the numbers of a draw.'),
  t('用 --draw 给出那次的 transcript.json。', 'Give its transcript.json with --draw.'),
)
const UNKNOWN_ID = (id: string) =>
  refusal(
    'verify.unknown-id',
    id,
    t('名单里没有这个编号。', 'There is no such number in the list.'),
    t('请核对编号。', 'Check the number.'),
  )
