import type { Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import type { MessageDeps } from '#server/domains/notifications/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type {
  AccountRole,
  HolderAccount,
  MemberInvitationView,
  MembershipRefusal,
  MembersView,
} from '../account-contract.ts'
import { accountText, auditAct } from './audit.ts'
import { lockHolder } from './change-holder.ts'
import { type AccountDeps, type AccountKeys, unseal } from './sealed.ts'
import { tellOfMembership } from './tell-of-membership.ts'

type MemberRow = {
  readonly membershipId: string
  readonly accountId: string
  readonly name: string
  readonly phone: Uint8Array
  readonly role: AccountRole
  readonly createdAt: Date
}
type InvitationRow = {
  readonly id: string
  readonly phone: Uint8Array
  readonly role: AccountRole
  readonly invitedBy: string
  readonly expiresAt: Date
}

const ofHolder = {
  name: 'identity.members',
  text: `SELECT member.id AS "membershipId", account.id AS "accountId", account.name, account.phone_cipher AS phone,
                member.role, member.created_at AS "createdAt"
           FROM membership member JOIN id_account account ON account.id = member.account_id
          WHERE member.holder_id = $1 AND member.ended_at IS NULL
          ORDER BY member.role = 'OWNER' DESC, member.created_at, member.id`,
}

const openInvitations = {
  name: 'identity.member-invitations',
  text: `SELECT invitation.id, invitation.phone_cipher AS phone, invitation.role, inviter.name AS "invitedBy",
                invitation.expires_at AS "expiresAt"
           FROM member_invitation invitation JOIN id_account inviter ON inviter.id = invitation.invited_by
          WHERE invitation.holder_id = $1 AND used_at IS NULL AND replaced_at IS NULL
          ORDER BY invitation.created_at DESC, invitation.id`,
}

/** Who acts for the asker's holder, and whom it has invited; telephones are masked. */
export async function membersOf(
  { database, config }: AccountDeps,
  asker: HolderAccount,
  now: Date,
): Promise<MembersView> {
  const [members, invitations] = await Promise.all([
    database.query<MemberRow>(ofHolder, [asker.holder.id]),
    database.query<InvitationRow>(openInvitations, [asker.holder.id]),
  ])
  const owners = members.filter(({ role }) => role === 'OWNER').length
  return {
    members: members.map(({ membershipId, accountId, name, phone, role, createdAt }) => ({
      membershipId,
      name,
      maskedPhone: maskPhone(unseal(config, 'id_account.phone', accountId, phone)),
      role,
      since: createdAt.toISOString(),
      isYou: accountId === asker.accountId,
      isLastOwner: role === 'OWNER' && owners === 1,
    })),
    invitations: invitations.map((row) => invitationView(config, row, now)),
  }
}

function invitationView(
  config: AccountDeps['config'],
  { id, phone, role, invitedBy, expiresAt }: InvitationRow,
  now: Date,
): MemberInvitationView {
  return {
    invitationId: id,
    maskedPhone: maskPhone(unseal(config, 'member_invitation.phone', id, phone)),
    role,
    invitedBy,
    expiresAt: expiresAt.toISOString(),
    isOver: now >= expiresAt,
  }
}

/** A member of a holder as it is named; null where there is none. */
export async function memberOf(
  { database }: Pick<AccountDeps, 'database'>,
  holderId: string,
  membershipId: string,
): Promise<Pick<MemberRow, 'membershipId' | 'name'> | null> {
  const members = await database.query<MemberRow>(ofHolder, [holderId])
  return members.find((one) => one.membershipId === membershipId) ?? null
}

/** What an owner does about a member of their own holder. */
export type MemberChange = {
  readonly membershipId: string
  readonly by: HolderAccount
  readonly now: Date
}
type Changed = Result<null, MembershipRefusal>
type TellDeps = MessageDeps & { readonly config: Pick<AccountKeys, 'COLUMN_KEY'> }
type ChangeDeps = AccountDeps & MessageDeps

/**
 * Ends a membership: from their next request on they do not act for the holder, and whom they have invited and has not
 * come does not come any more. They are told by SMS. The last owner stays.
 */
export function endMembership(deps: ChangeDeps, change: MemberChange): Promise<Changed> {
  return unitOfWork(deps.database, (tx) =>
    changeMember(tx, change, null, async (member) => {
      const { membershipId, by, now } = change
      await tx.$executeRaw`
        UPDATE membership SET ended_at = ${now}::timestamptz, ended_by = ${accountText(by.accountId)}
         WHERE id = ${membershipId}::uuid`
      await endInvitationsOf(tx, change)
      await audit(tx, 'MEMBER_REMOVED', change)
      await tell(tx, deps, member, { by, now, role: null })
    }),
  )
}

