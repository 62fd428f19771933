import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { Result } from '#lib/result.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { TooManyRefusal } from '../account-contract.ts'
import { countTry, limit } from '../commands/limits.ts'

type Limits = Pick<
  Config,
  'LOOKUP_KEY' | 'SIGN_INS_PER_ACCOUNT' | 'SIGN_INS_PER_ADDRESS' | 'SIGN_IN_WINDOW_SECONDS'
>
export type LimitDeps = { readonly database: Database; readonly config: Limits }

/** What is counted, and by which setting it is bound; each apart from the others and from the staff's. */
const bounds = {
  /** All that somebody who is not signed in may try from one address. */
  'account-address': 'SIGN_INS_PER_ADDRESS',
  /** Passwords tried by somebody who is signed in, by account. */
  'account-password': 'SIGN_INS_PER_ACCOUNT',
  /** Telephones that one account asks to be changed to. */
  'account-phone-change': 'SIGN_INS_PER_ACCOUNT',
  /** Invitations that one account sends. */
  'invitation-account': 'SIGN_INS_PER_ACCOUNT',
} as const

type Counted = keyof typeof bounds

const limitersOf = new WeakMap<Database['pool'], Map<Counted, RateLimiterPostgres>>()

/** Counts one try, right or wrong, whether or not what it is about exists. */
export function count(deps: LimitDeps, of: Counted, value: string): Promise<Result<null, TooManyRefusal>> {
  return countTry(limiter(deps, of), hashed(deps, of, value))
}

/** Whoever got in may do so again: only tries that failed add up. */
export async function forget(deps: LimitDeps, of: Counted, value: string): Promise<void> {
  await limiter(deps, of).delete(hashed(deps, of, value))
}

const hashed = ({ config }: LimitDeps, of: Counted, value: string): string =>
  keyedHash(config.LOOKUP_KEY, `limit.${of}`, value).toString('base64url')

/** Once per pool. */
function limiter({ database, config }: LimitDeps, of: Counted): RateLimiterPostgres {
  const known = limitersOf.get(database.pool) ?? new Map<Counted, RateLimiterPostgres>()
  limitersOf.set(database.pool, known)
  const made =
    known.get(of) ??
    limit(database.pool, { of, tries: config[bounds[of]], windowSeconds: config.SIGN_IN_WINDOW_SECONDS })
  known.set(of, made)
  return made
}
