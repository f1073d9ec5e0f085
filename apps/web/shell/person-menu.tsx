import { UserOutlined } from '@ant-design/icons'
import { useApi, useMe, useWords } from '@kit/ui-kit'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { signOut } from '../sign-in/auth.ts'
import css from './person-menu.module.css'

/** Seldom needed, and forms are heavy: loaded when somebody asks. */
const PasswordDialog = lazy(() =>
  import('../password/password-dialog.tsx').then(m => ({ default: m.PasswordDialog })),
)

export function PersonMenu() {
  const w = useWords('shell')
  const me = useMe()
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [changing, setChanging] = useState(false)
  const leave = async () => {
    await signOut(api)
    queries.clear()
    await navigate({ to: '/sign-in' })
  }
  const items = [
    { key: 'roles', disabled: true, label: me.roles.map(role => w(`role.${role}`)).join(w('listComma')) },
    { key: 'version', disabled: true, label: w('version', { version: me.version }) },
    { type: 'divider' as const },
    { key: 'password', label: w('password.title'), onClick: () => setChanging(true) },
    { key: 'leave', label: w('signOut'), onClick: () => void leave() },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" icon={<UserOutlined />} aria-label={me.person.name}>
          <span className={css.name}>{me.person.name}</span>
        </Button>
      </Dropdown>
      {changing && (
        <Suspense>
          <PasswordDialog open close={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  )
}
