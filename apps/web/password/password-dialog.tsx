import { useWords } from '@kit/ui-kit'
import { Modal } from 'antd'
import { useState } from 'react'
import { PasswordForm } from './password-form.tsx'

/** A person's own change of password; sessions on other computers end. */
export function PasswordDialog({ open, close }: { open: boolean; close: () => void }) {
  const w = useWords('shell')
  const [isDone, setDone] = useState(false)
  return (
    <Modal
      open={open}
      title={w('password.title')}
      footer={null}
      onCancel={close}
      afterClose={() => setDone(false)}
      destroyOnHidden
    >
      {isDone ? <p role="status">{w('password.changed')}</p> : <PasswordForm done={() => setDone(true)} />}
    </Modal>
  )
}
