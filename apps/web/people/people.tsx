import { Answer, Page, useSay, useSelection, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { useState } from 'react'
import { usePeople, type WithPassword } from './asking.ts'
import { FirstPasswordBox } from './first-password-box.tsx'
import css from './people.module.css'
import { PersonForm } from './person-form.tsx'
import { PersonRow } from './person-row.tsx'

/** Who may enter and what they may do; the server lists only the people of one's own territory. */
export function Component() {
  const w = useWords('shell')
  const say = useSay()
  const people = usePeople()
  const { region } = useSelection()
  const [adding, setAdding] = useState(false)
  const [given, setGiven] = useState<WithPassword | null>(null)
  return (
    <Page
      title={w('people.title')}
      lead={w('people.lead')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {w('people.add')}
        </Button>
      }
    >
      <Answer of={people}>
        {({ people, roles }) => (
          <>
            <div className={`jh-scroll ${css.list}`}>
              <table className="jh-table">
                <thead>
                  <tr>
                    {['name', 'username', 'roles', 'state', 'deeds'].map(column => (
                      <th key={column} scope="col">
                        {w(`people.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {people.map(person => (
                    <PersonRow
                      key={person.id}
                      person={person}
                      roles={roles}
                      titles={roles.filter(r => person.roles.includes(r.code)).map(r => say(r.title))}
                      given={setGiven}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <PersonForm
              open={adding}
              region={region}
              roles={roles}
              close={() => setAdding(false)}
              given={setGiven}
            />
          </>
        )}
      </Answer>
      <p className="jh-soft jh-small">{w('people.limit')}</p>
      <FirstPasswordBox given={given} close={() => setGiven(null)} />
    </Page>
  )
}
