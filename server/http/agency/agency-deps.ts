import type { JWK } from 'jose'
import type { Config } from '#server/platform/config.ts'
import type { Deps } from '#server/wiring.ts'

/** What the agencies' endpoints use. */
export type AgencyDeps = Pick<Deps, 'database' | 'clock' | 'log' | 'ourKey'> & {
  readonly config: Pick<Config, 'LOOKUP_KEY' | 'COLUMN_KEY' | 'SERVICES_URL' | 'TRUSTED_PROXIES'> & {
    readonly AGENCY_PUBLIC_KEYS: { readonly keys: readonly JWK[] }
  }
}