/** Makes an owner an accountant, whose invitations are over. They are told by SMS. The last owner stays owner. */
export function makeAccountant(deps: ChangeDeps, change: MemberChange): Promise<Changed> {
  return unitOfWork(deps.database, (tx) =>
    changeMember(tx, change, 'ACCOUNTANT', async (member) => {
      await setRole(tx, deps, change, { member, to: 'ACCOUNTANT' })
      await endInvitationsOf(tx, change)
    }),
  )
}

/** Makes an accountant an owner, and tells them, within the unit of work in which an owner confirms it. */
export async function makeOwner(
  tx: Transaction,
  deps: TellDeps,
  change: MemberChange,
): Promise<Result<null, { readonly code: 'NOT_FOUND' }>> {
  const changed = await changeMember(tx, change, 'OWNER', (member) =>
    setRole(tx, deps, change, { member, to: 'OWNER' }),
  )
  return changed.ok ? changed : err({ code: 'NOT_FOUND' })
}

type Member = {
  readonly id: string
  readonly role: AccountRole
  readonly accountId: string
  readonly phone: Uint8Array
  readonly language: Locale
}

async function setRole(
  tx: Transaction,
  deps: TellDeps,
  change: MemberChange,
  { member, to }: { readonly member: Member; readonly to: AccountRole },
): Promise<void> {
  if (member.role === to) return
  await tx.$executeRaw`UPDATE membership SET role = ${to} WHERE id = ${change.membershipId}::uuid`
  await audit(tx, 'MEMBER_ROLE_CHANGED', change, { role: to })
  await tell(tx, deps, member, { ...change, role: to })
}

function tell(
  tx: Transaction,
  deps: TellDeps,
  { accountId, phone: sealed, language }: Member,
  { by, now, role }: Pick<MemberChange, 'by' | 'now'> & { readonly role: AccountRole | null },
): Promise<void> {
  const phone = unseal(deps.config, 'id_account.phone', accountId, sealed)
  return tellOfMembership(tx, deps, { accountId, phone, language, role, by, now })
}

/** `role` is what they are afterwards; null for nothing any more. */
async function changeMember(
  tx: Transaction,
  { membershipId, by }: MemberChange,
  role: AccountRole | null,
  run: (member: Member) => Promise<void>,
): Promise<Changed> {
  await lockHolder(tx, by.holder.id)
  const members = await tx.$queryRaw<Member[]>`
    SELECT member.id, member.role, account.id AS "accountId", account.phone_cipher AS phone, account.language
      FROM membership member JOIN id_account account ON account.id = member.account_id
     WHERE member.holder_id = ${by.holder.id}::uuid AND member.ended_at IS NULL`
  const member = members.find(({ id }) => id === membershipId)
  if (member === undefined) return err({ code: 'NOT_FOUND' })
  const otherOwners = members.filter((one) => one.role === 'OWNER' && one.id !== membershipId)
  if (role !== 'OWNER' && otherOwners.length === 0) return err({ code: 'LAST_OWNER' })
  await run(member)
  return ok(null)
}

/** Whoever may not invite any more leaves no link behind that still opens. */
async function endInvitationsOf(tx: Transaction, { membershipId, by, now }: MemberChange): Promise<void> {
  await tx.$executeRaw`
    UPDATE member_invitation SET replaced_at = ${now}::timestamptz
     WHERE holder_id = ${by.holder.id}::uuid AND used_at IS NULL AND replaced_at IS NULL
       AND invited_by = (SELECT account_id FROM membership WHERE id = ${membershipId}::uuid)`
}

/** Takes an invitation back; one that was used stays used, and another holder's is not there. */
export function withdrawInvitation(
  { database }: AccountDeps,
  { invitationId, by, now }: Omit<MemberChange, 'membershipId'> & { readonly invitationId: string },
): Promise<Result<null, { readonly code: 'NOT_FOUND' }>> {
  return unitOfWork(database, async (tx) => {
    const withdrawn = await tx.$executeRaw`
      UPDATE member_invitation SET replaced_at = ${now}::timestamptz
       WHERE id = ${invitationId}::uuid AND holder_id = ${by.holder.id}::uuid
         AND used_at IS NULL AND replaced_at IS NULL`
    if (withdrawn === 0) return err({ code: 'NOT_FOUND' })
    await auditAct(tx, {
      by: by.accountId,
      action: 'MEMBER_INVITATION_WITHDRAWN',
      subject: `holder:${by.holder.id}`,
      detail: { invitation: invitationId },
      now,
    })
    return ok(null)
  })
}

function audit(
  tx: Transaction,
  action: string,
  { membershipId, by, now }: MemberChange,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  const subject = `holder:${by.holder.id}`
  return auditAct(tx, {
    by: by.accountId,
    action,
    subject,
    detail: { membership: membershipId, ...detail },
    now,
  })
}
