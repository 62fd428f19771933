import { dayBefore, waitUntilFewer } from '#lib/per-day.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { HolderAccount, TooManyRefusal } from '../../account-contract.ts'

/**
 * How many invitations leave within a day: each is an SMS in the portal's name to somebody who has not asked for one.
 * `strangers` bounds what holders that nobody has verified send to one telephone, all of them together, so that no number of
 * new accounts floods it; a verified holder is bound by its own alone.
 */
export const invitationsPerDay = { inviter: 20, holder: 30, samePhone: 5, strangers: 5 } as const

/** An invitation of the last day, and what it has in common with the next one. */
export type Invited = {
  readonly at: Date
  readonly sameInviter: boolean
  readonly sameHolder: boolean
  readonly samePhone: boolean
  /** Of a holder that nobody has verified. */
  readonly unverified: boolean
}

/** Whether one more may leave; refused with how long it takes until it may. */
export function mayInvite(
  invited: readonly Invited[],
  { verified, now }: { readonly verified: boolean; readonly now: Date },
): Result<null, TooManyRefusal> {
  const { inviter, holder, samePhone, strangers } = invitationsPerDay
  const wait = (most: number, counts: (one: Invited) => boolean) =>
    waitUntilFewer(
      invited.filter(counts).map(({ at }) => at),
      most,
      now,
    )
  const waits = [
    wait(inviter, (one) => one.sameInviter),
    wait(holder, (one) => one.sameHolder),
    wait(samePhone, (one) => one.samePhone && one.sameHolder),
    verified ? 0 : wait(strangers, (one) => one.samePhone && one.unverified),
  ]
  const longest = Math.max(...waits)
  return longest > 0 ? err({ code: 'TOO_MANY', retryAfterSeconds: Math.ceil(longest / 1000) }) : ok(null)
}

type Next = { readonly by: HolderAccount; readonly phoneHash: Uint8Array; readonly now: Date }

/**
 * The same from what the table holds. Within the transaction that then writes the invitation, of two at once one waits for
 * the other: ask `lockInviting` first.
 */
export async function mayInviteNow(
  tx: Transaction,
  { by, phoneHash, now }: Next,
): Promise<Result<null, TooManyRefusal>> {
  const { accountId, holder } = by
  const invited = await tx.$queryRaw<Invited[]>`
    SELECT invitation.created_at AS at, invited_by = ${accountId}::uuid AS "sameInviter",
           holder_id = ${holder.id}::uuid AS "sameHolder", phone_hash = ${phoneHash} AS "samePhone",
           holder.verified_at IS NULL AS unverified
      FROM member_invitation invitation JOIN holder ON holder.id = holder_id
     WHERE invitation.created_at > ${dayBefore(now)}::timestamptz
       AND (invited_by = ${accountId}::uuid OR holder_id = ${holder.id}::uuid OR phone_hash = ${phoneHash})`
  return mayInvite(invited, { verified: holder.verified, now })
}

/** Until the transaction ends nobody else invites in this person's name, or this telephone. */
export async function lockInviting(
  tx: Transaction,
  { by, phoneHash }: Pick<Next, 'by' | 'phoneHash'>,
): Promise<void> {
  const keys = [`invite:${by.accountId}`, `invite:${Buffer.from(phoneHash).toString('base64url')}`].toSorted()
  for (const key of keys) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}
