import { newUuid } from '#lib/ids.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { Staff } from '../contract.ts'
import { isTaken, lockEmail } from './lock-email.ts'
import { type StaffDeps, sealSecret } from './staff-deps.ts'

type Member = Staff & {
  readonly passwordHash: string
  /** Base32. */
  readonly secret: string
  /** The last time step whose code is spent. */
  readonly lastStep: number
  readonly now: Date
}

/** Writes a new member. */
export async function insertMember(
  deps: Pick<StaffDeps, 'config'>,
  tx: Transaction,
  member: Member,
): Promise<void> {
  const { id, email, name, role, agencyId, bank, branch, passwordHash, secret, lastStep, now } = member
  await tx.$executeRaw`
    INSERT INTO staff_member (id, email, name, role, agency_id, bank, branch, password_hash, totp_secret,
                              totp_last_step, created_at)
    VALUES (${id}::uuid, ${email}, ${name}, ${role}, ${agencyId}, ${bank}, ${branch}, ${passwordHash},
            ${sealSecret(deps, { table: 'staff_member', id }, secret)}, ${lastStep}, ${now}::timestamptz)`
}

/** Somebody whose password and secret are known beforehand: of a demonstration, or of a test. Hashing is slow: once serves many. */
export type ReadyStaff = Omit<Staff, 'id'> & { readonly passwordHash: string; readonly secret: string }

/** Puts ready staff into the database; who is there already stays as they are. */
export async function storeReadyStaff(deps: StaffDeps, ready: ReadyStaff, now: Date): Promise<void> {
  await unitOfWork(deps.database, async (tx) => {
    await lockEmail(tx, ready.email)
    if (await isTaken(tx, ready.email)) return
    await insertMember(deps, tx, { ...ready, id: newUuid(now), lastStep: 0, now })
  })
}
