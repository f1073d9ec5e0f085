import { useAnswer, useSelection } from '@kit/ui-kit'
import { UnitViewSchema } from '@loop/data/schema'
import { z } from 'zod'

const Units = z.array(UnitViewSchema)

/** Schools of the county by name, for choosing and for reading. */
export function useSchools() {
  const { region, period } = useSelection()
  const units = useAnswer(Units, `/api/data/${region}/units`, { period })
  const schools = (units.data ?? []).filter(
    ({ kind }) => kind === 'school' || kind === 'teaching-point' || kind === 'campus',
  )
  return {
    schools: schools.map(({ id, name }) => ({ value: id, label: name })),
    nameOf: (id: string) => schools.find(school => school.id === id)?.name ?? id,
  }
}
