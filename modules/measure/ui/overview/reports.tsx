import { address, useLang, useMay, useSelection, useWords } from '@kit/ui-kit'
import type { Assessment } from '@loop/measure/schema'
import { Button } from 'antd'

const FILES = ['report', 'tables'] as const
const NAMES = { report: 'report.docx', tables: 'tables.xlsx' }

/** This assessment to take away: the report with its charts and clauses, and its tables. */
export function Reports({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const lang = useLang()
  const { region } = useSelection()
  if (!useMay('account.report')) return null
  return FILES.map(file => (
    <Button
      key={file}
      download
      href={address(`/api/account/${region}/${NAMES[file]}`, { assessment: assessment.id, lang })}
    >
      {w(`overview.${file}`)}
    </Button>
  ))
}
