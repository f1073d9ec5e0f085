import { useWords } from '@kit/ui-kit'
import { Button, Modal } from 'antd'
import type { WithPassword } from './asking.ts'
import css from './people.module.css'

/** Shown once; nobody can ask the server for it again. */
export function FirstPasswordBox({ given, close }: { given: WithPassword | null; close: () => void }) {
  const w = useWords('shell')
  return (
    <Modal
      open={given !== null}
      title={given && w('people.passwordTitle', { name: given.person.name })}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          {w('people.noted')}
        </Button>
      }
    >
      {given && (
        <>
          <p>{w('people.passwordFor', { username: given.person.username })}</p>
          <p className={css.password}>{given.password}</p>
          <p className="jh-soft">{w('people.passwordText')}</p>
        </>
      )}
    </Modal>
  )
}
