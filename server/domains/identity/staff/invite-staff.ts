import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { parsePersonName } from '#lib/person-name.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { banks } from '#server/domains/directory/index.ts'
import type { Config } from '#server/platform/config.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type InviteRefusal, rolePlaces, type StaffRole, staffRoles } from '../contract.ts'
import { newTotpSecret } from '../credentials/totp.ts'
import { readEmail } from '../email.ts'
import { type Inviter, inviterText } from './inviter.ts'
import { isTaken, lockEmail } from './lock-email.ts'
import { type StaffDeps, sealSecret } from './staff-deps.ts'

/** As it was typed or chosen; `agencyId`, `bank` and `branch` are "" for none. */
export type InviteOrder = {
  readonly email: string
  readonly role: string
  readonly agencyId: string
  readonly bank: string
  readonly branch: string
  readonly by: Inviter
  readonly now: Date
}

/** `token` is for the address that is handed over, and exists nowhere else. */
export type Invited = { readonly token: string; readonly email: string; readonly expiresAt: Date }

export type InviteDeps = StaffDeps & { readonly config: Pick<Config, 'TENANT' | 'OTHER_BANKS'> }

/** Where somebody will work, as the columns hold it. */
type Place = {
  readonly agencyId: string | null
  readonly bank: string | null
  readonly branch: string | null
}
type Wanted = Place & { readonly email: string; readonly role: StaffRole }

const longestBranch = 100
const validMs = 48 * 60 * 60_000

/** Gives the right to become staff, once, within 48 hours. An earlier invitation of the same address ends. */
export async function inviteStaff(
  deps: InviteDeps,
  order: InviteOrder,
): Promise<Result<Invited, InviteRefusal>> {
  const read = readOrder(deps.config, order)
  if (!read.ok) return read
  return unitOfWork(deps.database, async (tx) => {
    await lockEmail(tx, read.value.email)
    const refusal = await refusalFor(tx, read.value)
    return refusal === null ? ok(await store(deps, tx, read.value, order)) : err(refusal)
  })
}

function readOrder(config: InviteDeps['config'], order: InviteOrder): Result<Wanted, InviteRefusal> {
  const email = readEmail(order.email)
  if (!email.ok) return email
  const role = staffRoles.find((one) => one === order.role)
  if (role === undefined) return err({ code: 'ROLE_EMPTY' })
  const place = readPlace(config, rolePlaces[role], order)
  return place.ok ? ok({ ...place.value, email: email.value, role }) : place
}

/** The agency of an accountant, the branch of a bank's person; what the role has not is not quietly dropped. */
function readPlace(
  config: InviteDeps['config'],
  place: (typeof rolePlaces)[StaffRole],
  { agencyId, bank, branch }: InviteOrder,
): Result<Place, InviteRefusal> {
  if (place !== 'AGENCY' && agencyId !== '') return err({ code: 'AGENCY_NOT_NEEDED' })
  if (place !== 'BRANCH' && bank !== '') return err({ code: 'BANK_NOT_NEEDED' })
  if (place !== 'BRANCH' && branch.trim() !== '') return err({ code: 'BRANCH_NOT_NEEDED' })
  if (place === 'BRANCH') return readBranch(config, bank, branch)
  if (place === 'AGENCY' && agencyId === '') return err({ code: 'AGENCY_EMPTY' })
  return ok({ agencyId: agencyId || null, bank: null, branch: null })
}

function readBranch(config: InviteDeps['config'], bank: string, typed: string): Result<Place, InviteRefusal> {
  if (bank === '') return err({ code: 'BANK_EMPTY' })
  if (!banks(config).some(({ connector }) => connector === bank)) return err({ code: 'BANK_UNKNOWN' })
  const branch = parsePersonName(typed)
  if (!branch.ok) return err({ code: branch.error === 'EMPTY' ? 'BRANCH_EMPTY' : 'BRANCH_FORM' })
  if ([...branch.value].length > longestBranch) return err({ code: 'BRANCH_FORM' })
  return ok({ agencyId: null, bank, branch: branch.value })
}

async function refusalFor(tx: Transaction, { email, agencyId }: Wanted): Promise<InviteRefusal | null> {
  if (await isTaken(tx, email)) return { code: 'EMAIL_TAKEN' }
  if (agencyId === null) return null
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM agency WHERE id = ${agencyId}`
  return found.length === 0 ? { code: 'AGENCY_UNKNOWN' } : null
}

async function store(deps: StaffDeps, tx: Transaction, wanted: Wanted, order: InviteOrder): Promise<Invited> {
  const { by, now } = order
  const { email, role, agencyId, bank, branch } = wanted
  const id = newUuid(now)
  const token = newToken()
  const expiresAt = addMs(now, validMs)
  const sealed = sealSecret(deps, { table: 'staff_invitation', id }, newTotpSecret())
  await tx.$executeRaw`
    UPDATE staff_invitation SET replaced_at = ${now}::timestamptz
     WHERE email = ${email} AND used_at IS NULL AND replaced_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO staff_invitation (id, token_hash, email, role, agency_id, bank, branch, invited_by, totp_secret,
                                  created_at, expires_at)
    VALUES (${id}::uuid, ${sha256(token)}, ${email}, ${role}, ${agencyId}, ${bank}, ${branch}, ${inviterText(by)},
            ${sealed}, ${now}::timestamptz, ${expiresAt}::timestamptz)`
  await recordAudit(tx, {
    at: now,
    actor: by,
    action: 'STAFF_INVITED',
    subject: `staff-invitation:${id}`,
    detail: { role, agency: agencyId, bank, branch },
  })
  return { token, email, expiresAt }
}
