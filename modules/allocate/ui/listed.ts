import { useLang } from '@kit/ui-kit'

/** Several names in one line, as the language of the reader separates them. */
export function useListed(): (names: readonly string[]) => string {
  const between = useLang() === 'zh' ? '、' : ', '
  return names => names.join(between)
}
