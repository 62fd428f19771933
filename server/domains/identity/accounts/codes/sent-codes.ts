import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { CodeTemplate } from '#server/domains/notifications/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import type { SendCodeRefusal } from '../../account-contract.ts'
import { dayMs, decideCode, hourMs, type Lane, secondsTo } from './send-bounds.ts'

/** What a code counts for. */
export type CountedCode = {
  readonly purpose: CodeTemplate
  readonly lane: Lane
  readonly phoneHash: Uint8Array
  readonly now: Date
}
type Budget = Pick<Config, 'ANONYMOUS_CODES_PER_HOUR'>

/**
 * Until the transaction ends nobody else sends this telephone a code of this purpose and lane; and where a stranger asks, no other
 * stranger one of this purpose, so that the hour's budget is counted by one at a time.
 */
export async function lockSending(tx: Transaction, { purpose, lane, phoneHash }: CountedCode): Promise<void> {
  const key = `code:${purpose}:${lane}:${Buffer.from(phoneHash).toString('base64url')}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  if (lane !== 'STRANGER') return
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`codes-of-strangers:${purpose}`}, 0))`
}

/**
 * Whether a code may be sent: for its telephone, and, where a stranger asks, for all of them together, each purpose by itself: who
 * uses up the codes for sign-up keeps nobody from a new password. Codes that went to nobody count like any other.
 * CODES_EXHAUSTED: strangers have used up the hour's of this purpose.
 */
export async function maySendCode(
  tx: Transaction,
  config: Budget,
  asked: CountedCode,
): Promise<Result<{ readonly nextAt: Date }, SendCodeRefusal>> {
  const { purpose, lane, phoneHash, now } = asked
  const sent = await tx.$queryRaw<{ at: Date }[]>`
    SELECT created_at AS at FROM one_time_code
     WHERE phone_hash = ${phoneHash} AND purpose = ${purpose} AND lane = ${lane}
       AND created_at > ${addMs(now, -dayMs)}::timestamptz
       AND created_at > coalesce((SELECT max(created_at) FROM one_time_code
             WHERE phone_hash = ${phoneHash} AND purpose = ${purpose} AND lane = ${lane} AND used_at IS NOT NULL),
           '-infinity')
     ORDER BY created_at DESC`
  const decided = decideCode(
    lane,
    sent.map(({ at }) => at),
    now,
  )
  if (!decided.ok || lane !== 'STRANGER') return decided
  const wait = await budgetWait(tx, config, asked)
  return wait === 0 ? ok(decided.value) : err({ code: 'CODES_EXHAUSTED', retryAfterSeconds: wait })
}

/** How long until strangers may be sent another of this purpose, in seconds; 0 where they may now. */
async function budgetWait(
  tx: Transaction,
  { ANONYMOUS_CODES_PER_HOUR: most }: Budget,
  { purpose, now }: CountedCode,
): Promise<number> {
  const [oldest] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT created_at AS at FROM one_time_code
     WHERE lane = 'STRANGER' AND purpose = ${purpose} AND created_at > ${addMs(now, -hourMs)}::timestamptz
     ORDER BY created_at DESC OFFSET ${most - 1} LIMIT 1`
  return oldest === undefined ? 0 : secondsTo(addMs(oldest.at, hourMs), now)
}

const busiest = {
  name: 'identity.purposes-near-their-budget',
  text: `SELECT purpose FROM one_time_code WHERE lane = 'STRANGER' AND created_at > $1
          GROUP BY purpose HAVING count(*) >= $2 ORDER BY purpose`,
}

/** Purposes of which strangers were sent half of the hour's codes or more: people should look before the rest is used up. */
export async function purposesNearBudget(
  database: Database,
  { ANONYMOUS_CODES_PER_HOUR: most }: Budget,
  now: Date,
): Promise<string[]> {
  const rows = await database.query<{ purpose: string }>(busiest, [addMs(now, -hourMs), Math.ceil(most / 2)])
  return rows.map(({ purpose }) => purpose)
}
