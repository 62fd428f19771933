import { z } from 'zod'
import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { MessageDeps } from '#server/domains/notifications/index.ts'
import { decryptColumn, encryptColumn } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { EnrolTotpRefusal, RemoveTotpRefusal, SignedInAccount, TotpOffer } from '../account-contract.ts'
import { enrolmentOf, newTotpSecret, stepOfCode } from '../credentials/totp.ts'
import { auditAct } from './audit.ts'
import type { LimitDeps } from './limits.ts'
import { lockOwnAccount } from './own-account.ts'
import { checkOwnPassword } from './own-password.ts'
import { type AccountKeys, seal } from './sealed.ts'
import { tellMember } from './tell-member.ts'

type TotpDeps = LimitDeps & MessageDeps & { readonly config: AccountKeys }
type Keys = Pick<AccountKeys, 'COLUMN_KEY'>

/** How long a new secret may wait for the code that confirms it, in milliseconds. */
const offerMs = 10 * 60_000

const offered = z.object({ secret: z.string(), until: z.coerce.date() })

/**
 * A new secret for an authenticator app. Nothing is kept: `enrolment` holds it, sealed for this account, until a code
 * of the app confirms it. `issuer` names the portal in the app.
 */
export function offerTotp(
  config: Keys,
  {
    account,
    issuer,
    now,
  }: { readonly account: SignedInAccount; readonly issuer: string; readonly now: Date },
): Result<TotpOffer, { readonly code: 'ALREADY_ENROLLED' }> {
  if (account.hasTotp) return err({ code: 'ALREADY_ENROLLED' })
  const secret = newTotpSecret()
  const content = JSON.stringify({ secret, until: addMs(now, offerMs) })
  const enrolment = encryptColumn(config.COLUMN_KEY, place(account), content).toString('base64url')
  return ok({ secret, uri: enrolmentOf(secret, account.name, issuer), enrolment })
}

/** As it was typed by whoever is signed in. */
export type EnrolOrder = {
  readonly account: SignedInAccount
  readonly enrolment: string
  readonly code: string
  readonly password: string
  readonly now: Date
}

/** Sets up the authenticator whose app shows the code of the offered secret. That code is spent with it. */
export async function enrolTotp(
  deps: TotpDeps,
  { account, enrolment, code, password, now }: EnrolOrder,
): Promise<Result<null, EnrolTotpRefusal>> {
  const { accountId } = account
  const secret = secretIn(deps.config, account, enrolment, now)
  if (secret === null) return err({ code: 'ENROLMENT_OVER' })
  const known = await checkOwnPassword(deps, accountId, password)
  if (!known.ok) return known
  const step = stepOfCode(secret, code, now)
  if (step === null) return err({ code: 'CODE_WRONG' })
  const sealed = seal(deps.config, 'id_account.totp_secret', accountId, secret)
  return unitOfWork(deps.database, async (tx) => {
    const enrolled = await tx.$executeRaw`
      UPDATE id_account SET totp_secret = ${sealed}, totp_last_step = greatest(totp_last_step, ${step}), totp_wrong = 0
       WHERE id = ${accountId}::uuid AND totp_secret IS NULL`
    if (enrolled === 0) return err({ code: 'ALREADY_ENROLLED' })
    await auditAct(tx, { by: accountId, action: 'TOTP_ENROLLED', subject: `account:${accountId}`, now })
    await tell(tx, deps, { account, template: 'TOTP_ADDED', now })
    return ok(null)
  })
}

/** Forgets the authenticator, for whoever knows the password. */
export async function removeTotp(
  deps: TotpDeps,
  order: { readonly account: SignedInAccount; readonly password: string; readonly now: Date },
): Promise<Result<null, RemoveTotpRefusal>> {
  const { accountId } = order.account
  const known = await checkOwnPassword(deps, accountId, order.password)
  if (!known.ok) return known
  return unitOfWork(deps.database, async (tx) => {
    const removed = await tx.$executeRaw`
      UPDATE id_account SET totp_secret = NULL WHERE id = ${accountId}::uuid AND totp_secret IS NOT NULL`
    if (removed === 0) return err({ code: 'NOT_ENROLLED' })
    const subject = `account:${accountId}`
    await auditAct(tx, { by: accountId, action: 'TOTP_REMOVED', subject, now: order.now })
    await tell(tx, deps, { ...order, template: 'TOTP_REMOVED' })
    return ok(null)
  })
}

type Told = {
  readonly account: SignedInAccount
  readonly template: 'TOTP_ADDED' | 'TOTP_REMOVED'
  readonly now: Date
}

async function tell(tx: Transaction, deps: TotpDeps, { account, template, now }: Told): Promise<void> {
  const own = await lockOwnAccount(tx, deps.config, account)
  if (own === null) return
  const { accountId, language } = account
  await tellMember(tx, deps, { template, accountId, phone: own.phone, language, now })
}

/** The secret that was offered to this account; null for another's, one that was changed, or is over. */
function secretIn(config: Keys, account: SignedInAccount, enrolment: string, now: Date): string | null {
  try {
    const plain = decryptColumn(config.COLUMN_KEY, place(account), Buffer.from(enrolment, 'base64url'))
    const { secret, until } = offered.parse(JSON.parse(plain))
    return now < until ? secret : null
  } catch {
    return null
  }
}

const place = ({ accountId }: SignedInAccount): string => `totp-enrolment:${accountId}`
