import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { readEmail } from '../email.ts'
import { isTaken, lockEmail } from './lock-email.ts'
import { activeAdministrators, lockAdministrators } from './parties.ts'
import type { WantedPerson } from './read-place.ts'
import { type InviteDeps, sendInvitation } from './send-invitation.ts'
import { tellAdministrators } from './tell-administrators.ts'

/** As it was typed on the server. `replaces` is the address of an administrator who is lost, null for none. */
export type CommandOrder = {
  readonly email: string
  readonly replaces: string | null
  /** Whether the link is to be answered, for a server whose mail does not work yet. */
  readonly print: boolean
  readonly now: Date
}

/** `link` is null unless it was asked for: the invited person has it by e-mail. */
export type CommandInvited = {
  readonly email: string
  readonly expiresAt: Date
  readonly link: string | null
  readonly replaced: string | null
}

export type CommandRefusal = {
  readonly code:
    | 'EMAIL_EMPTY'
    | 'EMAIL_FORM'
    | 'EMAIL_TAKEN'
    /** Two administrators can sign in, or are invited: they invite others, or one of them is replaced. */
    | 'TWO_ARE_THERE'
    | 'REPLACED_UNKNOWN'
    /** The link is printed only while fewer than two administrators can sign in. */
    | 'MAIL_ONLY'
}

const enough = 2

/**
 * What the server's command does: invites one of the first two administrators, or one in the place of an administrator who is
 * lost, and who is kept out from that moment on. Who may run commands there needs no second person.
 */
export async function inviteAdministrator(
  deps: InviteDeps,
  order: CommandOrder,
): Promise<Result<CommandInvited, CommandRefusal>> {
  const email = readEmail(order.email)
  if (!email.ok) return email
  const lost = order.replaces === null ? null : readEmail(order.replaces)
  if (lost && !lost.ok) return err({ code: 'REPLACED_UNKNOWN' })
  return unitOfWork(deps.database, async (tx) => {
    await lockAdministrators(tx)
    await lockEmail(tx, email.value)
    const replaced = lost === null ? null : await activeAdministratorAt(tx, lost.value)
    if (lost && replaced === null) return err({ code: 'REPLACED_UNKNOWN' })
    const refusal = await refusalFor(tx, email.value, order, replaced !== null)
    if (refusal) return err(refusal)
    if (replaced) await keepOut(tx, replaced, order.now)
    return ok(await invite(deps, tx, { email: email.value, lost: lost?.value ?? null, replaced, order }))
  })
}

async function activeAdministratorAt(tx: Transaction, email: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM staff_member WHERE email = ${email} AND role = 'ADMINISTRATOR' AND disabled_at IS NULL FOR UPDATE`
  return row?.id ?? null
}

async function refusalFor(
  tx: Transaction,
  email: string,
  { print, now }: CommandOrder,
  isReplacing: boolean,
): Promise<CommandRefusal | null> {
  if (await isTaken(tx, email)) return { code: 'EMAIL_TAKEN' }
  const active = await activeAdministrators(tx)
  if (print && active >= enough) return { code: 'MAIL_ONLY' }
  return !isReplacing && active + (await invitedElsewhere(tx, email, now)) >= enough
    ? { code: 'TWO_ARE_THERE' }
    : null
}

/** Administrators who are invited and have not come yet, but for this address, whose invitation a new one replaces. */
async function invitedElsewhere(tx: Transaction, email: string, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM staff_invitation
     WHERE role = 'ADMINISTRATOR' AND used_at IS NULL AND replaced_at IS NULL AND expires_at > ${now}::timestamptz
       AND email <> ${email}`
  return row?.count ?? 0
}

const byCommand = { kind: 'COMMAND', id: null } as const

async function keepOut(tx: Transaction, staffId: string, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE staff_member SET disabled_at = ${now}::timestamptz WHERE id = ${staffId}::uuid`
  await tx.$executeRaw`
    UPDATE staff_session SET ended_at = ${now}::timestamptz, ended_by = 'command'
     WHERE staff_id = ${staffId}::uuid AND ended_at IS NULL`
  const subject = `staff:${staffId}`
  await recordAudit(tx, { at: now, actor: byCommand, action: 'STAFF_DISABLED', subject, detail: {} })
}

type Ready = {
  readonly email: string
  readonly lost: string | null
  readonly replaced: string | null
  readonly order: CommandOrder
}

async function invite(
  deps: InviteDeps,
  tx: Transaction,
  { email, lost, replaced, order }: Ready,
): Promise<CommandInvited> {
  const { now, print } = order
  const wanted: WantedPerson = { email, role: 'ADMINISTRATOR', agencyId: null, bank: null, branch: null }
  const sent = await sendInvitation(tx, deps, {
    wanted,
    by: byCommand,
    proposalId: null,
    replaces: replaced,
    now,
  })
  await recordAudit(tx, {
    at: now,
    actor: byCommand,
    action: replaced === null ? 'STAFF_INVITED' : 'STAFF_ADMINISTRATOR_REPLACED',
    subject: `staff-invitation:${sent.id}`,
    detail: { role: wanted.role, replaces: replaced, link: print ? 'PRINTED' : 'MAIL' },
  })
  const what = replaced === null ? 'COMMAND_INVITED' : 'COMMAND_REPLACED'
  await tellAdministrators(tx, deps, { what, about: wanted, by: null, reason: null, now })
  return { email, expiresAt: sent.expiresAt, link: print ? sent.link : null, replaced: lost }
}
