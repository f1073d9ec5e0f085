import { useAnswer, useSay, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { z } from 'zod'
import css from './sign-in.module.css'

const TextSchema = z.object({ zh: z.string(), en: z.string() })
const DemoAccountsSchema = z.array(
  z.object({
    username: z.string(),
    password: z.string(),
    name: z.string(),
    role: z.string(),
    title: TextSchema,
  }),
)

interface DemoAccountsProps {
  readonly busy: boolean
  readonly submit: (values: { username: string; password: string }) => void
}

/** One click for each part one can play; the server lists none outside the demonstration. */
export function DemoAccounts({ busy, submit }: DemoAccountsProps) {
  const w = useWords('shell')
  const say = useSay()
  const accounts = useAnswer(DemoAccountsSchema, '/api/access/demo-accounts').data ?? []
  if (accounts.length === 0) return null
  return (
    <section className={css.demo}>
      <h2>{w('signIn.demoTitle')}</h2>
      <p className="jh-soft">{w('signIn.demoText')}</p>
      <ul>
        {accounts.map(account => (
          <li key={account.username}>
            <Button
              block
              disabled={busy}
              onClick={() => submit(account)}
              aria-label={w('signIn.enterAs', { name: account.name })}
            >
              <strong>{account.name}</strong>
              <span>{say(account.title)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
