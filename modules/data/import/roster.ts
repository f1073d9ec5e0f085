import { plain } from '../rules/checks/identity.ts'
import type { Unit } from '../schema.ts'

type UnitKind = Unit['kind']

/** What a row says of a unit, blanks left out. */
export type UnitSays = { -readonly [K in keyof Unit]?: Unit[K] }

/** The units a file may speak of: those on record, and those it registers itself. */
export class Roster {
  readonly #known = new Map<string, Unit>()
  readonly #now = new Map<string, Unit>()
  readonly #byCode = new Map<string, string>()
  /** Built when a name is first asked for; most files speak by code alone. */
  #byName: Map<string, string | null> | null = null
  readonly #places = new Map<string, { sheet: string; cell: string }>()

  constructor(known: readonly Unit[]) {
    for (const unit of known) {
      this.#known.set(unit.id, unit)
      this.#remember(unit)
    }
  }

  get known(): number {
    return this.#known.size
  }

  /** Units as the file leaves them; unchanged ones included, since they do no harm. */
  get mentioned(): readonly Unit[] {
    return [...this.#now.values()]
  }

  get(id: string): Unit | undefined {
    return this.#now.get(id) ?? this.#known.get(id)
  }

  onRecord(id: string): Unit | undefined {
    return this.#known.get(id)
  }

  byCode(code: string): string | undefined {
    return this.#byCode.get(code)
  }

  /** Id of the one unit of that name; none when several bear it. */
  byName(name: string): string | undefined {
    if (this.#byName === null) {
      this.#byName = new Map()
      for (const unit of [...this.#known.values(), ...this.#now.values()])
        this.#rememberName(unit, this.#byName)
    }
    return this.#byName.get(plain(name)) ?? undefined
  }

  find(codeOrName: string): string | undefined {
    return this.byCode(plain(codeOrName)) ?? this.byName(codeOrName)
  }

  /** Where a unit that names a parent was registered. */
  placeOf(id: string): { sheet: string; cell: string } | undefined {
    return this.#places.get(id)
  }

  register(says: UnitSays, place: { sheet: string; cell: string }): Unit {
    const kind = says.kind ?? 'school'
    const id = says.id ?? says.code ?? idOf(kind, says.name ?? '')
    const unit = { ...EMPTY, ...this.get(id), ...says, id }
    this.#now.set(id, unit)
    if (unit.parent !== null) this.#places.set(id, place)
    this.#remember(unit)
    return unit
  }

  /** A group, union or legal entity that is only ever named, not listed. */
  named(kind: UnitKind, name: string, place: { sheet: string; cell: string }): string {
    return this.find(name) ?? this.register({ kind, name: name.trim() }, place).id
  }

  #remember(unit: Unit): void {
    if (unit.code) this.#byCode.set(unit.code, unit.id)
    if (this.#byName) this.#rememberName(unit, this.#byName)
  }

  #rememberName(unit: Unit, names: Map<string, string | null>): void {
    const name = plain(unit.name)
    const other = names.get(name)
    names.set(name, other === undefined || other === unit.id ? unit.id : null)
  }
}

/** Units without a code are known by what they are called. */
export function idOf(kind: UnitKind, name: string): string {
  return `${kind}:${plain(name)}`
}

const EMPTY: Unit = {
  id: '',
  kind: 'school',
  code: null,
  name: '',
  parent: null,
  legalEntity: null,
  memberOf: null,
  openedOn: null,
  closedOn: null,
}
