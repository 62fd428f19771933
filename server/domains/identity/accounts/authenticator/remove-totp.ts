import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SendCodeRefusal, SentCode, SignedInAccount } from '../../account-contract.ts'
import type { OwnConfirmation, RemoveTotpRefusal } from '../../security-contract.ts'
import { auditAct } from '../audit.ts'
import { confirmByTotp } from '../codes/confirm-by-totp.ts'
import { readCode } from '../codes/one-time-code.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { sendOwnCode } from '../codes/send-own-code.ts'
import { spendOwnCode } from '../codes/spend-own-code.ts'
import { lockOwnAccount } from '../own-account.ts'
import { checkOwnPassword } from '../own-password.ts'
import { tellMember } from '../tell-member.ts'

type Asked = { readonly account: SignedInAccount; readonly now: Date }

/** Sends somebody whose authenticator is lost the code that it is removed with, to the telephone. */
export async function sendTotpRemovalCode(
  deps: SendDeps,
  { account, now }: Asked,
): Promise<Result<SentCode, SendCodeRefusal | { readonly code: 'NOT_ENROLLED' }>> {
  if (!account.hasTotp) return err({ code: 'NOT_ENROLLED' })
  return sendOwnCode(deps, { ...codeScope(account), account, words: {}, now })
}

/** As it was typed by whoever is signed in. */
export type RemoveTotp = Asked & { readonly password: string; readonly confirmation: OwnConfirmation }
type Removed = Result<null, readonly RemoveTotpRefusal[]>

/**
 * Forgets the authenticator, for whoever knows the password and shows a code of it, or one that went to the telephone where
 * it is lost. A code is looked at only once the password is right. The telephone is told.
 */
export async function removeTotp(deps: SendDeps, order: RemoveTotp): Promise<Removed> {
  const { account, confirmation } = order
  const digits = readCode(confirmation.typed)
  const known = await checkOwnPassword(deps, {
    accountId: account.accountId,
    typed: order.password,
    now: order.now,
  })
  if (!digits.ok || !known.ok) return err([known, digits].flatMap((part) => (part.ok ? [] : part.error)))
  return unitOfWork<Removed>(deps.database, async (tx) => {
    const own = await lockOwnAccount(tx, deps.config, account)
    if (own?.passwordHash !== known.value) return err([{ code: 'PASSWORD_WRONG' }])
    const confirmed = await confirm(tx, deps, order)
    if (!confirmed.ok) return err([confirmed.error])
    return (await forgetTotp(tx, deps, order, own.phone)) ? ok(null) : err([{ code: 'NOT_ENROLLED' }])
  })
}

function confirm(
  tx: Transaction,
  { config }: SendDeps,
  { account, confirmation: { by, typed }, now }: RemoveTotp,
): Promise<Result<unknown, RemoveTotpRefusal>> {
  const { accountId } = account
  return by === 'TOTP'
    ? confirmByTotp(tx, config, { accountId, typed, now })
    : spendOwnCode(tx, config, { ...codeScope(account), account, typed, now })
}

/** Whether there was one. */
async function forgetTotp(
  tx: Transaction,
  deps: SendDeps,
  { account: { accountId, language }, now }: Asked,
  phone: string,
): Promise<boolean> {
  const removed = await tx.$executeRaw`
    UPDATE id_account SET totp_secret = NULL WHERE id = ${accountId}::uuid AND totp_secret IS NOT NULL`
  if (removed === 0) return false
  await auditAct(tx, { by: accountId, action: 'TOTP_REMOVED', subject: `account:${accountId}`, now })
  await tellMember(tx, deps, { template: 'TOTP_REMOVED', accountId, phone, language, now })
  return true
}

const codeScope = ({ sessionId }: SignedInAccount) =>
  ({ purpose: 'REMOVE_TOTP', binding: `session:${sessionId}` }) as const
