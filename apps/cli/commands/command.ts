import type { Text } from '@kit/base'
import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'

/** What every command is handed: its language and output. Commands are values in a list, `cli.ts` puts them together. */
export interface CliCommand {
  readonly name: string
  readonly about: Text
  /** Adds arguments and options, and what to do. `terminal` is known only when the command runs. */
  readonly build: (command: Command, tell: (text: Text) => string, terminal: () => Terminal) => void
}
