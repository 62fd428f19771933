import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PeopleRefusal, StaffRole } from '../contract.ts'
import { type DisableRefusal, mostDisabledAlone, type SignOutRefusal } from '../people-contract.ts'
import { staffActor } from './inviter.ts'
import { lockAdministrators, partyOf } from './parties.ts'
import type { Party } from './proposals/decide-proposal.ts'
import { endSessionsIn } from './sessions.ts'

/** What an administrator, or an administrator of the person's bank, does to another person. */
export type ChangeOrder = { readonly staffId: string; readonly by: string; readonly now: Date }

type Member = {
  readonly email: string
  readonly role: StaffRole
  readonly bank: string | null
  readonly disabledAt: Date | null
}
type Changed<T = null, Refusal = PeopleRefusal> = Result<T, PeopleRefusal | Refusal>

/**
 * Keeps a person out from their next request on, and ends their sessions. Done already is done. An administrator, and whoever comes
 * after the third within 24 hours, is kept out by two: SECOND_NEEDED, see `proposeDisabling`. So two administrators always stay.
 */
export function disablePerson(
  database: Database,
  order: ChangeOrder,
): Promise<Changed<null, DisableRefusal>> {
  return change<null, DisableRefusal>(database, order, async (tx, member, actor) => {
    if (isAboveThem(member, actor)) return err({ code: 'ADMINISTRATOR_NEEDED' })
    if (member.disabledAt !== null) return ok(null)
    if (member.role === 'ADMINISTRATOR' || (await disabledAlone(tx, order)) >= mostDisabledAlone)
      return err({ code: 'SECOND_NEEDED' })
    await disableIn(tx, order, {})
    return ok(null)
  })
}

/** A bank's administrators are let in by the portal's, and kept out by them alone: who stays would decide about all the bank's people. */
const isAboveThem = (member: Member, actor: Party): boolean =>
  member.role === 'BANK_ADMINISTRATOR' && actor.role === 'BANK_ADMINISTRATOR'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Whether another person than themselves ended a session of theirs within the last hour. */
async function wasSignedOut(tx: Transaction, { staffId, now }: ChangeOrder): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_session WHERE staff_id = ${staffId}::uuid AND ended_at > ${addMs(now, -hourMs)}::timestamptz
       AND ended_by LIKE 'staff:%' AND ended_by <> ${`staff:${staffId}`} LIMIT 1`
  return rows.length > 0
}

/** How many people somebody kept out within the last 24 hours without another's approval. */
async function disabledAlone(tx: Transaction, { by, now }: ChangeOrder): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM staff_member kept
     WHERE disabled_by = ${by}::uuid AND disabled_at > ${addMs(now, -dayMs)}::timestamptz
       AND NOT EXISTS (SELECT 1 FROM staff_proposal WHERE staff_id = kept.id AND kind = 'DISABLE' AND state = 'APPROVED'
                          AND decided_at = kept.disabled_at)`
  return row?.count ?? 0
}

/**
 * Signs a person out everywhere. An administrator is signed out once an hour: one who did it again and again would keep out all
 * others, who can only together keep out that one. SIGNED_OUT_LATELY then.
 */
export function endSessionsOfPerson(
  database: Database,
  order: ChangeOrder,
): Promise<Changed<null, SignOutRefusal>> {
  return change<null, SignOutRefusal>(database, order, async (tx, member, actor) => {
    if (isAboveThem(member, actor)) return err({ code: 'ADMINISTRATOR_NEEDED' })
    if (member.role === 'ADMINISTRATOR' && (await wasSignedOut(tx, order)))
      return err({ code: 'SIGNED_OUT_LATELY' })
    await endSessionsIn(tx, { ...order, which: 'ALL' })
    return ok(null)
  })
}

/**
 * What one person does to another, in a transaction. A bank's administrator sees people of that bank alone: who is of elsewhere is
 * not there, nor is anybody for who was kept out.
 */
export async function change<T, Refusal = PeopleRefusal>(
  database: Database,
  { staffId, by }: ChangeOrder,
  run: (tx: Transaction, member: Member, actor: Party) => Promise<Changed<T, Refusal>>,
): Promise<Changed<T, Refusal>> {
  if (staffId === by) return err({ code: 'YOURSELF' })
  return unitOfWork(database, async (tx) => {
    await lockAdministrators(tx)
    const actor = await partyOf(tx, by)
    const [member] = await tx.$queryRaw<Member[]>`
      SELECT email, role, bank, disabled_at AS "disabledAt" FROM staff_member WHERE id = ${staffId}::uuid FOR UPDATE`
    if (member === undefined || !actor?.isActive) return err({ code: 'NOT_FOUND' })
    const isTheirs = actor.role === 'ADMINISTRATOR' || actor.bank === member.bank
    return isTheirs ? run(tx, member, actor) : err({ code: 'NOT_FOUND' })
  })
}

/** Keeps somebody out and ends their sessions; `detail` goes to the audit. */
export async function disableIn(
  tx: Transaction,
  order: ChangeOrder,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const { staffId, by, now } = order
  await tx.$executeRaw`
    UPDATE staff_member SET disabled_at = ${now}::timestamptz, disabled_by = ${by}::uuid WHERE id = ${staffId}::uuid`
  await recordAudit(tx, {
    at: now,
    actor: staffActor(by),
    action: 'STAFF_DISABLED',
    subject: `staff:${staffId}`,
    detail,
  })
  await endSessionsIn(tx, { ...order, which: 'ALL' })
}
