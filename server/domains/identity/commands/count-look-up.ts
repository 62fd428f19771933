import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { countTry, limit, type TooMany } from './limits.ts'

type Limits = Pick<
  Config,
  'LOOKUP_KEY' | 'LOOKUPS_PER_CODE' | 'LOOKUPS_PER_ADDRESS' | 'LOOKUP_WINDOW_SECONDS'
>
export type CountDeps = { readonly database: Database; readonly config: Limits }

/** `subject` is what is asked for, existing or not, e.g. dossier:H47.20-261120-0001. */
export type LookUpAttempt = { readonly subject: string; readonly address: string }

type Limiters = { readonly perAddress: RateLimiterPostgres; readonly perSubject: RateLimiterPostgres }
const limitersOf = new WeakMap<Database['pool'], Limiters>()

/**
 * Counts one attempt to look something up, right or wrong, for the address first and then for what is asked,
 * so that an address that is over its limit cannot use up that of others. Says nothing about what exists.
 */
export async function countLookUp(deps: CountDeps, attempt: LookUpAttempt): Promise<Result<null, TooMany>> {
  const { perAddress, perSubject } = limiters(deps)
  const address = keyedHash(deps.config.LOOKUP_KEY, 'look-up.address', attempt.address).toString('base64url')
  const byAddress = await countTry(perAddress, address)
  return byAddress.ok ? countTry(perSubject, attempt.subject) : byAddress
}

/** Once per pool. */
function limiters({ database, config }: CountDeps): Limiters {
  const known = limitersOf.get(database.pool)
  if (known) return known
  const windowSeconds = config.LOOKUP_WINDOW_SECONDS
  const made = {
    perAddress: limit(database.pool, { of: 'address', tries: config.LOOKUPS_PER_ADDRESS, windowSeconds }),
    perSubject: limit(database.pool, { of: 'subject', tries: config.LOOKUPS_PER_CODE, windowSeconds }),
  }
  limitersOf.set(database.pool, made)
  return made
}
