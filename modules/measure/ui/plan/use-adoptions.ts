import { useAnswer, useSelection } from '@kit/ui-kit'
import { PackAdoptionSchema } from '@loop/measure/adoption/schema'
import { z } from 'zod'

const AdoptionsSchema = z.array(PackAdoptionSchema)

/** Every document with what the county has made of it. */
export function useAdoptions() {
  const { region } = useSelection()
  return useAnswer(AdoptionsSchema, `/api/measure/${region}/adoptions`)
}
