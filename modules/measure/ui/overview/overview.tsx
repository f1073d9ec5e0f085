import { Page, useWords } from '@kit/ui-kit'

export function Component() {
  const w = useWords('measure')
  return <Page title={w('overview.title')}>…</Page>
}
