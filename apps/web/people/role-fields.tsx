import { useSay, useWords } from '@kit/ui-kit'
import { Form, Select } from 'antd'
import { type Role, useSchools } from './asking.ts'

export interface RoleValues {
  readonly roles: readonly string[]
  readonly unit?: string | null
}

/** Roles, and the school as soon as one of them is that of a school. */
export function RoleFields({ roles }: { roles: readonly Role[] }) {
  const w = useWords('shell')
  const say = useSay()
  const chosen = Form.useWatch<readonly string[] | undefined>('roles') ?? []
  return (
    <>
      <Form.Item
        name="roles"
        label={w('people.roles')}
        rules={[{ required: true, message: w('people.rolesMissing') }]}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={roles.map(r => ({ value: r.code, label: say(r.title) }))}
        />
      </Form.Item>
      {isOfOneSchool(chosen, roles) && <SchoolField />}
    </>
  )
}

function SchoolField() {
  const w = useWords('shell')
  const schools = useSchools()
  return (
    <Form.Item
      name="unit"
      label={w('people.school')}
      extra={w('people.schoolHint')}
      rules={[{ required: true, message: w('setUp.missing') }]}
    >
      <Select
        showSearch
        optionFilterProp="label"
        options={schools.map(s => ({ value: s.id, label: s.name }))}
      />
    </Form.Item>
  )
}

/** What the form says, as the server wants it: a school only with the role of a school. */
export function assignmentOf(region: string, values: RoleValues, roles: readonly Role[]) {
  const unit = isOfOneSchool(values.roles, roles) ? (values.unit ?? null) : null
  return { region, roles: values.roles, unit }
}

function isOfOneSchool(codes: readonly string[], roles: readonly Role[]): boolean {
  return roles.some(r => r.ofOneUnit && codes.includes(r.code))
}
