import { newUuid } from '#lib/ids.ts'
import { dayBefore, waitUntilFewer } from '#lib/per-day.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { StaffRole } from '../../contract.ts'
import { mostProposalsPerDay, type ProposalKind, type ProposeRefusal } from '../../people-contract.ts'
import { staffActor } from '../inviter.ts'
import { isTaken, lockEmail } from '../lock-email.ts'
import { lockAdministrators, partyOf } from '../parties.ts'
import { readPerson, type TypedPerson, type WantedPerson } from '../read-place.ts'
import type { InviteDeps } from '../send-invitation.ts'
import { tellAdministrators } from '../tell-administrators.ts'
import { mayPropose, type Party } from './decide-proposal.ts'

/** Who asks, and when. */
type Asked = { readonly by: string; readonly now: Date }
type Proposed = Result<{ readonly proposalId: string }, ProposeRefusal>
type Subject = WantedPerson & { readonly id: string; readonly disabledAt: Date | null }
type New = { readonly kind: ProposalKind; readonly staffId: string | null; readonly wanted: WantedPerson }

/** Asks that somebody is invited. Nothing is sent before another person has approved it. */
export async function proposeInvitation(deps: InviteDeps, order: TypedPerson & Asked): Promise<Proposed> {
  const read = readPerson(deps.config, order)
  if (!read.ok) return read
  return asking(deps, order, async (tx, asker) => {
    if (!mayPropose(asker, read.value)) return err(notTheirs(asker, read.value))
    const refusal = await placeRefusal(tx, read.value)
    if (refusal) return err(refusal)
    if (await isTaken(tx, read.value.email)) return err({ code: 'EMAIL_TAKEN' })
    return store(deps, tx, { kind: 'INVITE', staffId: null, wanted: read.value }, asker, order.now)
  })
}

/** Asks that a disabled person works again, as what they were. */
export function proposeReactivation(deps: InviteDeps, order: Asked & { staffId: string }): Promise<Proposed> {
  return asking(deps, order, async (tx, asker) => {
    const subject = await subjectOf(tx, asker, order.staffId)
    if (!subject.ok) return subject
    if (subject.value.disabledAt === null) return err({ code: 'NOT_DISABLED' })
    const proposal = { kind: 'REACTIVATE', staffId: order.staffId, wanted: subject.value } as const
    return store(deps, tx, proposal, asker, order.now)
  })
}

/** Asks that somebody is kept out: an administrator, or whoever one person may not keep out alone any more. */
export function proposeDisabling(deps: InviteDeps, order: Asked & { staffId: string }): Promise<Proposed> {
  return asking(deps, order, async (tx, asker) => {
    const subject = await subjectOf(tx, asker, order.staffId)
    if (!subject.ok) return subject
    if (subject.value.disabledAt !== null) return err({ code: 'DISABLED_ALREADY' })
    const proposal = { kind: 'DISABLE', staffId: order.staffId, wanted: subject.value } as const
    return store(deps, tx, proposal, asker, order.now)
  })
}

/** Asks that somebody has another role or place from now on, or signs in by another address. */
export async function proposeChange(
  deps: InviteDeps,
  order: TypedPerson & Asked & { staffId: string },
): Promise<Proposed> {
  const read = readPerson(deps.config, order)
  if (!read.ok) return read
  return asking(deps, order, async (tx, asker) => {
    const subject = await subjectOf(tx, asker, order.staffId)
    if (!subject.ok) return subject
    if (!mayPropose(asker, read.value)) return err(notTheirs(asker, read.value))
    if (sameAs(subject.value, read.value)) return err({ code: 'NOTHING_NEW' })
    const refusal = await placeRefusal(tx, read.value)
    if (refusal) return err(refusal)
    const { email } = read.value
    if (email !== subject.value.email && (await isTaken(tx, email))) return err({ code: 'EMAIL_TAKEN' })
    return store(deps, tx, { kind: 'CHANGE', staffId: order.staffId, wanted: read.value }, asker, order.now)
  })
}

