import { Empty, Failure, useAnswer, useApi, useWords } from '@kit/ui-kit'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { LangSwitch } from '../shell/lang-switch.tsx'
import { Mark } from '../shell/logo.tsx'
import { signIn } from '../sign-in/auth.ts'
import css from './set-up.module.css'

const SetUpNeededSchema = z.object({ needed: z.boolean() })

interface SetUpValues {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly personName: string
  readonly username: string
  readonly password: string
}

/** First run without the demonstration: the region and its first administrator. */
export function SetUp() {
  const w = useWords('shell')
  const needed = useAnswer(SetUpNeededSchema, '/api/access/setup')
  const { submit, busy, error } = useSetUp()
  return (
    <main className={css.page}>
      <title>{`${w('setUp.title')} · ${w('product')}`}</title>
      <header className={css.head}>
        <Mark />
        <LangSwitch />
      </header>
      {needed.data?.needed === false ? (
        <Empty title={w('setUp.doneTitle')} action={<Link to="/sign-in">{w('setUp.toSignIn')}</Link>}>
          {w('setUp.doneText')}
        </Empty>
      ) : (
        <>
          <h1>{w('setUp.title')}</h1>
          <p className="jh-soft">{w('setUp.lead')}</p>
          {error && <Failure error={error} />}
          <SetUpForm busy={busy} submit={submit} />
        </>
      )}
    </main>
  )
}

function SetUpForm({ busy, submit }: { busy: boolean; submit: (values: SetUpValues) => void }) {
  const w = useWords('shell')
  const required = { required: true, message: w('setUp.missing') }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} size="large" className={css.form ?? ''}>
      <h2>{w('setUp.region')}</h2>
      <Form.Item
        name="code"
        label={w('setUp.code')}
        extra={w('setUp.codeHint')}
        rules={[required, { pattern: /^\d{12}$/, message: w('setUp.codeWrong') }]}
      >
        <Input inputMode="numeric" maxLength={12} autoFocus />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="nameZh" label={w('setUp.nameZh')} rules={[required]}>
          <Input />
        </Form.Item>
        <Form.Item name="nameEn" label={w('setUp.nameEn')} rules={[required]}>
          <Input />
        </Form.Item>
      </div>
      <h2>{w('setUp.administrator')}</h2>
      <Form.Item name="personName" label={w('setUp.personName')} rules={[required]}>
        <Input autoComplete="name" />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item
          name="username"
          label={w('setUp.username')}
          extra={w('setUp.usernameHint')}
          rules={[required, { min: 2, message: w('setUp.usernameShort') }]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={w('setUp.password')}
          extra={w('setUp.passwordHint')}
          rules={[required, { min: 10, message: w('setUp.passwordShort') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={busy}>
        {w('setUp.submit')}
      </Button>
    </Form>
  )
}

function useSetUp() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const run = async (values: SetUpValues) => {
    setBusy(true)
    setError(null)
    try {
      await api.post(z.unknown(), '/api/access/setup', {
        region: { code: values.code, name: { zh: values.nameZh, en: values.nameEn } },
        administrator: { name: values.personName, username: values.username, password: values.password },
      })
      await signIn(api, values.username, values.password)
      queries.clear()
      await navigate({ to: '/' })
    } catch (said) {
      setError(said instanceof Error ? said : new Error(String(said)))
    } finally {
      setBusy(false)
    }
  }
  return { submit: (values: SetUpValues) => void run(values), busy, error }
}
