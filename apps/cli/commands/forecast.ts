import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert, Refused, refusal, t } from '@kit/base'
import { forecastPupils } from '@kit/kernels/forecast'
import {
  gradeTable,
  type Line,
  linesOf,
  namedScenarios,
  placeTable,
  readAreas,
  readHistory,
  readHomes,
  readPermits,
  readScenarios,
  readSeats,
  scenariosOf,
} from '@loop/allocate/forecast'
import { writeTable } from '@loop/allocate/lists'
import { fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly history: string
  readonly due: string
  readonly seats?: string
  readonly homes?: string
  readonly scenarios: string
  readonly ahead: string
  readonly share: string
  readonly out?: string
}

export const forecast: CliCommand = (command, say, terminal) => {
  command
    .requiredOption(
      '--history <file>',
      say(t('历年在校生（学校、学年、年级、人数）', 'pupils by school, year and grade')),
    )
    .requiredOption(
      '--due <file>',
      say(
        t(
          '应入学儿童（学校、学年、应入学，可加随迁），含未来各年',
          'children due to enter, future years too; of them permits',
        ),
      ),
    )
    .option('--seats <file>', say(t('学位（学校、学位，可加片区）', 'seats by school, with areas')))
    .option('--homes <file>', say(t('住房交付（学校、学年、套数）', 'homes completed, by school and year')))
    .option(
      '--scenarios <id|file>',
      say(t('情景：stated、low-middle-high 或自己的 yaml', 'scenarios that come with it, or a yaml file')),
      'stated',
    )
    .option('--ahead <years>', say(t('预测几年', 'years ahead')), '3')
    .option('--share <percent>', say(t('区间应含的把握（%）', 'share the band should hold (%)')), '80')
    .option('--out <folder>', say(t('输出文件夹', 'folder to write to')))
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const [ahead, share] = [Number(options.ahead), Number(options.share) / 100]
  if (!Number.isInteger(ahead) || ahead < 1 || ahead > 12 || !(share > 0 && share < 1))
    throw new Refused([BAD_RANGE])
  const dueFile = fromHere(options.due)
  const seatsFile = options.seats === undefined ? null : fromHere(options.seats)
  const history = await readHistory(fromHere(options.history), dueFile, ahead)
  const { schools, firstYear, cohorts } = history
  const { scenarios: named } = options
  const { entryAge, titles, scenarios } = scenariosOf(
    named.endsWith('.yaml') ? await readScenarios(fromHere(named)) : await namedScenarios(named),
  )
  const areas = await readAreas(seatsFile, schools, out.say(t('全县', 'the county')))
  const shown = out.progress(100)
  const found = forecastPupils({
    cohorts,
    ahead,
    share,
    scenarios,
    areas: areas.of,
    seats: seatsFile === null ? schools.map(() => Number.NaN) : await readSeats(seatsFile, schools),
    stated: {
      entryAge,
      permits: await readPermits(dueFile, history, ahead),
      homes: options.homes === undefined ? null : await readHomes(fromHere(options.homes), history, ahead),
    },
    onProgress: done => {
      shown.step(t('正在预测', 'Forecasting'), Math.floor(done * 100))
      return true
    },
  })
  shown.end()
  assert(found, 'nobody told it to stop')
  const { lang } = out
  const of = { from: firstYear + cohorts.years, lang }
  const lines = linesOf(found, titles, 'schools', { ...of, names: schools })
  const places = linesOf(found, titles, 'areas', { ...of, names: areas.names })
  const folder = options.out === undefined ? dirname(fromHere(options.history)) : fromHere(options.out)
  await mkdir(folder, { recursive: true })
  const tables = [
    placeTable('schools', lines, lang),
    placeTable('areas', places, lang),
    gradeTable(found, titles, history, lang),
  ]
  const files = tables.map(x => join(folder, `${x.name}.csv`))
  for (const [i, { header, rows }] of tables.entries()) await writeTable(files[i] as string, header, rows)
  const head = t(
    `${schools.length} 所学校，历史 ${cohorts.years} 年，预测 ${ahead} 年；区间按以往误差应含 ${options.share}%。`,
    `${schools.length} schools, ${cohorts.years} years of history, ${ahead} ahead; bands hold ${options.share}% of past errors.`,
  )
  out.answer({ smoothing: found.smoothing, lines, areas: places, files }, [
    out.say(head),
    ...places.map(l => out.say(sentence(l))),
    ...lines.filter(l => (l.chanceOver ?? 0) >= 0.5).map(l => `  ! ${out.say(sentence(l)).trim()}`),
    ...files.map(file => `  ${file}`),
  ])
}

function sentence({ scenario, place, year, pupils, low, high, spare, chanceOver }: Line) {
  const n = Math.round(pupils)
  const seats = spare === null ? null : Math.round(pupils + spare) - n
  const [chance, band] = [Math.round((chanceOver ?? 0) * 100), `${Math.round(low)}–${Math.round(high)}`]
  const zh = seats === null ? '' : seats < 0 ? `，缺学位 ${-seats}` : `，余学位 ${seats}`
  const en = seats === null ? '' : seats < 0 ? `, ${-seats} seats short` : `, ${seats} seats spare`
  return t(
    `  ${scenario} ${year} 年 ${place}：约 ${n} 人（${band}）${zh}${seats === null ? '' : `，不够的可能 ${chance}%`}`,
    `  ${scenario} ${year} ${place}: about ${n} (${band})${en}${seats === null ? '' : `, chance of too few ${chance}%`}`,
  )
}

const BAD_RANGE = refusal(
  'forecast.bad-range',
  '--ahead / --share',
  t('年数应为 1 至 12，把握应在 0 与 100 之间。', 'Years are 1 to 12, the share between 0 and 100.'),
  t('例如 --ahead 3 --share 80。', 'For example --ahead 3 --share 80.'),
)
