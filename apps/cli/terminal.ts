import { progress } from '@clack/prompts'
import type { Lang, Text } from '@kit/base'

/** What a command says and to whom: people read lines, programs read one JSON value on standard output. */
export interface Terminal {
  readonly lang: Lang
  readonly json: boolean
  say(text: Text): string
  /** Lines for people; nothing in JSON mode. */
  line(text: Text | string): void
  /** The answer: `value` in JSON mode, `lines` otherwise. */
  answer(value: unknown, lines: readonly string[]): void
  progress(total: number): Progress
}

export interface Progress {
  step(text: Text, done: number): void
  end(): void
}

export function terminal(options: { lang: Lang; json: boolean }): Terminal {
  const say = (text: Text) => text[options.lang]
  return {
    ...options,
    say,
    line(text) {
      if (!options.json) process.stdout.write(`${typeof text === 'string' ? text : say(text)}\n`)
    },
    answer(value, lines) {
      const text = options.json
        ? JSON.stringify({ ok: true, ...(value as object) }, null, 2)
        : lines.join('\n')
      process.stdout.write(`${text}\n`)
    },
    progress: total =>
      process.stderr.isTTY && !options.json ? bar(total, say) : plainSteps(say, options.json),
  }
}

function bar(total: number, say: (text: Text) => string): Progress {
  const shown = progress({ max: total, output: process.stderr })
  let at = 0
  let last = ''
  shown.start('')
  return {
    step(text, done) {
      last = say(text)
      shown.advance(done - at, last)
      at = done
    },
    end: () => shown.stop(last),
  }
}

/** Not a terminal: one line a step, on standard error. */
function plainSteps(say: (text: Text) => string, quiet: boolean): Progress {
  let last = ''
  return {
    step(text) {
      const next = say(text)
      if (!quiet && next !== last) process.stderr.write(`${next}\n`)
      last = next
    },
    end() {},
  }
}
