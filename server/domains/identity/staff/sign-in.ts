import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { keyedHash, sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { SignInRefusal } from '../contract.ts'
import { isPassword } from '../credentials/password-hash.ts'
import { passwordText } from '../credentials/password-rules.ts'
import { stepOfCode } from '../credentials/totp.ts'
import { deviceOf } from '../device.ts'
import { readEmail } from '../email.ts'
import type { BrowserMark } from '../limits/browser.ts'
import { knock } from '../limits/knock.ts'
import { type BegunTry, beginTry, type TryDeps } from '../limits/tries.ts'
import { longestMs } from '../session-times.ts'
import { staffActor } from './inviter.ts'
import { codesOf, door } from './sign-in-tries.ts'
import { openSecret, type StaffDeps } from './staff-deps.ts'
import { tellOfCodesJob } from './tell-of-codes.ts'

export type SignInDeps = StaffDeps & TryDeps

/** As it was typed, and where. */
export type SignInOrder = {
  readonly email: string
  readonly password: string
  readonly code: string
  readonly address: string
  /** Which browser it is; null for one that brought no cookie. */
  readonly browser?: BrowserMark | null
  /** What the browser calls itself. */
  readonly userAgent: string
  readonly now: Date
}

/** `token` is for the cookie and exists nowhere else. */
export type SignedInNow = { readonly staffId: string; readonly token: string }

type Account = { readonly id: string; readonly passwordHash: string; readonly totpSecret: Uint8Array }
/** What was typed fits this account, and this time step is to be spent. */
type Proven = { readonly id: string; readonly step: number }
/** Whose password somebody has who typed a wrong code, and how many of their codes were wrong lately. */
type Guess = { readonly staffId: string; readonly misses: number }
/** Of whom the password is right, and how often a code was wrong with it; all of it null for a wrong password. */
type Judged = {
  readonly proven: Proven | null
  readonly guess: Guess | null
  readonly codes: BegunTry | null
}

const byEmail = {
  name: 'identity.staff-by-email',
  text: `SELECT id, password_hash AS "passwordHash", totp_secret AS "totpSecret"
           FROM staff_member WHERE email = $1 AND disabled_at IS NULL`,
}

/** Nobody has this id or this secret: the work is done for them as for everyone. */
const nobody: Proven = { id: '00000000-0000-0000-0000-000000000000', step: 0 }
const nobodysSecret = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const longestEmail = 254
const longestPassword = 1_000

/**
 * Opens a session for e-mail, password and code of the moment. Whatever is wrong gets one answer after the same
 * statements and the same hash, be the account unknown, disabled or known. A code is accepted once. TOO_MANY: not looked
 * at before the time that it says; wrong tries from elsewhere keep no browser out that has signed in as them before.
 */
export async function signIn(
  deps: SignInDeps,
  order: SignInOrder,
): Promise<Result<SignedInNow, SignInRefusal>> {
  const typed = readEmail(order.email)
  const email = typed.ok ? typed.value : order.email.slice(0, longestEmail)
  const { address, browser = null, now } = order
  const attempt = await knock(deps, { door, subject: email, address, browser, now })
  if (!attempt.ok) return attempt
  // What is no address is nobody's, and may be no text that a database can look for.
  const [account] = await deps.database.query<Account>(byEmail, [typed.ok ? email : ''])
  const { proven, guess, codes } = await prove(deps, account ?? null, order, attempt.value.known)
  const signedIn = await unitOfWork(deps.database, (tx) =>
    open(deps, tx, { ...order, email }, { proven, guess }),
  )
  // Nothing was guessed, even where the code was spent before: a form that is sent twice makes nobody wait.
  if (proven !== null) await codes?.takeBack()
  if (signedIn === null) {
    await (proven === null ? attempt.value.wrong() : attempt.value.takeBack())
    return err({ code: 'WRONG' })
  }
  await attempt.value.right()
  return ok(signedIn)
}

/** All of it is looked at whatever the first part says. */
async function prove(
  deps: SignInDeps,
  account: Account | null,
  order: SignInOrder,
  known: boolean,
): Promise<Judged> {
  const password = passwordText(order.password.slice(0, longestPassword))
  const right = await isPassword(password, account?.passwordHash ?? null)
  const secret = account
    ? openSecret(deps, { table: 'staff_member', id: account.id }, account.totpSecret)
    : nobodysSecret
  const step = stepOfCode(secret, order.code, order.now)
  const owner = account !== null && right ? account.id : null
  const browser = known && order.browser ? Buffer.from(order.browser.hash).toString('hex') : null
  const codes = await beginTry(deps, [codesOf(owner, browser)], order.now)
  if (owner === null) return { proven: null, guess: null, codes: null }
  // Not looked at, right or wrong: what is counted is what was.
  if (!codes.ok) return { proven: null, guess: { staffId: owner, misses: 0 }, codes: null }
  if (step !== null) return { proven: { id: owner, step }, guess: null, codes: codes.value }
  const misses = codes.value.misses('staff-code')
  return { proven: null, guess: { staffId: owner, misses }, codes: codes.value }
}

async function open(
  deps: SignInDeps,
  tx: Transaction,
  order: SignInOrder,
  { proven, guess }: Omit<Judged, 'codes'>,
): Promise<SignedInNow | null> {
  const spent = await spend(tx, proven ?? nobody)
  if (proven === null || !spent) {
    await recordRefusal(deps, tx, order, guess)
    return null
  }
  return openSession(tx, proven.id, order)
}

/** Spends a time step; false when it, or a later one, was spent before, or the account was disabled meanwhile. */
async function spend(tx: Transaction, { id, step }: Proven): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE staff_member SET totp_last_step = ${step}
     WHERE id = ${id}::uuid AND totp_last_step < ${step} AND disabled_at IS NULL`
  return changed === 1
}

/**
 * Kept by the keyed hash of what was typed: the audit shows that somebody tries, and tells no address. Of wrong codes with the
 * right password it shows whose they are. Whether anybody is told is found out by a job, written for all alike.
 */
async function recordRefusal(
  { config }: SignInDeps,
  tx: Transaction,
  { email, now }: SignInOrder,
  guess: Guess | null,
): Promise<void> {
  const account = keyedHash(config.LOOKUP_KEY, 'sign-in.account', email).toString('base64url')
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: null },
    action: guess === null ? 'STAFF_SIGN_IN_REFUSED' : 'STAFF_CODE_REFUSED',
    subject: guess === null ? `staff-account:${account}` : `staff:${guess.staffId}`,
    detail: {},
  })
  await addJobs(tx, [tellOfCodesJob(guess, now)])
}

async function openSession(tx: Transaction, staffId: string, order: SignInOrder): Promise<SignedInNow> {
  const { now, address, userAgent } = order
  const id = newUuid(now)
  const token = newToken()
  const expiresAt = addMs(now, longestMs)
  await tx.$executeRaw`
    INSERT INTO staff_session (id, token_hash, staff_id, created_at, last_seen_at, expires_at, address, device)
    VALUES (${id}::uuid, ${sha256(token)}, ${staffId}::uuid, ${now}::timestamptz, ${now}::timestamptz,
            ${expiresAt}::timestamptz, ${address}, ${deviceOf(userAgent)})`
  await recordAudit(tx, {
    at: now,
    actor: staffActor(staffId),
    action: 'STAFF_SIGNED_IN',
    subject: `staff-session:${id}`,
    detail: {},
  })
  return { staffId, token }
}
