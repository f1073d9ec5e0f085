import { type Refusal, Refused, refusal, t } from '@kit/base'
import {
  type Found,
  type Grid,
  gridOf,
  type Published,
  placeIn,
  readAddresses,
  readPublished,
  readZonePlan,
} from '@loop/allocate/zones'
import { fileOrName, fromHere } from '../policies.ts'
import type { Terminal } from '../terminal.ts'
import type { CliCommand } from './command.ts'

interface Options {
  readonly zones: string
  readonly at?: string
  readonly address?: string
  readonly addresses?: string
  readonly in: string
  readonly rules: string
}

export const lookup: CliCommand = (command, say, terminal) => {
  command
    .description(say(t('查一个位置或地址属于哪个学区', 'which zone a place or an address belongs to')))
    .requiredOption('--zones <file>', say(t('划片.geojson 或 划片.csv', '划片.geojson or 划片.csv')))
    .option('--at <lon,lat>', say(t('经纬度', 'longitude and latitude')))
    .option('--address <text>', say(t('地址', 'an address')))
    .option('--addresses <file>', say(t('地址表', 'the list of addresses')))
    .option('--in <cgcs2000|gcj02|bd09>', say(t('坐标系', 'grid of the coordinates')), 'cgcs2000')
    .option(
      '--rules <id|file>',
      say(t('划片规则（边界容差）', 'rules (tolerance of borders)')),
      'nearby-stable',
    )
    .action((options: Options) => act(options, terminal()))
}

async function act(options: Options, out: Terminal): Promise<void> {
  const grid = gridOf(options.in)
  const published = await readPublished(fromHere(options.zones))
  const found = await answerOf(options, published, grid)
  const places = found.blocks.map(({ block, address }) => ({ ...published.blocks[block]!, address }))
  const lines = places.map(p => {
    const listed = p.address === undefined ? '' : ` ${p.address}`
    return `  ${p.id} ${p.name}${listed} → ${p.schools.join('、')}`
  })
  out.answer({ kind: found.kind, places }, [out.say(SAID[found.kind](places.length)), ...lines])
}

async function answerOf(options: Options, published: Published, grid: Grid): Promise<Found> {
  const { at, address, addresses } = options
  if (address !== undefined && addresses !== undefined)
    return (await readAddresses(fromHere(addresses), published, grid))(address)
  const place = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(at ?? '')
  if (place === null) throw new Refused([NO_QUESTION])
  const { borders } = await readZonePlan(fileOrName(options.rules))
  return placeIn(published, grid, [Number(place[1]), Number(place[2])], borders.tolerance)
}

const SAID = {
  found: () => t('属于：', 'It belongs to:'),
  ambiguous: () => t('对应多个小区，请人工核对：', 'Several blocks fit; a person has to decide:'),
  unknown: (n: number) =>
    n === 0
      ? t('没有查到。', 'Nothing was found.')
      : t('没有完全对应的，相近的有：', 'Nothing fits exactly; these are alike:'),
} as const

const NO_QUESTION: Refusal = refusal(
  'zones.no-question',
  '--at, --address',
  t(
    '请给出经纬度，或地址与地址表。',
    'Give longitude and latitude, or an address and the list of addresses.',
  ),
  t(
    '例如 --at 112.4486,37.6860，或 --address 迎春路12号 --addresses 地址.csv。',
    'For example --at 112.4486,37.6860.',
  ),
)
