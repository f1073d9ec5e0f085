import { Failure, useApi, useWords } from '@kit/ui-kit'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { changePassword } from '../sign-in/auth.ts'

interface Values {
  readonly current: string
  readonly next: string
  readonly again: string
}

/** The present password and the new one, twice; the server has the last word. */
export function PasswordForm({ done }: { done: () => void }) {
  const w = useWords('shell')
  const api = useApi()
  const change = useMutation({
    mutationFn: ({ current, next }: Values) => changePassword(api, current, next),
    onSuccess: done,
  })
  const required = { required: true, message: w('setUp.missing') }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: Values) => change.mutate(values)}>
      <Form.Item name="current" label={w('password.current')} rules={[required]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={w('password.next')}
        extra={w('setUp.passwordHint')}
        rules={[required, { min: 10, message: w('setUp.passwordShort') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={w('password.again')}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('next')) throw new Error(w('password.differs'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error && <Failure error={change.error} />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {w('password.change')}
      </Button>
    </Form>
  )
}
