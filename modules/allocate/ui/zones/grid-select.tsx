import { useWords } from '@kit/ui-kit'
import type { ZonesRequest } from '@loop/allocate/schema'
import { Form, Select } from 'antd'

type Grid = ZonesRequest['schools']['grid']
const GRIDS: readonly Grid[] = ['cgcs2000', 'gcj02', 'bd09']

/** Which grid the places of the lists were noted in: nothing is guessed. */
export function GridSelect({ value, onChange }: { value: Grid; onChange: (grid: Grid) => void }) {
  const w = useWords('allocate')
  return (
    <Form.Item label={w('zones.grid')} extra={w('zones.gridHint')}>
      <Select
        aria-label={w('zones.grid')}
        value={value}
        onChange={onChange}
        options={GRIDS.map(grid => ({ value: grid, label: w(`zones.grids.${grid}`) }))}
      />
    </Form.Item>
  )
}
