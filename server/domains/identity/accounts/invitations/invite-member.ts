import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { fitName, queueMessage } from '#server/domains/notifications/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import {
  type AccountRole,
  accountRoles,
  type HolderAccount,
  type InviteMemberRefusal,
  type TooManyRefusal,
} from '../../account-contract.ts'
import { beginTry } from '../../limits/tries.ts'
import { auditAct } from '../audit.ts'
import { lockHolder } from '../change-holder.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { phoneHash, seal } from '../sealed.ts'
import { mobile } from '../sign-up/read-fields.ts'
import { lockInviting, mayInviteNow } from './per-day.ts'

const validMs = 48 * 60 * 60_000

type Typed = { readonly phone: string; readonly role: string; readonly by: HolderAccount; readonly now: Date }
/** `phone` in E.164. */
type Wanted = { readonly phone: string; readonly role: AccountRole }

/** Reads whom an owner wants to invite. Every try counts. */
export async function readInvitation(
  deps: SendDeps,
  { phone: typed, role: chosen, by, now }: Typed,
): Promise<Result<Wanted, InviteMemberRefusal>> {
  const phone = mobile(typed)
  if (!phone.ok) return phone
  const role = accountRoles.find((one) => one === chosen)
  if (role === undefined) return err({ code: 'ROLE_EMPTY' })
  if (by.holder.kind === 'PERSON') return err({ code: 'NOT_FOR_PERSON' })
  const counted = await beginTry(deps, [{ kind: 'invitation', of: by.accountId }], now)
  if (!counted.ok) return counted
  const hash = phoneHash(deps.config, phone.value)
  if (await isMember(deps.database.prisma, by.holder.id, hash)) return err({ code: 'ALREADY_MEMBER' })
  const allowed = await mayInviteNow(deps.database.prisma, { by, phoneHash: hash, now })
  return allowed.ok ? ok({ phone: phone.value, role }) : allowed
}

/**
 * Invites a telephone to act for the organisation, by SMS: once, within 48 hours, and only who can also read a code
 * sent to it. An earlier invitation of the same telephone ends. TOO_MANY where `invitationsPerDay` are used up. Within the unit of work in which the owner confirms it.
 */
export async function storeInvitation(
  tx: Transaction,
  deps: Pick<SendDeps, 'config'>,
  order: Wanted & { readonly by: HolderAccount; readonly now: Date },
): Promise<Result<null, { readonly code: 'ALREADY_MEMBER' } | TooManyRefusal>> {
  const hash = phoneHash(deps.config, order.phone)
  await lockHolder(tx, order.by.holder.id)
  if (await isMember(tx, order.by.holder.id, hash)) return err({ code: 'ALREADY_MEMBER' })
  await lockInviting(tx, { by: order.by, phoneHash: hash })
  const allowed = await mayInviteNow(tx, { by: order.by, phoneHash: hash, now: order.now })
  if (!allowed.ok) return allowed
  await store(tx, deps, hash, order)
  return ok(null)
}

async function isMember(tx: Transaction, holderId: string, hash: Uint8Array): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM membership member JOIN id_account account ON account.id = member.account_id
     WHERE member.holder_id = ${holderId}::uuid AND member.ended_at IS NULL AND account.phone_hash = ${hash}`
  return rows.length > 0
}

async function store(
  tx: Transaction,
  deps: Pick<SendDeps, 'config'>,
  hash: Buffer,
  { phone, role, by, now }: Wanted & { readonly by: HolderAccount; readonly now: Date },
): Promise<void> {
  const id = newUuid(now)
  const token = newToken()
  const until = addMs(now, validMs)
  const sealed = seal(deps.config, 'member_invitation.phone', id, phone)
  await tx.$executeRaw`
    UPDATE member_invitation SET replaced_at = ${now}::timestamptz
     WHERE holder_id = ${by.holder.id}::uuid AND phone_hash = ${hash} AND used_at IS NULL AND replaced_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO member_invitation (id, token_hash, holder_id, role, phone_hash, phone_cipher, invited_by, created_at, expires_at)
    VALUES (${id}::uuid, ${sha256(token)}, ${by.holder.id}::uuid, ${role}, ${hash}, ${sealed}, ${by.accountId}::uuid,
            ${now}::timestamptz, ${until}::timestamptz)`
  await auditAct(tx, {
    by: by.accountId,
    action: 'MEMBER_INVITED',
    subject: `holder:${by.holder.id}`,
    detail: { invitation: id, role },
    now,
  })
  const link = `${deps.config.PORTAL_URL}/account/invitation/${token}`
  const subject = `member-invitation:${id}`
  await queueMessage(tx, deps, {
    channel: 'SMS',
    template: 'INVITATION',
    to: phone,
    language: by.language,
    words: { holder: fitName(by.holder), link, until },
    subject,
    idempotencyKey: subject,
    now,
  })
}
