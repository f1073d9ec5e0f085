import { Failure, useAnswer, useApi, useSearchText, useWords } from '@kit/ui-kit'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { LangSwitch } from '../shell/lang-switch.tsx'
import { Mark } from '../shell/logo.tsx'
import { Redirect } from '../shell/redirect.tsx'
import { signIn } from './auth.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import css from './sign-in.module.css'

const SetUpNeededSchema = z.object({ needed: z.boolean() })

export function SignIn() {
  const w = useWords('shell')
  const setUp = useAnswer(SetUpNeededSchema, '/api/access/setup')
  const enter = useEnter()
  const api = useApi()
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (values: { username: string; password: string }) => {
    setBusy(true)
    setError(null)
    try {
      await signIn(api, values.username, values.password)
      await enter()
    } catch (said) {
      setError(said instanceof Error ? said : new Error(String(said)))
    } finally {
      setBusy(false)
    }
  }
  if (setUp.data?.needed) return <Redirect to="/set-up" />
  return (
    <main className={css.page}>
      <title>{`${w('signIn.title')} · ${w('product')}`}</title>
      <header className={css.head}>
        <Mark />
        <LangSwitch />
      </header>
      <div className={css.columns}>
        <section className={css.form}>
          <h1>{w('signIn.title')}</h1>
          <p className="jh-soft">{w('signIn.lead')}</p>
          {error && <Failure error={error} />}
          <SignInForm busy={busy} submit={values => void submit(values)} />
        </section>
        <DemoAccounts busy={busy} submit={values => void submit(values)} />
      </div>
    </main>
  )
}

interface FormProps {
  readonly busy: boolean
  readonly submit: (values: { username: string; password: string }) => void
}

function SignInForm({ busy, submit }: FormProps) {
  const w = useWords('shell')
  return (
    <Form layout="vertical" onFinish={submit} requiredMark={false} size="large">
      <Form.Item
        name="username"
        label={w('signIn.username')}
        rules={[{ required: true, message: w('signIn.usernameMissing') }]}
      >
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={w('signIn.password')}
        rules={[{ required: true, message: w('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {w('signIn.submit')}
      </Button>
    </Form>
  )
}

/** Back to where the person was going; only ever inside this product. */
function useEnter() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { to } = useSearchText()
  return async () => {
    queries.clear()
    const inside = to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/sign-in') ? to : '/'
    await navigate({ href: inside })
  }
}
