import { Answer, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { LineageSchema } from '@loop/measure/schema'
import { Drawer } from 'antd'
import { LineageTree } from './lineage-tree.tsx'

/** What one may ask the way back for: a school's indicator, or a test. */
export type LineageAsked =
  | { readonly unit: string; readonly stage: string; readonly indicator: string }
  | { readonly test: string; readonly stage?: string }

interface LineageDrawerProps {
  readonly assessment: string
  readonly asked: LineageAsked | null
  readonly close: () => void
}

/** The way back of a figure, beside the page it was asked from. Esc closes it. */
export function LineageDrawer({ assessment, asked, close }: LineageDrawerProps) {
  const w = useWords('measure')
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(620px, 100vw)"
      title={w('lineage.title')}
      destroyOnHidden
    >
      {asked && <Lineage assessment={assessment} asked={asked} />}
    </Drawer>
  )
}

function Lineage({ assessment, asked }: { assessment: string; asked: LineageAsked }) {
  const { region } = useSelection()
  const lineage = useAnswer(LineageSchema, `/api/measure/${region}/assessments/${assessment}/lineage`, {
    ...asked,
  })
  return <Answer of={lineage}>{root => <LineageTree root={root} />}</Answer>
}
