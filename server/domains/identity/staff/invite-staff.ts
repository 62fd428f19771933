import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type InviteRefusal, type StaffRole, staffRoles } from '../contract.ts'
import { newTotpSecret } from '../credentials/totp.ts'
import { readEmail } from '../email.ts'
import { type Inviter, inviterText } from './inviter.ts'
import { isTaken, lockEmail } from './lock-email.ts'
import { type StaffDeps, sealSecret } from './staff-deps.ts'

/** As it was typed or chosen; `agencyId` is "" for none. */
export type InviteOrder = {
  readonly email: string
  readonly role: string
  readonly agencyId: string
  readonly by: Inviter
  readonly now: Date
}

/** `token` is for the address that is handed over, and exists nowhere else. */
export type Invited = { readonly token: string; readonly email: string; readonly expiresAt: Date }

type Wanted = { readonly email: string; readonly role: StaffRole; readonly agencyId: string | null }

const validMs = 48 * 60 * 60_000

/** Gives the right to become staff, once, within 48 hours. An earlier invitation of the same address ends. */
export async function inviteStaff(
  deps: StaffDeps,
  order: InviteOrder,
): Promise<Result<Invited, InviteRefusal>> {
  const read = readOrder(order)
  if (!read.ok) return read
  return unitOfWork(deps.database, async (tx) => {
    await lockEmail(tx, read.value.email)
    const refusal = await refusalFor(tx, read.value)
    return refusal === null ? ok(await store(deps, tx, read.value, order)) : err(refusal)
  })
}

function readOrder({ email: typed, role, agencyId }: InviteOrder): Result<Wanted, InviteRefusal> {
  const email = readEmail(typed)
  if (!email.ok) return email
  const known = staffRoles.find((one) => one === role)
  if (known === undefined) return err({ code: 'ROLE_EMPTY' })
  if (known === 'ACCOUNTANT' && agencyId === '') return err({ code: 'AGENCY_EMPTY' })
  if (known !== 'ACCOUNTANT' && agencyId !== '') return err({ code: 'AGENCY_NOT_NEEDED' })
  return ok({ email: email.value, role: known, agencyId: agencyId || null })
}

async function refusalFor(tx: Transaction, { email, agencyId }: Wanted): Promise<InviteRefusal | null> {
  if (await isTaken(tx, email)) return { code: 'EMAIL_TAKEN' }
  if (agencyId === null) return null
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM agency WHERE id = ${agencyId}`
  return found.length === 0 ? { code: 'AGENCY_UNKNOWN' } : null
}

async function store(deps: StaffDeps, tx: Transaction, wanted: Wanted, order: InviteOrder): Promise<Invited> {
  const { by, now } = order
  const { email, role, agencyId } = wanted
  const id = newUuid(now)
  const token = newToken()
  const expiresAt = addMs(now, validMs)
  const sealed = sealSecret(deps, { table: 'staff_invitation', id }, newTotpSecret())
  await tx.$executeRaw`
    UPDATE staff_invitation SET replaced_at = ${now}::timestamptz
     WHERE email = ${email} AND used_at IS NULL AND replaced_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO staff_invitation (id, token_hash, email, role, agency_id, invited_by, totp_secret, created_at, expires_at)
    VALUES (${id}::uuid, ${sha256(token)}, ${email}, ${role}, ${agencyId}, ${inviterText(by)}, ${sealed},
            ${now}::timestamptz, ${expiresAt}::timestamptz)`
  await recordAudit(tx, {
    at: now,
    actor: by,
    action: 'STAFF_INVITED',
    subject: `staff-invitation:${id}`,
    detail: { role, agency: agencyId },
  })
  return { token, email, expiresAt }
}
