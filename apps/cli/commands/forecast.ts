import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refused, refusal, t } from '@kit/base'
import {
  at,
  type Cohorts,
  chanceOverSeats,
  forecastBands,
  projectPupils,
  tuneSmoothing,
} from '@kit/kernels/forecast'
import { type History, readHistory, readSeats } from '@loop/allocate/forecast'
import { writeTable } from '@loop/allocate/lists'
import { fromHere } from '../policies.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly history: string
  readonly due: string
  readonly seats?: string
  readonly ahead: string
  readonly share: string
  readonly out?: string
}

/** One school in one year ahead. */
interface Line {
  readonly school: string
  readonly year: number
  readonly pupils: number
  readonly low: number
  readonly high: number
  /** null: no seats given */
  readonly seats: number | null
  readonly chanceOver: number | null
}

export const forecast: CliCommand = (command, say, terminal) => {
  command
    .requiredOption(
      '--history <file>',
      say(t('历年在校生（学校、学年、年级、人数）', 'pupils by school, year and grade')),
    )
    .requiredOption(
      '--due <file>',
      say(t('应入学儿童（学校、学年、应入学），含未来各年', 'children due to enter, future years too')),
    )
    .option('--seats <file>', say(t('学位（学校、学位）', 'seats by school')))
    .option('--ahead <years>', say(t('预测几年', 'years ahead')), '3')
    .option('--share <percent>', say(t('区间应含的把握（%）', 'share the band should hold (%)')), '80')
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action(async (options: Options) => {
      const out = terminal()
      const [ahead, share] = [Number(options.ahead), Number(options.share) / 100]
      if (!Number.isInteger(ahead) || ahead < 1 || ahead > 12 || !(share > 0 && share < 1))
        throw new Refused([BAD_RANGE])
      const history = await readHistory(fromHere(options.history), fromHere(options.due), ahead)
      const seats =
        options.seats === undefined ? null : await readSeats(fromHere(options.seats), history.schools)
      const { smoothing } = tuneSmoothing(history.cohorts, history.cohorts.years)
      const lines = linesOf(history, ahead, share, seats, smoothing)
      const folder = options.out === undefined ? dirname(fromHere(options.history)) : fromHere(options.out)
      await mkdir(folder, { recursive: true })
      const file = join(folder, 'forecast.csv')
      await writeTable(
        file,
        ['学校', '学年', '预测人数', '下限', '上限', '学位', '超过学位的可能'],
        lines.map(rowOf),
      )
      const short = lines.filter(l => (l.chanceOver ?? 0) >= 0.5)
      out.answer({ smoothing, lines, file }, [
        out.say(
          t(
            `${history.schools.length} 所学校，历史 ${history.cohorts.years} 年，预测 ${ahead} 年；区间按以往误差应含 ${options.share}%。`,
            `${history.schools.length} schools, ${history.cohorts.years} years of history, ${ahead} ahead; bands hold ${options.share}% of past errors.`,
          ),
        ),
        ...totals(lines).map(([year, n]) =>
          out.say(t(`  ${year} 年合计 ${Math.round(n)} 人`, `  ${year}: ${Math.round(n)} pupils in all`)),
        ),
        ...short.map(l =>
          out.say(
            t(
              `  ! ${l.school} ${l.year} 年约 ${Math.round(l.pupils)} 人，学位 ${l.seats}，超过的可能 ${Math.round((l.chanceOver ?? 0) * 100)}%`,
              `  ! ${l.school} ${l.year}: about ${Math.round(l.pupils)}, seats ${l.seats}, chance over ${Math.round((l.chanceOver ?? 0) * 100)}%`,
            ),
          ),
        ),
        `  ${file}`,
      ])
    })
}

function linesOf(
  { schools, firstYear, cohorts }: History,
  ahead: number,
  share: number,
  seats: readonly number[] | null,
  smoothing: Parameters<typeof projectPupils>[3],
): Line[] {
  const { years } = cohorts
  const pupils = projectPupils(cohorts, years, ahead, smoothing)
  const { low, high } = forecastBands(cohorts, years, ahead, smoothing, share)
  return Array.from({ length: ahead }, (_, h) => h).flatMap(h => {
    const chance = seats && chanceOverSeats(cohorts, years, h + 1, smoothing, seats, 1)
    return schools.map((school, s): Line => {
      const known = seats !== null && !Number.isNaN(seats[s])
      return {
        school,
        year: firstYear + years + h,
        pupils: totalOf(cohorts, pupils, h, s),
        low: low[h * schools.length + s] as number,
        high: high[h * schools.length + s] as number,
        seats: known ? (seats[s] as number) : null,
        chanceOver: known ? (chance?.[s] ?? null) : null,
      }
    })
  })
}

function totalOf(cohorts: Cohorts, pupils: Float64Array, h: number, s: number): number {
  let sum = 0
  for (let g = 0; g < cohorts.grades; g++) sum += pupils[at(cohorts, h, s, g)] as number
  return sum
}

function rowOf(l: Line): (string | number)[] {
  const chance = l.chanceOver === null ? '' : `${Math.round(l.chanceOver * 100)}%`
  return [
    l.school,
    l.year,
    Math.round(l.pupils),
    Math.round(l.low),
    Math.round(l.high),
    l.seats ?? '',
    chance,
  ]
}

function totals(lines: readonly Line[]): [number, number][] {
  const byYear = new Map<number, number>()
  for (const l of lines) byYear.set(l.year, (byYear.get(l.year) ?? 0) + l.pupils)
  return [...byYear]
}

const BAD_RANGE = refusal(
  'forecast.bad-range',
  '--ahead / --share',
  t('年数应为 1 至 12，把握应在 0 与 100 之间。', 'Years are 1 to 12, the share between 0 and 100.'),
  t('例如 --ahead 3 --share 80。', 'For example --ahead 3 --share 80.'),
)
