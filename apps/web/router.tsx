import { useMay, useWords } from '@kit/ui-kit'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { PUBLIC_SCREENS, SCREENS } from './modules.ts'
import { Alone, Frame } from './shell/frame.tsx'
import { NoEntry, NotFound } from './shell/no-entry.tsx'
import { Open } from './shell/open.tsx'
import { ScreenCrash } from './shell/screen-crash.tsx'

/** Search parameters stay plain text: screens read them through the kit and a link is the same for everybody. */
const search = {
  parse: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringify: (values: Record<string, unknown>) => {
    const entries = Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '')
    const params = new URLSearchParams(entries.map(([k, v]) => [k, String(v)]))
    const out = params.toString()
    return out === '' ? '' : `?${out}`
  },
}

export function createShellRouter(history: RouterHistory) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'SignIn'),
  })
  const setUp = createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./set-up/set-up.tsx'), 'SetUp'),
  })
  const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })
  const home = createRoute({
    getParentRoute: () => frame,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: SCREENS[0]?.path ?? '/sign-in', replace: true })
    },
  })
  const alone = createRoute({ getParentRoute: () => root, id: 'alone', component: Alone })
  const open = createRoute({ getParentRoute: () => root, id: 'open', component: Open })
  const mounted = (isAlone: boolean) =>
    SCREENS.filter(screen => (screen.standsAlone ?? false) === isAlone).map(screen =>
      createRoute({
        getParentRoute: () => (isAlone ? alone : frame),
        path: screen.path,
        component: guarded(screen.permission, screen.titleKey, lazyRouteComponent(screen.load, 'Component')),
        errorComponent: ScreenCrash,
      }),
    )
  const pages = PUBLIC_SCREENS.map(page =>
    createRoute({
      getParentRoute: () => open,
      path: page.path,
      component: titled(page.titleKey, lazyRouteComponent(page.load, 'Component')),
      errorComponent: ScreenCrash,
    }),
  )
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      setUp,
      frame.addChildren([home, ...mounted(false)]),
      alone.addChildren(mounted(true)),
      open.addChildren(pages),
    ]),
    history,
    parseSearch: search.parse,
    stringifySearch: search.stringify,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    scrollRestoration: true,
  })
}

function titled(titleKey: string, Component: ComponentType) {
  return function Titled() {
    const w = useWords('shell')
    return (
      <>
        <title>{`${w(titleKey)} · ${w('product')}`}</title>
        <Component />
      </>
    )
  }
}

function guarded(permission: string, titleKey: string, Component: ComponentType) {
  return function Guarded() {
    const w = useWords('shell')
    const title = w(titleKey)
    if (!useMay(permission)) return <NoEntry screen={title} />
    return (
      <>
        <title>{`${title} · ${w('product')}`}</title>
        <Component />
      </>
    )
  }
}
