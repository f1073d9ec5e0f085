import { Failure, useWords } from '@kit/ui-kit'
import { Form, Modal } from 'antd'
import { type Person, type Role, useAssign } from './asking.ts'
import { assignmentOf, RoleFields, type RoleValues } from './role-fields.tsx'

interface AssignFormProps {
  readonly person: Person
  readonly roles: readonly Role[]
  readonly open: boolean
  readonly close: () => void
}

export function AssignForm({ person, roles, open, close }: AssignFormProps) {
  const w = useWords('shell')
  const [form] = Form.useForm<RoleValues>()
  const assign = useAssign(person.id, close)
  return (
    <Modal
      open={open}
      title={w('people.assignTitle', { name: person.name })}
      okText={w('people.save')}
      cancelText={w('people.cancel')}
      confirmLoading={assign.isPending}
      onOk={form.submit}
      onCancel={close}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ roles: person.roles, unit: person.unit }}
        onFinish={values => assign.mutate(assignmentOf(person.region, values, roles))}
      >
        <RoleFields roles={roles} />
      </Form>
      {assign.error && <Failure error={assign.error} />}
    </Modal>
  )
}
