import { type Refusal, STAGES, t } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import { type MoveDraft, MoveDraftSchema, type Moves } from '../../funding/schema.ts'
import { stageName } from '../wording.ts'
import type { PlacedDraft } from './check-moves.ts'
import { badMove } from './move-refusals.ts'

/** A row of a file: where it stands, and its cells by heading. */
export interface MoveRow {
  readonly at: string
  cell(heading: string): string
}

/** Headings of a file of moves, as people write them; heads stand under the names of the figures. */
export const HEADINGS = {
  from: ['转出学校', 'from'],
  to: ['转入学校', 'to'],
  stage: ['学段', 'stage'],
  day: ['到校日期', 'day'],
  note: ['依据', 'note'],
} as const
const OUTSIDE = ['县外', '外县', 'outside']

/** Moves out of rows; every cell that cannot be read is named, all at once. */
export function draftsOf(
  rows: readonly MoveRow[],
  header: readonly string[],
  { units, metrics }: { readonly units: readonly Unit[]; readonly metrics: Moves['metrics'] },
): { readonly drafts: readonly PlacedDraft[]; readonly refusals: readonly Refusal[] } {
  const under = (names: readonly string[]) => names.find(name => header.includes(name))
  const missing = Object.values(HEADINGS).filter(names => under(names) === undefined)
  if (missing.length > 0) return { drafts: [], refusals: missing.map(names => noColumn(names[0], names[1])) }
  const read = rows.map(row => draftOf(row, names => row.cell(under(names) ?? ''), under, { units, metrics }))
  return {
    drafts: read.flatMap(({ at, draft }) => (draft ? [{ at, draft }] : [])),
    refusals: read.flatMap(({ refusals }) => refusals),
  }
}

function draftOf(
  { at }: MoveRow,
  cell: (names: readonly string[]) => string,
  under: (names: readonly string[]) => string | undefined,
  { units, metrics }: { readonly units: readonly Unit[]; readonly metrics: Moves['metrics'] },
): { at: string; draft: MoveDraft | null; refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const wrong = (zh: string, en: string) => {
    refusals.push(badMove('measure.move-unreadable', at, t(zh, en), FIX))
    return null
  }
  const place = (text: string) => {
    if (OUTSIDE.includes(text)) return null
    const found = units.filter(u => u.id === text || u.code === text || u.name === text)
    if (found.length === 1) return found[0]!.id
    wrong(`没有唯一的学校“${text}”`, `there is no single school "${text}"`)
    return text
  }
  const stage = STAGES.find(s => [s, stageName(s).zh, stageName(s).en].includes(cell(HEADINGS.stage)))
  if (!stage) wrong(`学段“${cell(HEADINGS.stage)}”不认识`, `the stage "${cell(HEADINGS.stage)}" is unknown`)
  const heads: Record<string, number> = {}
  for (const { id, title } of metrics) {
    const text = under([title.zh, title.en, id]) === undefined ? '' : cell([title.zh, title.en, id])
    if (text === '') continue
    if (/^\d{1,6}$/.test(text)) heads[id] = Number(text)
    else wrong(`“${title.zh}”不是人数：${text}`, `"${title.en}" is no number of persons: ${text}`)
  }
  const day = dayOf(cell(HEADINGS.day))
  if (day === null)
    wrong(`日期“${cell(HEADINGS.day)}”读不出`, `the day "${cell(HEADINGS.day)}" cannot be read`)
  const note = cell(HEADINGS.note)
  if (note === '') wrong('没有依据', 'it does not say what it rests on')
  const draft = { from: place(cell(HEADINGS.from)), to: place(cell(HEADINGS.to)), stage, day, heads, note }
  const read = MoveDraftSchema.safeParse(draft)
  return { at, draft: read.success && refusals.length === 0 ? read.data : null, refusals }
}

const FIX = t('请按模板改正这一格。', 'Correct the cell as in the template.')

/** `2021-03-15`, `2021/3/15`, `2021年3月15日`; a spreadsheet's date comes as the first. */
function dayOf(text: string): string | null {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text)
  if (!m) return null
  const day = `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`
  return Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day ? null : day
}

function noColumn(zh: string, en: string): Refusal {
  return badMove(
    'measure.move-no-column',
    zh,
    t(`缺少“${zh}”列`, `there is no column "${en}"`),
    t('请下载模板，照表头填写。', 'Download the template and keep its headings.'),
  )
}
