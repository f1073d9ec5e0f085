import { Failure, useWords } from '@kit/ui-kit'
import { Form, Input, Modal } from 'antd'
import { type Role, useAddPerson, type WithPassword } from './asking.ts'
import { assignmentOf, RoleFields, type RoleValues } from './role-fields.tsx'

interface PersonFormProps {
  readonly open: boolean
  readonly region: string
  readonly roles: readonly Role[]
  readonly close: () => void
  readonly given: (added: WithPassword) => void
}

export function PersonForm({ open, region, roles, close, given }: PersonFormProps) {
  const w = useWords('shell')
  const [form] = Form.useForm<RoleValues & { name: string; username: string }>()
  const add = useAddPerson(added => {
    close()
    given(added)
  })
  const required = { required: true, message: w('setUp.missing') }
  return (
    <Modal
      open={open}
      title={w('people.add')}
      okText={w('people.add')}
      cancelText={w('people.cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ name, username, ...rest }) =>
          add.mutate({ name, username, ...assignmentOf(region, rest, roles) })
        }
      >
        <Form.Item name="name" label={w('people.name')} rules={[required]}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="username"
          label={w('people.username')}
          extra={w('setUp.usernameHint')}
          rules={[required, { min: 2, message: w('setUp.usernameShort') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <RoleFields roles={roles} />
      </Form>
      {add.error && <Failure error={add.error} />}
    </Modal>
  )
}
