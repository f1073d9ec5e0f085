import { Failure, Loading, type Me, MeProvider, MeSchema, SignedOutError, useAnswer } from '@kit/ui-kit'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { DemoBanner } from './demo-banner.tsx'
import css from './frame.module.css'
import { Navigation, NavigationDrawer } from './navigation.tsx'
import { Redirect } from './redirect.tsx'
import { SelectionDefaults } from './selection-defaults.tsx'
import { SkipLink } from './skip-link.tsx'
import { Toolbar } from './toolbar.tsx'
import { useSlash } from './use-slash.ts'

/** Once in the life of an account: not in the first load of everybody. */
const FirstPassword = lazy(() =>
  import('../password/first-password.tsx').then(m => ({ default: m.FirstPassword })),
)

/** Screens with navigation and toolbar. */
export function Frame() {
  return <Admitted Inside={SignedIn} />
}

/** Screens that fill the window. */
export function Alone() {
  return <Admitted Inside={SignedInAlone} />
}

/** Nobody sees a screen before the server has said who is signed in. */
function Admitted({ Inside }: { Inside: (props: { me: Me }) => ReactNode }) {
  const me = useAnswer(MeSchema, '/api/me')
  const { href } = useLocation()
  if (me.error instanceof SignedOutError) return <Redirect to="/sign-in" search={{ to: href }} />
  if (me.data?.passwordDue) {
    return (
      <Suspense>
        <FirstPassword name={me.data.person.name} />
      </Suspense>
    )
  }
  if (me.data) return <Inside me={me.data} />
  if (me.error) {
    return (
      <main className={css.alone}>
        <Failure error={me.error} retry={() => void me.refetch()} />
      </main>
    )
  }
  return (
    <main className={css.alone}>
      <Loading lines={4} />
    </main>
  )
}

function SignedInAlone({ me }: { me: Me }) {
  return (
    <MeProvider me={me}>
      <SelectionDefaults>
        <Outlet />
      </SelectionDefaults>
    </MeProvider>
  )
}

function SignedIn({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  useSlash()
  return (
    <MeProvider me={me}>
      <SelectionDefaults>
        <SkipLink />
        <div className={css.frame}>
          <Navigation />
          <div className={css.body}>
            <Toolbar openNavigation={() => setOpen(true)} />
            {me.region.synthetic && <DemoBanner />}
            <main id="main" className={css.main} tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
        <NavigationDrawer open={open} close={() => setOpen(false)} />
      </SelectionDefaults>
    </MeProvider>
  )
}
