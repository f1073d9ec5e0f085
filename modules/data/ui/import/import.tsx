import { Answer, address, Page, usePutSearch, useSearchText, useSelection, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { useImport } from './asking.ts'
import { ImportView } from './import-view.tsx'
import { RecentImports } from './recent-imports.tsx'
import { UploadBox } from './upload-box.tsx'

/** From a file to figures: upload, checks, preview, and only then storing. */
export function Component() {
  const w = useWords('data')
  const { region, period } = useSelection()
  const put = usePutSearch()
  const id = useSearchText().import ?? null
  const open = (next: string | null) => put({ import: next })
  const template = address(`/api/data/${region}/template.xlsx`, { period: period ?? newestYear() })
  return (
    <Page
      title={w('import.title')}
      lead={w('import.lead')}
      actions={
        <Button href={template} download>
          {w('import.template')}
        </Button>
      }
    >
      {id === null ? <UploadBox open={open} /> : <OneImport id={id} open={open} />}
      <RecentImports current={id} open={open} />
    </Page>
  )
}

function OneImport({ id, open }: { id: string; open: (id: string | null) => void }) {
  const answer = useImport(id)
  return <Answer of={answer}>{one => <ImportView one={one} another={() => open(null)} />}</Answer>
}

/** The school year that has begun: the period of a first template, before anything is on record. */
function newestYear(today = new Date()): string {
  const first = today.getMonth() >= 8 ? today.getFullYear() : today.getFullYear() - 1
  return `${first}-${first + 1}`
}
