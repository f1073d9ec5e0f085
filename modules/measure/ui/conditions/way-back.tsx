import { Answer, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import type { Conditions } from '@loop/measure/conditions/schema'
import { LineageSchema } from '@loop/measure/schema'
import { Drawer } from 'antd'
import { LineageTree } from '../lineage/lineage-tree.tsx'

/** A line of the bill, a school’s row of it, or a score of a school. */
export interface WayBackAsked {
  readonly standard?: string
  readonly score?: string
  readonly unit?: string
}

interface WayBackProps {
  readonly ledger: Conditions
  readonly asked: WayBackAsked | null
  readonly close: () => void
}

export function WayBack({ ledger, asked, close }: WayBackProps) {
  const w = useWords('measure')
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(620px, 100vw)"
      title={w('lineage.title')}
      destroyOnHidden
    >
      {asked && <Tree ledger={ledger} asked={asked} />}
    </Drawer>
  )
}

function Tree({ ledger: { pack, period }, asked }: { ledger: Conditions; asked: WayBackAsked }) {
  const { region } = useSelection()
  const found = useAnswer(LineageSchema, `/api/measure/${region}/conditions/lineage`, {
    ...asked,
    ...{ period, pack: pack.id.replaceAll('/', '~') },
  })
  return <Answer of={found}>{root => <LineageTree root={root} />}</Answer>
}
