import type { Transaction } from '#server/platform/database/database.ts'

/**
 * What is another value once a holder's data were written again, in SQL over `holder h`: whoever decides about it names the
 * one that they looked at. Says nothing of the data.
 */
export const holderVersion = `left(encode(sha256(h.details_cipher), 'hex'), 16)`

/** The same of one holder within a unit of work; null where there is none. */
export async function holderVersionNow(tx: Transaction, holderId: string): Promise<string | null> {
  const [row] = await tx.$queryRawUnsafe<{ version: string }[]>(
    `SELECT ${holderVersion} AS version FROM holder h WHERE h.id = $1::uuid`,
    holderId,
  )
  return row?.version ?? null
}
