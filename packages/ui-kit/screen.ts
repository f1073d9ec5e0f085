import type { ComponentType } from 'react'

/** Where the navigation lists a screen; `hidden` screens are reached from others (one school, one pack). */
export type NavGroup = 'measure' | 'plan' | 'data' | 'rules' | 'office' | 'hidden'

/** A screen as a value: the shell mounts it, lists it in the navigation and loads it when it is visited. */
export interface Screen {
  /** TanStack path under the shell, with `$name` parameters: `/schools/$unit`. */
  readonly path: string
  /** i18n key with namespace: `measure:overview.title`. */
  readonly titleKey: string
  readonly navGroup: NavGroup
  /** Name of an icon of the shell (apps/web/shell/icons.tsx). */
  readonly icon?: string
  /** Permission code; people without it neither see nor reach the screen. */
  readonly permission: string
  /** Fills the window, without navigation and toolbar: for the wall of a hall. */
  readonly standsAlone?: boolean
  readonly load: () => Promise<{ readonly Component: ComponentType }>
}

/** A page everybody may read without signing in: `/public/$region`. */
export type PublicScreen = Pick<Screen, 'path' | 'titleKey' | 'load'>

type Texts = Readonly<Record<string, unknown>>

/** Texts of a module in both languages; same keys in each. Namespace = the module's name. */
export interface Messages {
  readonly namespace: string
  readonly zh: Texts
  /** Long texts are loaded when somebody reads English: the first load is everybody's. */
  readonly en: Texts | (() => Promise<Texts>)
}

/** What the server would say in a named state: a body, a refusal, silence, or no connection. */
export type CannedAnswer = { readonly body: unknown; readonly status?: number } | 'pending' | 'offline'

/** A named state of a screen, for the gallery and the screen tests: the whole product at an address. */
export interface ScreenState {
  /** Address inside the product: `/overview?period=2020-2021`. */
  readonly at: string
  /** Answers by `METHOD /path` (exact path, or with a trailing `*`); later entries win over the common ones. */
  readonly answers: Readonly<Record<string, CannedAnswer>>
}
export type ScreenStates = Readonly<Record<string, ScreenState>>
