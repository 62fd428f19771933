import type { Database, Transaction } from '#server/platform/database/database.ts'
import type { Party } from './proposals/decide-proposal.ts'

/** Until the transaction ends nobody else decides who works here: of two who act at once the later sees what the first did. */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('staff:administrators', 0))`
}

/** A person as they are now, disabled or not; null for nobody. */
export async function partyOf(tx: Transaction, id: string): Promise<Party | null> {
  const [party] = await tx.$queryRaw<Party[]>`
    SELECT id, email, role, bank, disabled_at IS NULL AS "isActive" FROM staff_member WHERE id = ${id}::uuid`
  return party ?? null
}

export async function activeAdministrators(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM staff_member WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL`
  return row?.count ?? 0
}

const everyDecider = {
  name: 'identity.deciders',
  text: `SELECT id, email, role, bank, TRUE AS "isActive" FROM staff_member
          WHERE role IN ('ADMINISTRATOR', 'BANK_ADMINISTRATOR') AND disabled_at IS NULL`,
}

/** Everyone who has a say in who works here. */
export const deciders = (database: Database): Promise<Party[]> => database.query<Party>(everyDecider, [])
