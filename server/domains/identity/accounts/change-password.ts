import { err, ok, type Result } from '#lib/result.ts'
import type { MessageDeps } from '#server/domains/notifications/index.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SignedInAccount } from '../account-contract.ts'
import { hashPassword } from '../credentials/password-hash.ts'
import { checkPassword, passwordText } from '../credentials/password-rules.ts'
import type { ChangePasswordRefusal } from '../security-contract.ts'
import { type Browser, renewSession } from './account-session.ts'
import { auditAct } from './audit.ts'
import { lockOwnAccount } from './own-account.ts'
import { checkOwnPassword } from './own-password.ts'
import { ownPhone } from './own-phone.ts'
import type { AccountKeys } from './sealed.ts'
import { national } from './sign-up/read-sign-up.ts'
import { tellMember } from './tell-member.ts'

export type ChangeDeps = MessageDeps & { readonly database: Database; readonly config: AccountKeys }

/** As it was typed by whoever is signed in. */
export type ChangePassword = {
  readonly account: SignedInAccount
  readonly current: string
  readonly password: string
  readonly browser: Omit<Browser, 'visitorId'>
  readonly now: Date
}

type Refusals = readonly ChangePasswordRefusal[]

/**
 * Sets a new password for whoever knows the old one. Every session ends; the one that is answered, whose token is for the
 * cookie, takes the place of the asker's. They are told by SMS.
 */
export async function changePassword(
  deps: ChangeDeps,
  order: ChangePassword,
): Promise<Result<{ readonly session: string }, Refusals>> {
  const { account, current, password: typed } = order
  const known = await checkOwnPassword(deps, { accountId: account.accountId, typed: current, now: order.now })
  const wanted = checkPassword(typed, [account.name, national(await ownPhone(deps, account))])
  if (!known.ok || !wanted.ok) return err([...refusalsOf(known), ...(wanted.ok ? [] : [wanted.error])])
  if (wanted.value === passwordText(current)) return err([{ code: 'PASSWORD_SAME' }])
  const passwordHash = await hashPassword(wanted.value)
  return unitOfWork(deps.database, async (tx) => {
    const own = await lockOwnAccount(tx, deps.config, account)
    if (own?.passwordHash !== known.value) return err([{ code: 'CURRENT_WRONG' }])
    return ok({ session: await write(tx, deps, order, { phone: own.phone, passwordHash }) })
  })
}

function refusalsOf(known: Awaited<ReturnType<typeof checkOwnPassword>>): Refusals {
  if (known.ok) return []
  return [known.error.code === 'PASSWORD_WRONG' ? { code: 'CURRENT_WRONG' } : known.error]
}

type Written = { readonly phone: string; readonly passwordHash: string }

async function write(
  tx: Transaction,
  deps: ChangeDeps,
  { account, browser, now }: ChangePassword,
  { phone, passwordHash }: Written,
): Promise<string> {
  const { accountId, language } = account
  await tx.$executeRaw`UPDATE id_account SET password_hash = ${passwordHash} WHERE id = ${accountId}::uuid`
  await auditAct(tx, {
    by: accountId,
    action: 'ACCOUNT_PASSWORD_CHANGED',
    subject: `account:${accountId}`,
    now,
  })
  await tellMember(tx, deps, { template: 'PASSWORD_CHANGED', accountId, phone, language, now })
  return renewSession(tx, account, browser, now)
}
