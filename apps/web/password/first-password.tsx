import { useApi, useWords } from '@kit/ui-kit'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { LangSwitch } from '../shell/lang-switch.tsx'
import { Mark } from '../shell/logo.tsx'
import { signOut } from '../sign-in/auth.ts'
import css from './first-password.module.css'
import { PasswordForm } from './password-form.tsx'

/** Somebody else knows this person's password: nothing else is open until it is changed. */
export function FirstPassword({ name }: { name: string }) {
  const w = useWords('shell')
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut(api)
    queries.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <main className={css.page}>
      <title>{`${w('password.firstTitle')} · ${w('product')}`}</title>
      <header className={css.head}>
        <Mark />
        <LangSwitch />
      </header>
      <h1>{w('password.firstTitle')}</h1>
      <p className="jh-soft">{w('password.firstText', { name })}</p>
      <PasswordForm done={() => void queries.invalidateQueries()} />
      <Button type="link" onClick={() => void leave()} className={css.leave ?? ''}>
        {w('signOut')}
      </Button>
    </main>
  )
}
