import type { Text } from '@kit/base'
import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'

/** Adds a command's arguments and options, and what to do; `terminal` is known only when it runs. */
export type CliCommand = (command: Command, say: (text: Text) => string, terminal: () => Terminal) => void
