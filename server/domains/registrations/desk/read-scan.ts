import { recordAudit } from '#server/domains/audit/index.ts'
import { decryptBytes } from '#server/platform/crypto.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asOfficer, auditActor, type Officer } from '../actors.ts'
import type { ScanMediaType } from '../desk-contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { scanPlace } from '../sealed.ts'

export type ScanContent = { readonly mediaType: ScanMediaType; readonly bytes: Uint8Array }

/** The picture of a signed paper at the officer's own bank; null for any other. That somebody looked is written down. */
export async function readScan(
  { database, config, clock }: RegistrationDeps,
  order: { readonly officer: Officer; readonly number: string; readonly scanId: string },
): Promise<ScanContent | null> {
  const { officer, number, scanId } = order
  const scan = await database.prisma.registrationScan.findFirst({
    where: { id: scanId, registration: { number, connector: officer.bank } },
  })
  if (scan === null) return null
  const bytes = decryptBytes(config.COLUMN_KEY, scanPlace(scan.id), scan.contentCipher)
  await unitOfWork(database, (tx) =>
    recordAudit(tx, {
      at: clock(),
      actor: auditActor(asOfficer(officer)),
      action: 'REGISTRATION_SCAN_VIEWED',
      subject: `registration:${scan.registrationId}`,
      detail: { number, scanId },
    }),
  )
  return { mediaType: scan.mediaType as ScanMediaType, bytes }
}
