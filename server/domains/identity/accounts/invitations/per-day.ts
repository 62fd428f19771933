import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { HolderAccount, TooManyRefusal } from '../../account-contract.ts'

const dayMs = 24 * 3_600_000

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
  const waits = [
    waitMs(now, inviter, invited, (one) => one.sameInviter),
    waitMs(now, holder, invited, (one) => one.sameHolder),
    waitMs(now, samePhone, invited, (one) => one.samePhone && one.sameHolder),
    verified ? 0 : waitMs(now, strangers, invited, (one) => one.samePhone && one.unverified),
  ]
  const longest = Math.max(...waits)
  return longest > 0 ? err({ code: 'TOO_MANY', retryAfterSeconds: Math.ceil(longest / 1000) }) : ok(null)
}

/** How long until fewer than `most` of those that count are younger than a day, in milliseconds. */
function waitMs(
  now: Date,
  most: number,
  invited: readonly Invited[],
  counts: (one: Invited) => boolean,
): number {
  const ages = invited
    .filter(counts)
    .map(({ at }) => now.getTime() - at.getTime())
    .filter((age) => age < dayMs)
    .toSorted((a, b) => a - b)
  const oldest = ages[most - 1]
  return oldest === undefined ? 0 : dayMs - oldest
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
     WHERE invitation.created_at > ${addMs(now, -dayMs)}::timestamptz
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
