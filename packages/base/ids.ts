declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** 12-digit statistical region code (统计用区划代码), e.g. `140107000000`: the tenant key of every table. */
export type RegionCode = Brand<string, 'RegionCode'>

/** Leading digits of region codes a person may see: `140107` a county, `1401` a city, `14` a province, `` all. */
export type RegionScope = Brand<string, 'RegionScope'>

/** Id of a school, legal entity, campus, teaching point, union or group inside its region. */
export type UnitId = Brand<string, 'UnitId'>

/**
 * The scope that covers a region and all below it: its code without the trailing empty levels.
 *
 * @example regionScopeOf('140107000000' as RegionCode) // → '140107'
 */
export function regionScopeOf(region: RegionCode): RegionScope {
  const levels: readonly number[] = [2, 4, 6, 9, 12]
  const width = levels.find(w => /^0*$/.test(region.slice(w))) ?? 12
  return region.slice(0, width) as RegionScope
}