function asking(
  deps: InviteDeps,
  { by }: Asked,
  run: (tx: Transaction, asker: Party) => Promise<Proposed>,
): Promise<Proposed> {
  return unitOfWork(deps.database, async (tx) => {
    await lockAdministrators(tx)
    const asker = await partyOf(tx, by)
    return asker?.isActive ? run(tx, asker) : err({ code: 'NOT_YOURS' })
  })
}

/** The person, where whoever asks may propose for them as they are; people of elsewhere do not exist. */
async function subjectOf(
  tx: Transaction,
  asker: Party,
  staffId: string,
): Promise<Result<Subject, ProposeRefusal>> {
  if (asker.id === staffId) return err({ code: 'YOURSELF' })
  const [subject] = await tx.$queryRaw<Subject[]>`
    SELECT id, email, role, agency_id AS "agencyId", bank, branch, disabled_at AS "disabledAt"
      FROM staff_member WHERE id = ${staffId}::uuid FOR UPDATE`
  return subject !== undefined && mayPropose(asker, subject) ? ok(subject) : err({ code: 'NOT_FOUND' })
}

const sameAs = (one: WantedPerson, other: WantedPerson): boolean =>
  (['email', 'role', 'agencyId', 'bank', 'branch'] as const).every((key) => one[key] === other[key])

/** A bank's administrator asks for tellers and controllers of that bank. */
function notTheirs({ role, bank }: Party, wanted: { role: StaffRole; bank: string | null }): ProposeRefusal {
  if (role !== 'BANK_ADMINISTRATOR') return { code: 'NOT_YOURS' }
  return wanted.bank !== null && wanted.bank !== bank ? { code: 'BANK_UNKNOWN' } : { code: 'ROLE_NOT_YOURS' }
}

async function placeRefusal(tx: Transaction, { agencyId }: WantedPerson): Promise<ProposeRefusal | null> {
  if (agencyId === null) return null
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM agency WHERE id = ${agencyId}`
  return found.length === 0 ? { code: 'AGENCY_UNKNOWN' } : null
}

async function store(
  deps: InviteDeps,
  tx: Transaction,
  { kind, staffId, wanted }: New,
  asker: Party,
  now: Date,
): Promise<Proposed> {
  const { email, role, agencyId, bank, branch } = wanted
  await lockEmail(tx, email)
  const waiting = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_proposal WHERE state = 'WAITING' AND (email = ${email} OR staff_id = ${staffId}::uuid)`
  if (waiting.length > 0) return err({ code: 'WAITING_ALREADY' })
  const refusal = await tooMany(tx, asker.id, now)
  if (refusal) return err(refusal)
  const id = newUuid(now)
  await tx.$executeRaw`
    INSERT INTO staff_proposal (id, kind, staff_id, email, role, agency_id, bank, branch, state, proposed_by, proposed_at)
    VALUES (${id}::uuid, ${kind}, ${staffId}::uuid, ${email}, ${role}, ${agencyId}, ${bank}, ${branch}, 'WAITING',
            ${asker.id}::uuid, ${now}::timestamptz)`
  await recordAudit(tx, {
    at: now,
    actor: staffActor(asker.id),
    action: `STAFF_${kind}_PROPOSED`,
    subject: `staff-proposal:${id}`,
    detail: { staff: staffId, role, agency: agencyId, bank, branch },
  })
  await tellAdministrators(tx, deps, {
    what: `${kind}_PROPOSED`,
    about: wanted,
    by: asker.email,
    reason: null,
    now,
  })
  return ok({ proposalId: id })
}

/** Counted under the lock of `asking`: of many at once no more pass than one after the other. */
async function tooMany(tx: Transaction, by: string, now: Date): Promise<ProposeRefusal | null> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    SELECT proposed_at AS at FROM staff_proposal
     WHERE proposed_by = ${by}::uuid AND proposed_at > ${dayBefore(now)}::timestamptz`
  const moments = rows.map(({ at }) => at)
  const waitMs = waitUntilFewer(moments, mostProposalsPerDay, now)
  return waitMs > 0 ? { code: 'TOO_MANY', retryAfterSeconds: Math.ceil(waitMs / 1000) } : null
}
