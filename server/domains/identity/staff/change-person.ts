import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PeopleRefusal } from '../contract.ts'
import { staffActor } from './inviter.ts'
import { lockAdministrators, partyOf } from './parties.ts'
import { endSessionsIn } from './sessions.ts'

/** What an administrator, or an administrator of the person's bank, does to another person. */
export type ChangeOrder = { readonly staffId: string; readonly by: string; readonly now: Date }

type Member = { readonly email: string; readonly bank: string | null; readonly disabledAt: Date | null }
type Changed<T = null> = Result<T, PeopleRefusal>

/**
 * Keeps a person out from their next request on, and ends their sessions. Done already is done. An administrator always stays:
 * whoever does it, for nobody does it to themselves, nor after they were kept out.
 */
export function disablePerson(database: Database, order: ChangeOrder): Promise<Changed> {
  return change(database, order, async (tx, member) => {
    if (member.disabledAt === null) await disableIn(tx, order)
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

/**
 * What one person does to another, in a transaction. A bank's administrator sees people of that bank alone: who is of elsewhere is
 * not there, nor is anybody for who was kept out.
 */
export async function change<T>(
  database: Database,
  { staffId, by }: ChangeOrder,
  run: (tx: Transaction, member: Member) => Promise<Changed<T>>,
): Promise<Changed<T>> {
  if (staffId === by) return err({ code: 'YOURSELF' })
  return unitOfWork(database, async (tx) => {
    await lockAdministrators(tx)
    const actor = await partyOf(tx, by)
    const [member] = await tx.$queryRaw<Member[]>`
      SELECT email, bank, disabled_at AS "disabledAt" FROM staff_member WHERE id = ${staffId}::uuid FOR UPDATE`
    const isTheirs = actor?.isActive && (actor.role === 'ADMINISTRATOR' || actor.bank === member?.bank)
    return member === undefined || !isTheirs ? err({ code: 'NOT_FOUND' }) : run(tx, member)
  })
}

async function disableIn(tx: Transaction, order: ChangeOrder): Promise<void> {
  const { staffId, by, now } = order
  await tx.$executeRaw`UPDATE staff_member SET disabled_at = ${now}::timestamptz WHERE id = ${staffId}::uuid`
  await recordAudit(tx, {
    at: now,
    actor: staffActor(by),
    action: 'STAFF_DISABLED',
    subject: `staff:${staffId}`,
    detail: {},
  })
  await endSessionsIn(tx, { ...order, which: 'ALL' })
}
