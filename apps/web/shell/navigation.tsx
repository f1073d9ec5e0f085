import { type NavGroup, useMe, useWords } from '@kit/ui-kit'
import { Link, useLocation } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useEffect } from 'react'
import { SCREENS } from '../modules.ts'
import { ScreenIcon } from './icons.tsx'
import { Mark } from './logo.tsx'
import css from './navigation.module.css'

const GROUPS: readonly NavGroup[] = ['measure', 'plan', 'data', 'rules', 'office']

export function Navigation() {
  return (
    <aside className={`${css.side} jh-noprint`}>
      <Mark />
      <Links />
    </aside>
  )
}

/** The same links on a phone. Choosing one closes the drawer, and so does Esc. */
export function NavigationDrawer({ open, close }: { open: boolean; close: () => void }) {
  const { pathname } = useLocation()
  useEffect(close, [pathname])
  return (
    <Drawer
      open={open}
      onClose={close}
      placement="left"
      size={264}
      title={<Mark />}
      styles={{ body: { padding: 8 } }}
    >
      <Links />
    </Drawer>
  )
}

function Links() {
  const w = useWords('shell')
  const me = useMe()
  const visible = SCREENS.filter(s => s.navGroup !== 'hidden' && me.permissions.includes(s.permission))
  return (
    <nav aria-label={w('nav.label')} className={css.nav}>
      {GROUPS.map(group => {
        const inGroup = visible.filter(s => s.navGroup === group)
        if (inGroup.length === 0) return null
        return (
          <section key={group}>
            <h2>{w(`nav.${group}`)}</h2>
            <ul>
              {inGroup.map(screen => (
                <li key={screen.path}>
                  <Link to={screen.path} search={keepSelection} activeProps={{ 'aria-current': 'page' }}>
                    <ScreenIcon name={screen.icon} />
                    {w(screen.titleKey)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

/** Period and pack go along from screen to screen; filters of one screen do not. */
function keepSelection(before: Record<string, unknown>) {
  const kept = Object.entries(before).filter(([key]) => key === 'period' || key === 'pack')
  return Object.fromEntries(kept)
}
