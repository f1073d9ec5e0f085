import { Answer, address, Page, usePutSearch, useSearchText, useSelection, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { useImport } from './asking.ts'
import { ImportView } from './import-view.tsx'
import { OutlineBox } from './outline-box.tsx'
import { RecentImports } from './recent-imports.tsx'
import { UploadBox } from './upload-box.tsx'
import { schoolYearOn } from './years.ts'

/** From a file to figures: upload, checks, preview, and only then storing. */
export function Component() {
  const w = useWords('data')
  const { region, period } = useSelection()
  const put = usePutSearch()
  const id = useSearchText().import ?? null
  const open = (next: string | null) => put({ import: next })
  const template = address(`/api/data/${region}/template.xlsx`, {
    period: period ?? schoolYearOn(new Date()),
  })
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
      <OutlineBox />
    </Page>
  )
}

function OneImport({ id, open }: { id: string; open: (id: string | null) => void }) {
  const answer = useImport(id)
  return <Answer of={answer}>{one => <ImportView one={one} another={() => open(null)} />}</Answer>
}
