import type { Transaction } from '#server/platform/database/database.ts'

/** Until the transaction ends nobody else invites, or becomes staff, under this address. */
export async function lockEmail(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`staff:${email}`}, 0))`
}

/** Whether a member has this address, be it a disabled one. */
export async function isTaken(tx: Transaction, email: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM staff_member WHERE email = ${email}`
  return rows.length > 0
}
