import type { Transaction } from '#server/platform/database/database.ts'
import type { LockedRegistration } from '../repository.ts'

/** The pictures of the paper that is handed in now: those of a paper that was returned before it do not stand for it. */
export function scansOfPaper(
  tx: Transaction,
  { id, formVersion, printedAt }: LockedRegistration,
): Promise<{ readonly id: string; readonly sha256: Uint8Array }[]> {
  return tx.registrationScan.findMany({
    where: { registrationId: id, formVersion, ...(printedAt && { uploadedAt: { gte: printedAt } }) },
    select: { id: true, sha256: true },
  })
}
