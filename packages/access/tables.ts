import type { RegionScope } from '@kit/base'
import type { Actor } from '@kit/store'

export interface AccessTables {
  access_people: {
    id: string
    username: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    region: string
    unit: string | null
    roles: string[]
    demo: boolean
    password_due: boolean
    created_at: Date
    updated_at: Date
    deactivated_at: Date | null
  }
  access_credentials: {
    id: string
    person_id: string
    account_id: string
    provider_id: string
    password: string | null
    created_at: Date
    updated_at: Date
  }
  access_sessions: { id: string; person_id: string; token: string; expires_at: Date; created_at: Date }
  access_attempts: { key: string; failures: number; last_failed_at: Date }
  access_settings: { name: string; value: string }
}

/** The product itself, at sign-in and at start: it sees every territory. */
export const SYSTEM: Actor = {
  id: 'system',
  name: 'Junheng',
  scope: '' as RegionScope,
  roles: [],
  unit: null,
}

/** Nobody is signed in: a territory no region has. */
export const NOBODY: Actor = {
  id: 'nobody',
  name: '',
  scope: '999999999999' as RegionScope,
  roles: [],
  unit: null,
}
