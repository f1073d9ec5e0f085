import { type CellValue, type Row, shown } from '@kit/workbook'
import { plain } from '../rules/checks/identity.ts'
import type { BoundSheet } from './bind.ts'
import type { UnitField } from './mapping.ts'
import { cellText, placeIn, type Reading } from './reading.ts'
import type { UnitSays } from './roster.ts'

/** Takes what a row says of the school itself; a blank says nothing and leaves what is on record. */
export function takeUnitFields(row: Row, id: string, bound: BoundSheet, reading: Reading): void {
  const says: UnitSays = { id }
  const name = cellText(row, bound.name)
  if (name !== '') says.name = name
  for (const [field, index] of bound.fields) {
    const text = cellText(row, index)
    if (text !== '') takeField(row, field, index, text, says, reading)
  }
  reading.roster.register(says, placeIn(row, bound.code ?? bound.name))
}

function takeField(
  row: Row,
  field: UnitField,
  index: number,
  text: string,
  says: UnitSays,
  reading: Reading,
): void {
  const { roster, findings, knowledge } = reading
  switch (field) {
    case 'kind': {
      const kind = knowledge.words.kinds.get(plain(text))
      if (kind) says.kind = kind
      else findings.found('not-in-list', placeIn(row, index), text, kindWords(reading))
      return
    }
    case 'openedOn':
    case 'closedOn': {
      const day = dayOf(row.values[index] ?? null)
      if (day) says[field] = day
      else
        findings.found('not-a-date', placeIn(row, index), text, {
          metric:
            field === 'openedOn' ? { zh: '建校日期', en: 'Opened on' } : { zh: '撤销日期', en: 'Closed on' },
        })
      return
    }
    case 'legalEntity':
      says.legalEntity = roster.named('legal-entity', text, placeIn(row, index))
      return
    case 'memberOf':
      says.memberOf = roster.named('group', text, placeIn(row, index))
      return
    case 'parent':
      // Checked once the whole sheet is read: the parent may stand further down.
      says.parent = text
      return
    default:
      says[field] = text
  }
}

function kindWords({ knowledge }: Reading) {
  const kinds = [...new Set(knowledge.words.kinds.values())].map(knowledge.words.kindTitle)
  return { metric: { zh: '机构性质', en: 'Kind of unit' }, codes: kinds.join('、') }
}

/** @example dayOf('2020年9月1日') // → '2020-09-01' */
export function dayOf(value: CellValue): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(shown(value)))
  if (!found) return null
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** Turns what was written as parent school into its id, or says that there is no such school. */
export function settleParents({ roster, findings }: Reading): void {
  for (const unit of roster.mentioned) {
    if (unit.parent === null || roster.get(unit.parent)) continue
    const parent = roster.find(unit.parent)
    const place = roster.placeOf(unit.id) ?? { sheet: '', cell: 'A1' }
    if (parent === undefined) findings.found('unknown-parent', place, unit.parent, {})
    roster.register({ ...unit, parent: parent ?? null }, place)
  }
}
