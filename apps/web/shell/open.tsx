import { Outlet } from '@tanstack/react-router'
import css from './frame.module.css'
import { LangSwitch } from './lang-switch.tsx'
import { Mark } from './logo.tsx'

/** Around what everybody may read: the mark and the language, nothing that asks who is there. */
export function Open() {
  return (
    <>
      <header className={`${css.open} jh-noprint`}>
        <Mark />
        <LangSwitch />
      </header>
      <Outlet />
    </>
  )
}
