import type { Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type {
  AcceptInvitationRefusal,
  CodeRefusal,
  InvitationToHolder,
  SendCodeRefusal,
  SentCode,
  SignedInAccount,
  StartedSignUp,
} from '../../account-contract.ts'
import type { Asker } from '../../limits/knock.ts'
import { type SendDeps, sendOneTimeCode } from '../codes/send-code.ts'
import { spendOneTimeCode } from '../codes/spend-code.ts'
import { type AccountDeps, unseal } from '../sealed.ts'
import { readAccount } from '../sign-up/read-sign-up.ts'
import { beginSignUp } from '../sign-up/start-sign-up.ts'
import { type Invitation, invitationState, joinHolder, lockInvitation } from './invitation-row.ts'

type Row = Invitation & { readonly holder: string; readonly invitedBy: string }
type Shown = { readonly token: string; readonly now: Date }
type NotThis = { readonly code: 'NOT_OPEN' | 'OTHER_PHONE' }

const byToken = {
  name: 'identity.member-invitation-of',
  text: `SELECT invitation.id, invitation.role, invitation.phone_cipher AS "phoneCipher", expires_at AS "expiresAt",
                used_at AS "usedAt", coalesce(replaced_at, holder.closed_at) AS "replacedAt",
                holder.name AS holder, inviter.name AS "invitedBy"
           FROM member_invitation invitation
           JOIN holder ON holder.id = invitation.holder_id
           JOIN id_account inviter ON inviter.id = invitation.invited_by
          WHERE token_hash = $1`,
}

/** What whoever has this link is invited to. */
export async function memberInvitationOf(
  { database, config }: AccountDeps,
  { token, now }: Shown,
): Promise<InvitationToHolder> {
  const [row] = await database.query<Row>(byToken, [sha256(token)])
  const state = invitationState(row ?? null, now)
  if (row === undefined || state !== 'OPEN') return { state: state === 'OPEN' ? 'UNKNOWN' : state }
  const { id, holder, role, invitedBy, phoneCipher, expiresAt } = row
  const maskedPhone = maskPhone(unseal(config, 'member_invitation.phone', id, phoneCipher))
  return { state, holder, role, invitedBy, maskedPhone, expiresAt: expiresAt.toISOString() }
}

/** As somebody typed it who has no account yet. */
export type StartMember = Shown &
  Asker & {
    readonly name: string
    readonly password: string
    readonly language: Locale
  }

/** Begins the sign-up of somebody who was invited: the code goes to the invited telephone, and to no other. */
export async function startMember(
  deps: SendDeps,
  { token, name, password, language, ...asker }: StartMember,
): Promise<Result<StartedSignUp, readonly AcceptInvitationRefusal[]>> {
  const { now } = asker
  const invitation = await lockInvitation(deps.database.prisma, { token }, now)
  if (invitation === null) return err([{ code: 'NOT_OPEN' }])
  const { id, phoneCipher } = invitation
  const phone = unseal(deps.config, 'member_invitation.phone', id, phoneCipher)
  const account = readAccount({ name, phone, password }, [])
  if (!account.ok) return account
  const content = { name: account.value.name, phone, language, details: null }
  const begun = { kind: 'MEMBER', invitationId: id, content, password: account.value.password } as const
  const said = await beginSignUp(deps, begun, asker)
  return said.ok ? said : err([said.error])
}

type Signed = Shown & { readonly account: SignedInAccount }

/** Sends somebody who has an account, and is signed in, the code that they accept with: to the invited telephone. */
export async function sendInvitationCode(
  deps: SendDeps,
  order: Signed,
): Promise<Result<SentCode, SendCodeRefusal | NotThis>> {
  const { database, config } = deps
  const invitation = await findOwn(database.prisma, order)
  if (!invitation.ok) return invitation
  const { id, phoneCipher } = invitation.value
  const phone = unseal(config, 'member_invitation.phone', id, phoneCipher)
  const { language } = order.account
  return sendOneTimeCode(deps, {
    ...codeScope(id, order),
    words: {},
    phone,
    lane: 'OWN',
    language,
    now: order.now,
  })
}

/** Accepts with the code: the account acts for the organisation from now on, and so does this session. */
export function acceptInvitation(
  { database, config }: SendDeps,
  { codeId, code, ...order }: Signed & { readonly codeId: string; readonly code: string },
): Promise<Result<null, CodeRefusal | NotThis>> {
  const { account, now } = order
  return unitOfWork(database, async (tx) => {
    const invitation = await findOwn(tx, order)
    if (!invitation.ok) return invitation
    const scope = codeScope(invitation.value.id, order)
    const spent = await spendOneTimeCode(tx, config, { ...scope, codeId, typed: code, now })
    if (!spent.ok) return spent
    await joinHolder(tx, invitation.value, { accountId: account.accountId, now })
    await tx.$executeRaw`
      UPDATE account_session SET holder_id = ${invitation.value.holderId}::uuid
       WHERE id = ${account.sessionId}::uuid AND ended_at IS NULL`
    return ok(null)
  })
}

/** The open invitation of this token, if it is to the telephone of whoever is signed in. */
async function findOwn(
  tx: Transaction,
  { token, account, now }: Signed,
): Promise<Result<Invitation, NotThis>> {
  const invitation = await lockInvitation(tx, { token }, now)
  if (invitation === null) return err({ code: 'NOT_OPEN' })
  const own = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM id_account WHERE id = ${account.accountId}::uuid AND phone_hash = ${invitation.phoneHash}`
  return own.length > 0 ? ok(invitation) : err({ code: 'OTHER_PHONE' })
}

const codeScope = (id: string, { account }: Signed) =>
  ({ purpose: 'ACCEPT_INVITATION', subject: id, binding: `invitation:${account.accountId}` }) as const
