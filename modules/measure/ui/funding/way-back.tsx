import { Answer, useAnswer, useSelection, useWords } from '@kit/ui-kit'
import type { MoneyRow } from '@loop/measure/funding/schema'
import { LineageSchema } from '@loop/measure/schema'
import { Drawer } from 'antd'
import { LineageTree } from '../lineage/lineage-tree.tsx'

/** One amount of one school. */
export type WayBackAsked = Pick<MoneyRow, 'purpose' | 'stage'> & { readonly unit: string }

/** The way back from an amount to heads, rates, moves, files and clauses. Esc closes it. */
export function WayBack({ asked, close }: { asked: WayBackAsked | null; close: () => void }) {
  const w = useWords('measure')
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(620px, 100vw)"
      title={w('lineage.title')}
      destroyOnHidden
    >
      {asked && <Tree of={asked} />}
    </Drawer>
  )
}

function Tree({ of: { unit, purpose, stage } }: { of: WayBackAsked }) {
  const { region, period } = useSelection()
  const asked = { period, unit, purpose, ...(stage && { stage }) }
  const lineage = useAnswer(LineageSchema, `/api/measure/${region}/funding/lineage`, asked)
  return <Answer of={lineage}>{root => <LineageTree root={root} />}</Answer>
}
