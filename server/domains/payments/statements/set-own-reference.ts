import { normalise } from '#lib/normalise.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Database } from '#server/platform/database/database.ts'
import {
  longestOwnReference,
  type OwnReferenceRefusal,
  type ReferencedPayment,
} from '../statement-contract.ts'

type OwnReference = {
  readonly holderId: string
  readonly publicId: string
  /** As typed; empty to have none. */
  readonly text: string
}

/** What a holder's accountant calls a payment of theirs, in at most 50 characters of one line; nobody else sees it. */
export async function setOwnReference(
  database: Database,
  { holderId, publicId, text }: OwnReference,
): Promise<Result<null, OwnReferenceRefusal>> {
  const line = normalise(text, 'NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  if (Array.from(line).length > longestOwnReference) return err({ code: 'TOO_LONG' })
  const { count } = await database.prisma.payment.updateMany({
    where: { holderId, publicId },
    data: { ownReference: line === '' ? null : line },
  })
  return count === 1 ? ok(null) : err({ code: 'NOT_FOUND' })
}

/** A payment of this holder with what its accountant calls it; null for anybody else's. */
export async function readOwnReference(
  database: Database,
  { holderId, publicId }: Omit<OwnReference, 'text'>,
): Promise<ReferencedPayment | null> {
  const found = await database.prisma.payment.findFirst({
    where: { holderId, publicId },
    select: { ownReference: true, amount: true },
  })
  return found && { ...found, publicId, amount: String(found.amount) }
}
