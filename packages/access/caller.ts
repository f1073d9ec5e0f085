import type { Lang, Text } from '@kit/base'
import type { AnyRoute } from '@kit/http'
import type { Actor, Store } from '@kit/store'

/** Who calls a route. Territory (`:region` of the path) and permission are already checked when `run` sees it. */
export interface Caller {
  readonly actor: Actor
  readonly store: Store
  readonly lang: Lang
  readonly ip: string
}

/** A thing one may be allowed to do, `<module>.<verb>`, with its name for the screens. */
export interface Permission {
  readonly code: string
  readonly title: Text
}

/** What a module brings to the server; `Deps` is what the server must hand it (packs, folders, limits). */
export interface ModuleDefinition<Deps = void> {
  readonly name: string
  /** Folder of its SQL migrations: `new URL('./migrations/', import.meta.url)`; null when it has no tables. */
  readonly migrations: URL | null
  readonly permissions: readonly Permission[]
  readonly routes: (deps: Deps) => readonly AnyRoute<Caller>[]
}
