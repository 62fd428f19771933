import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { countTry, limit, type TooMany } from '../commands/limits.ts'

export type CountDeps = {
  readonly database: Database
  readonly config: Pick<
    Config,
    'LOOKUP_KEY' | 'SIGN_INS_PER_ACCOUNT' | 'SIGN_INS_PER_ADDRESS' | 'SIGN_IN_WINDOW_SECONDS'
  >
}
type SignInTry = { readonly email: string; readonly address: string }
type Limiters = { readonly perAddress: RateLimiterPostgres; readonly perAccount: RateLimiterPostgres }
const limitersOf = new WeakMap<Database['pool'], Limiters>()

/** Counts one try to sign in, for the address and then for the account, which need not exist. */
export async function countSignIn(deps: CountDeps, attempt: SignInTry): Promise<Result<null, TooMany>> {
  const { perAddress, perAccount } = limiters(deps)
  const byAddress = await countTry(perAddress, hashed(deps, 'address', attempt.address))
  return byAddress.ok ? countTry(perAccount, hashed(deps, 'account', attempt.email)) : byAddress
}

/** Whoever signed in may do so again: only tries that failed add up for an account. */
export async function forgetTries(deps: CountDeps, email: string): Promise<void> {
  await limiters(deps).perAccount.delete(hashed(deps, 'account', email))
}

function hashed({ config }: CountDeps, what: string, value: string): string {
  return keyedHash(config.LOOKUP_KEY, `sign-in.${what}`, value).toString('base64url')
}

/** Once per pool. */
function limiters({ database, config }: CountDeps): Limiters {
  const known = limitersOf.get(database.pool)
  if (known) return known
  const windowSeconds = config.SIGN_IN_WINDOW_SECONDS
  const made = {
    perAddress: limit(database.pool, {
      of: 'sign-in-address',
      tries: config.SIGN_INS_PER_ADDRESS,
      windowSeconds,
    }),
    perAccount: limit(database.pool, {
      of: 'sign-in-account',
      tries: config.SIGN_INS_PER_ACCOUNT,
      windowSeconds,
    }),
  }
  limitersOf.set(database.pool, made)
  return made
}
