/**
 * zod calls an absent key `T | undefined`, our types call it absent. Nothing undefined comes out of YAML, so only the
 * name of the type changes.
 */
export function plain<T>(value: T): Defined<T> {
  return value as Defined<T>
}
type Defined<T> = T extends readonly (infer E)[]
  ? readonly Defined<E>[]
  : T extends object
    ? { [K in keyof T]: Defined<Exclude<T[K], undefined>> }
    : T
