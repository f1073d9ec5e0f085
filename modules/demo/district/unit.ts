import type { Unit } from '@loop/data/schema'

export type UnitKind = Unit['kind']

/** 学校(机构)标识码: category, province (Shanxi), running number. */
export function identityCode(category: '11' | '21' | '31' | '34' | '51', serial: number): string {
  return `${category}14${String(serial).padStart(6, '0')}`
}

/** A unit with nothing said but what it is. */
export function unit(id: string, kind: UnitKind, name: string, rest: Partial<Unit> = {}): Unit {
  return {
    id,
    kind,
    name,
    code: null,
    parent: null,
    legalEntity: null,
    memberOf: null,
    openedOn: null,
    closedOn: null,
    ...rest,
  }
}
