import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { err, ok, type Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'

type Limits = Pick<
  Config,
  'LOOKUP_KEY' | 'LOOKUPS_PER_CODE' | 'LOOKUPS_PER_ADDRESS' | 'LOOKUP_WINDOW_SECONDS'
>
export type CountDeps = { readonly database: Database; readonly config: Limits }

/** `subject` is what is asked for, existing or not, e.g. dossier:H47.20-261120-0001. */
export type LookUpAttempt = { readonly subject: string; readonly address: string }

export type TooMany = { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }

type Limiters = { readonly perAddress: RateLimiterPostgres; readonly perSubject: RateLimiterPostgres }
const limitersOf = new WeakMap<Database['pool'], Limiters>()

/**
 * Counts one attempt to look something up, right or wrong, for the address first and then for what is asked,
 * so that an address that is over its limit cannot use up that of others. Says nothing about what exists.
 * There is no fallback: without the database nothing is looked up.
 */
export async function countLookUp(deps: CountDeps, attempt: LookUpAttempt): Promise<Result<null, TooMany>> {
  const { perAddress, perSubject } = limiters(deps)
  const address = keyedHash(deps.config.LOOKUP_KEY, 'look-up.address', attempt.address).toString('base64url')
  const byAddress = await consume(perAddress, address)
  return byAddress.ok ? consume(perSubject, attempt.subject) : byAddress
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<Result<null, TooMany>> {
  try {
    await limiter.consume(key)
    return ok(null)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return err({ code: 'TOO_MANY', retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}

/** Once per pool: each pair also removes, every few minutes, what it counted more than an hour ago. */
function limiters({ database, config }: CountDeps): Limiters {
  const known = limitersOf.get(database.pool)
  if (known) return known
  const store = {
    storeClient: database.pool,
    storeType: 'pool',
    tableName: 'look_up_attempt',
    tableCreated: true,
    duration: config.LOOKUP_WINDOW_SECONDS,
  }
  const made = {
    perAddress: new RateLimiterPostgres({
      ...store,
      keyPrefix: 'address',
      points: config.LOOKUPS_PER_ADDRESS,
    }),
    perSubject: new RateLimiterPostgres({ ...store, keyPrefix: 'subject', points: config.LOOKUPS_PER_CODE }),
  }
  limitersOf.set(database.pool, made)
  return made
}
