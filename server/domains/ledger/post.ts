import { newUuid } from '#lib/ids.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { Posting } from './ledger.ts'

/** Posts within a unit of work; a cause that was posted before is refused by the database. */
export async function post(tx: Transaction, posting: Posting, now: Date): Promise<void> {
  const lines = posting.lines.map(({ account, amount }) => ({ account, amount: String(amount) }))
  const journals = [{ id: newUuid(now), at: now, cause: posting.cause, kind: posting.kind, lines }]
  await tx.$executeRaw`SELECT ledger_post(${JSON.stringify(journals)}::jsonb)`
}
