import { Answer, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import { LineageSchema } from '@loop/measure/schema'
import { Drawer } from 'antd'
import { LineageTree } from './lineage-tree.tsx'

type Query = Readonly<Record<string, string | undefined>>

interface WayBackProps {
  /** Whose way back: `funding` asks `/api/measure/<region>/funding/lineage`. */
  readonly of: string
  /** What one asks for; null: the drawer is closed. */
  readonly asked: Query | null
  readonly close: () => void
}

/** The way back of a figure, beside the page it was asked from. Esc closes it. */
export function WayBack({ of, asked, close }: WayBackProps) {
  const w = useWords('measure')
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(620px, 100vw)"
      title={w('lineage.title')}
      destroyOnHidden
    >
      {asked && <Tree of={of} asked={asked} />}
    </Drawer>
  )
}

function Tree({ of, asked }: { of: string; asked: Query }) {
  const { region } = useSelection()
  const lineage = useAnswer(LineageSchema, `/api/measure/${region}/${of}/lineage`, asked)
  return <Answer of={lineage}>{root => <LineageTree root={root} />}</Answer>
}
