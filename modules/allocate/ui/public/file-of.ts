import type { Publication } from '@loop/allocate/schema'

export const fileOf = ({ region, id }: Publication) => `/api/public/${region}/publications/${id}/file`
