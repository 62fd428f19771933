import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { err, ok, type Result } from '#lib/result.ts'
import type { Database } from '#server/platform/database/database.ts'

export type TooMany = { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }

type Bound = {
  /** What is counted, apart from everything else that is. */
  readonly of: string
  /** So many tries are taken within the window. */
  readonly tries: number
  readonly windowSeconds: number
}

/** A limit that all processes share. It also removes, every few minutes, what it counted more than an hour ago. */
export function limit(pool: Database['pool'], { of, tries, windowSeconds }: Bound): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'look_up_attempt',
    tableCreated: true,
    keyPrefix: of,
    points: tries,
    duration: windowSeconds,
  })
}

/** Counts one try, right or wrong. There is no fallback: without the database nothing may be tried. */
export async function countTry(limiter: RateLimiterPostgres, key: string): Promise<Result<null, TooMany>> {
  try {
    await limiter.consume(key)
    return ok(null)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return err({ code: 'TOO_MANY', retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) })
  }
}
