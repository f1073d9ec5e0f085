import { runCli } from './cli.ts'

const ended = await runCli(process.argv.slice(2))
// A command that answered and yet means "no" (a check that does not hold) has set its code itself.
if (ended !== 0) process.exitCode = ended
