import { OutageError, t } from '@kit/base'

/** The thread of a solver ended without an answer: memory is the usual reason. */
export function solverDied(cause: unknown): OutageError {
  return new OutageError(
    t('求解程序中断了。', 'The solver broke off.'),
    t('请关闭其他占用内存的程序后重试。', 'Close other programs that need memory, then try again.'),
    { cause },
  )
}
