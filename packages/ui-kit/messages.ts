import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }
import type { Messages } from './screen.ts'

/** Texts of the kit itself. */
export const kitMessages: Messages = { namespace: 'kit', zh, en }
