import { newUuid } from '#lib/ids.ts'
import { parsePersonName } from '#lib/person-name.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { AcceptRefusal, PasswordRefusal } from '../contract.ts'
import { hashPassword } from '../credentials/password-hash.ts'
import { checkPassword } from '../credentials/password-rules.ts'
import { stepOfCode } from '../credentials/totp.ts'
import { type InvitationRow, invitationState } from './invitation-row.ts'
import { staffActor } from './inviter.ts'
import { isTaken, lockEmail } from './lock-email.ts'
import { openSecret, type StaffDeps } from './staff-deps.ts'
import { insertMember } from './store-staff.ts'

/** As the invited person typed it. */
export type AcceptOrder = {
  readonly token: string
  readonly name: string
  readonly password: string
  readonly code: string
  readonly now: Date
}

type Refusals = readonly AcceptRefusal[]
type Person = {
  readonly name: string
  readonly password: string
  readonly secret: string
  readonly step: number
}

const longestName = 100

/**
 * Makes a member of the staff of whoever holds an open invitation, once, with the name, password and authenticator
 * that they bring. Refusals come all together, so that a form can be mended in one go.
 */
export async function acceptInvitation(
  deps: StaffDeps,
  order: AcceptOrder,
): Promise<Result<{ readonly email: string }, Refusals>> {
  const open = await findOpen(deps.database.prisma, order)
  if (open === null) return err([{ code: 'NOT_OPEN' }])
  const person = readPerson(deps, open, order)
  if (!person.ok) return person
  const passwordHash = await hashPassword(person.value.password)
  return unitOfWork(deps.database, async (tx) => {
    await lockEmail(tx, open.email)
    if (await isTaken(tx, open.email)) return err([{ code: 'EMAIL_TAKEN' }])
    const still = await findOpen(tx, order)
    if (still === null) return err([{ code: 'NOT_OPEN' }])
    await store(deps, tx, still, { ...person.value, passwordHash, now: order.now })
    return ok({ email: open.email })
  })
}

async function findOpen(
  tx: Transaction,
  { token, now }: Pick<AcceptOrder, 'token' | 'now'>,
): Promise<InvitationRow | null> {
  const [row] = await tx.$queryRaw<InvitationRow[]>`
    SELECT id, email, role, agency_id AS "agencyId", bank, branch, totp_secret AS "totpSecret",
           expires_at AS "expiresAt", used_at AS "usedAt", replaced_at AS "replacedAt"
      FROM staff_invitation WHERE token_hash = ${sha256(token)}`
  return row !== undefined && invitationState(row, now) === 'OPEN' ? row : null
}

function readPerson(
  deps: StaffDeps,
  { id, email, totpSecret }: InvitationRow,
  order: AcceptOrder,
): Result<Person, Refusals> {
  const name = readName(order.name)
  const password = checkPassword(order.password, [email, name.ok ? name.value : ''])
  const secret = openSecret(deps, { table: 'staff_invitation', id }, totpSecret)
  const step = stepOfCode(secret, order.code, order.now)
  if (name.ok && password.ok && step !== null)
    return ok({ name: name.value, password: password.value, secret, step })
  const refusals: (AcceptRefusal | PasswordRefusal)[] = []
  if (!name.ok) refusals.push(name.error)
  if (!password.ok) refusals.push(password.error)
  if (step === null) refusals.push({ code: 'CODE_WRONG' })
  return err(refusals)
}

function readName(typed: string): Result<string, { readonly code: 'NAME_EMPTY' | 'NAME_FORM' }> {
  const name = parsePersonName(typed)
  if (!name.ok) return err({ code: name.error === 'EMPTY' ? 'NAME_EMPTY' : 'NAME_FORM' })
  return [...name.value].length > longestName ? err({ code: 'NAME_FORM' }) : ok(name.value)
}

async function store(
  deps: StaffDeps,
  tx: Transaction,
  invitation: InvitationRow,
  person: Person & { readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  const { email, role, agencyId, bank, branch } = invitation
  const { now, step } = person
  const id = newUuid(now)
  // The code that confirmed the authenticator is spent with it.
  await insertMember(deps, tx, { ...person, id, email, role, agencyId, bank, branch, lastStep: step })
  await tx.$executeRaw`UPDATE staff_invitation SET used_at = ${now}::timestamptz WHERE id = ${invitation.id}::uuid`
  await recordAudit(tx, {
    at: now,
    actor: staffActor(id),
    action: 'STAFF_JOINED',
    subject: `staff:${id}`,
    detail: { invitation: invitation.id, role, agency: agencyId, bank, branch },
  })
}
