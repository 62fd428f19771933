import { newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { encryptBytes, sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { asOfficer } from '../actors.ts'
import type { AttachRefusal, ScanMediaType } from '../desk-contract.ts'
import { writeHistory } from '../history.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { LockedRegistration } from '../repository.ts'
import { checkScan } from '../scan/check-scan.ts'
import { scanPlace } from '../sealed.ts'
import { type DeskOrder, deskStep, officerText } from './desk-step.ts'
import { scansOfPaper } from './scans-of-paper.ts'

type Attached = { readonly scanId: string }

/** A paper has two pages, and one may be scanned badly a few times. */
const mostScans = 10

/**
 * Keeps the signed paper that was handed in as a picture, encrypted. The file is checked for what it is; the same file of the same
 * paper again is the same scan.
 */
export async function attachScan(
  deps: RegistrationDeps,
  order: DeskOrder & { readonly bytes: Uint8Array },
): Promise<Result<Attached, AttachRefusal>> {
  const checked = await checkScan(order.bytes)
  if (!checked.ok) return checked
  return deskStep<Attached, AttachRefusal>(deps, order, {
    work: async (tx, registration) => {
      const { state } = registration
      if (state !== 'AWAITING_FORM' && state !== 'RECEIVED') return err({ code: 'WRONG_STATE', state })
      const scans = await scansOfPaper(tx, registration)
      const digest = sha256(order.bytes)
      const same = scans.find((scan) => digest.equals(scan.sha256))
      if (same !== undefined) return ok({ scanId: same.id })
      if (scans.length >= mostScans) return err({ code: 'SCANS_MANY' })
      return ok({
        scanId: await store(tx, deps, registration, { ...order, digest, mediaType: checked.value }),
      })
    },
  })
}

type NewScan = DeskOrder & {
  readonly bytes: Uint8Array
  readonly digest: Buffer
  readonly mediaType: ScanMediaType
}

async function store(
  tx: Transaction,
  { config, clock }: RegistrationDeps,
  registration: LockedRegistration,
  { officer, bytes, digest, mediaType }: NewScan,
): Promise<string> {
  const now = clock()
  const scanId = newUuid(now)
  await tx.registrationScan.create({
    data: {
      id: scanId,
      registrationId: registration.id,
      formVersion: registration.formVersion,
      mediaType,
      size: bytes.length,
      sha256: new Uint8Array(digest),
      contentCipher: new Uint8Array(encryptBytes(config.COLUMN_KEY, scanPlace(scanId), bytes)),
      uploadedBy: officerText(officer),
      uploadedAt: now,
    },
  })
  await writeHistory(tx, registration, {
    kind: 'ATTACH_SCAN',
    stateAfter: registration.state,
    by: asOfficer(officer),
    detail: { scanId, size: bytes.length, sha256: digest.toString('hex') },
    now,
  })
  return scanId
}
