import { useWords } from '@kit/ui-kit'
import { App, Modal } from 'antd'
import { PasswordForm } from './password-form.tsx'

/** A person's own change of password; sessions on other computers end. */
export function PasswordDialog({ open, close }: { open: boolean; close: () => void }) {
  const w = useWords('shell')
  const { message } = App.useApp()
  const done = () => {
    void message.success(w('password.changed'))
    close()
  }
  return (
    <Modal open={open} title={w('password.title')} footer={null} onCancel={close} destroyOnHidden>
      <PasswordForm done={done} />
    </Modal>
  )
}
