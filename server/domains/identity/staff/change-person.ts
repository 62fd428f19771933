import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PeopleRefusal, StaffRole } from '../contract.ts'
import { staffActor } from './inviter.ts'
import { endSessionsIn } from './sessions.ts'

/** What an administrator does to another person. */
export type ChangeOrder = { readonly staffId: string; readonly by: string; readonly now: Date }

type Member = { readonly role: StaffRole; readonly disabledAt: Date | null }
type Changed = Result<null, PeopleRefusal>

/** Keeps a person out from their next request on, and ends their sessions. Done already is done. */
export function disablePerson(database: Database, order: ChangeOrder): Promise<Changed> {
  return change(database, order, async (tx, member) => {
    if (member.disabledAt !== null) return ok(null)
    if (member.role === 'ADMINISTRATOR' && (await activeAdministrators(tx)) < 2)
      return err({ code: 'LAST_ADMINISTRATOR' })
    await setDisabled(tx, order, order.now)
    await endSessionsIn(tx, { ...order, which: 'ALL' })
    return ok(null)
  })
}

/** Lets a person sign in again. */
export function enablePerson(database: Database, order: ChangeOrder): Promise<Changed> {
  return change(database, order, async (tx, member) => {
    if (member.disabledAt !== null) await setDisabled(tx, order, null)
    return ok(null)
  })
}

/** Signs a person out everywhere. */
export function endSessionsOfPerson(database: Database, order: ChangeOrder): Promise<Changed> {
  return change(database, order, async (tx) => {
    await endSessionsIn(tx, { ...order, which: 'ALL' })
    return ok(null)
  })
}

async function change(
  database: Database,
  { staffId, by }: ChangeOrder,
  run: (tx: Transaction, member: Member) => Promise<Changed>,
): Promise<Changed> {
  if (staffId === by) return err({ code: 'YOURSELF' })
  return unitOfWork(database, async (tx) => {
    await lockAdministrators(tx)
    const [member] = await tx.$queryRaw<Member[]>`
      SELECT role, disabled_at AS "disabledAt" FROM staff_member WHERE id = ${staffId}::uuid FOR UPDATE`
    return member === undefined ? err({ code: 'NOT_FOUND' }) : run(tx, member)
  })
}

/** Two administrators who disable each other come one after the other: one of them stays. */
async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('staff:administrators', 0))`
}

async function activeAdministrators(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM staff_member WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL`
  return row?.count ?? 0
}

async function setDisabled(
  tx: Transaction,
  { staffId, by, now }: ChangeOrder,
  at: Date | null,
): Promise<void> {
  await tx.$executeRaw`UPDATE staff_member SET disabled_at = ${at}::timestamptz WHERE id = ${staffId}::uuid`
  await recordAudit(tx, {
    at: now,
    actor: staffActor(by),
    action: at === null ? 'STAFF_ENABLED' : 'STAFF_DISABLED',
    subject: `staff:${staffId}`,
    detail: {},
  })
}
