import { err, ok, type Result } from '#lib/result.ts'
import { parsePhone } from '#lib/vietnamese/phone.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { AccountSignInRefusal } from '../account-contract.ts'
import { isPassword } from '../credentials/password-hash.ts'
import { passwordText } from '../credentials/password-rules.ts'
import { knock } from '../limits/knock.ts'
import { type Browser, openSession } from './account-session.ts'
import { accountActor } from './audit.ts'
import { type AccountDeps, phoneHash } from './sealed.ts'

/** As it was typed, and where. */
export type AccountSignIn = {
  readonly phone: string
  readonly password: string
  readonly browser: Browser
  readonly now: Date
}

/** `token` is for the cookie and exists nowhere else. */
export type AccountSession = { readonly accountId: string; readonly token: string }

type Account = { readonly id: string; readonly passwordHash: string }

const byPhone = {
  name: 'identity.id-account-of',
  text: `SELECT id, password_hash AS "passwordHash" FROM id_account WHERE phone_hash = $1 AND disabled_at IS NULL`,
}

const longestTyped = 40
const longestPassword = 1_000

/**
 * Opens a session for telephone and password. Whatever is wrong gets one answer after the same statements and the same
 * hash, be the account unknown, disabled or known. TOO_MANY: not looked at before the time that it says; wrong tries from
 * elsewhere keep no browser out that has signed in with this telephone before. What the browser has looked up and paid before is the holder's, too.
 */
export async function signInWithAccount(
  deps: AccountDeps,
  order: AccountSignIn,
): Promise<Result<AccountSession, AccountSignInRefusal>> {
  const phone = readPhone(order.phone)
  const { browser, now } = order
  const attempt = await knock(deps, {
    door: 'sign-in',
    subject: phone,
    browser: browser.mark ?? null,
    address: browser.address,
    now,
  })
  if (!attempt.ok) return attempt
  const [account] = await deps.database.query<Account>(byPhone, [phoneHash(deps.config, phone)])
  const password = passwordText(order.password.slice(0, longestPassword))
  const right = await isPassword(password, account?.passwordHash ?? null)
  const proven = account !== undefined && right ? account : null
  const token = await unitOfWork(deps.database, (tx) => open(deps, tx, { ...order, phone }, proven))
  if (token === null || proven === null) {
    await attempt.value.wrong()
    return err({ code: 'WRONG' })
  }
  await attempt.value.right()
  return ok({ accountId: proven.id, token })
}

/** What is no telephone is nobody's, and is looked for like one. */
function readPhone(typed: string): string {
  const phone = parsePhone(typed)
  return phone.ok ? phone.value : typed.slice(0, longestTyped)
}

async function open(
  deps: AccountDeps,
  tx: Transaction,
  order: AccountSignIn,
  proven: Account | null,
): Promise<string | null> {
  if (proven === null || !(await isStillSo(deps, tx, order, proven))) {
    await recordRefusal(deps, tx, order)
    return null
  }
  const { browser, now } = order
  const { id: accountId } = proven
  return openSession(tx, { accountId, holderId: await holderToStartWith(tx, accountId), now }, browser)
}

/**
 * Locked, so that nobody has a session afterwards who is kept out at this moment, or whose password or telephone is another
 * one since it was looked at.
 */
async function isStillSo(
  { config }: AccountDeps,
  tx: Transaction,
  { phone }: AccountSignIn,
  { id, passwordHash }: Account,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM id_account
     WHERE id = ${id}::uuid AND disabled_at IS NULL AND password_hash = ${passwordHash}
       AND phone_hash = ${phoneHash(config, phone)} FOR UPDATE`
  return rows.length > 0
}

/** The only one, or the one that their last session acted for; null for none. */
async function holderToStartWith(tx: Transaction, accountId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ holderId: string }[]>`
    SELECT member.holder_id AS "holderId"
      FROM membership member JOIN holder ON holder.id = member.holder_id AND holder.closed_at IS NULL
     WHERE member.account_id = ${accountId}::uuid AND member.ended_at IS NULL
     ORDER BY (SELECT max(session.created_at) FROM account_session session
                WHERE session.account_id = member.account_id AND session.holder_id = member.holder_id)
              DESC NULLS LAST, member.created_at, member.id
     LIMIT 1`
  return row?.holderId ?? null
}

/** Kept by the keyed hash of what was typed: the audit shows that somebody tries, and tells no telephone. */
async function recordRefusal(
  { config }: AccountDeps,
  tx: Transaction,
  { phone, now }: AccountSignIn,
): Promise<void> {
  const account = keyedHash(config.LOOKUP_KEY, 'account.sign-in', phone).toString('base64url')
  await recordAudit(tx, {
    at: now,
    actor: accountActor(null),
    action: 'ACCOUNT_SIGN_IN_REFUSED',
    subject: `account-phone:${account}`,
    detail: {},
  })
}
