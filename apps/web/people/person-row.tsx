import { Failure, useMe, useWords } from '@kit/ui-kit'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { type Person, type Role, useDeactivate, useReset, type WithPassword } from './asking.ts'
import { AssignForm } from './assign-form.tsx'
import css from './people.module.css'

interface PersonRowProps {
  readonly person: Person
  readonly roles: readonly Role[]
  readonly titles: readonly string[]
  readonly given: (given: WithPassword) => void
}

export function PersonRow({ person, roles, titles, given }: PersonRowProps) {
  const w = useWords('shell')
  const me = useMe()
  const isMe = me.person.id === person.id
  const state = person.active ? (person.passwordDue ? 'due' : 'active') : 'closed'
  return (
    <tr>
      <th scope="row">
        {person.name}
        {isMe && <span className="jh-soft">{w('people.you')}</span>}
      </th>
      <td>{person.username}</td>
      <td>{titles.join(w('listComma'))}</td>
      <td className={css[state]}>{w(`people.${state}`)}</td>
      <td>{!isMe && <Deeds person={person} roles={roles} given={given} />}</td>
    </tr>
  )
}

function Deeds({ person, roles, given }: Omit<PersonRowProps, 'titles'>) {
  const w = useWords('shell')
  const { name, active } = person
  const [assigning, setAssigning] = useState(false)
  const reset = useReset(person.id, given)
  const deactivate = useDeactivate(person.id)
  const error = reset.error ?? deactivate.error
  return (
    <div className={css.deeds}>
      {active && (
        <Button type="link" onClick={() => setAssigning(true)}>
          {w('people.assign')}
        </Button>
      )}
      <Sure of="reset" name={name} label={active ? 'reset' : 'reopen'} act={() => reset.mutate({})} />
      {active && <Sure of="deactivate" name={name} label="deactivate" act={() => deactivate.mutate({})} />}
      {error && <Failure error={error} />}
      <AssignForm person={person} roles={roles} open={assigning} close={() => setAssigning(false)} />
    </div>
  )
}

interface SureProps {
  readonly of: 'reset' | 'deactivate'
  readonly name: string
  readonly label: 'reset' | 'reopen' | 'deactivate'
  readonly act: () => void
}

function Sure({ of, name, label, act }: SureProps) {
  const w = useWords('shell')
  return (
    <Popconfirm
      title={w(`people.${of}Sure`, { name })}
      description={w(`people.${of}SureText`)}
      okText={w(`people.${label}`)}
      cancelText={w('people.cancel')}
      onConfirm={act}
    >
      <Button type="link" danger={of === 'deactivate'}>
        {w(`people.${label}`)}
      </Button>
    </Popconfirm>
  )
}
