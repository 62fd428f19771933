import type { Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { ConfirmResetRefusal, FinishedReset, FinishResetRefusal } from '../../account-contract.ts'
import { hashPassword } from '../../credentials/password-hash.ts'
import { checkPassword } from '../../credentials/password-rules.ts'
import type { Asker } from '../../limits/knock.ts'
import { forgetMisses } from '../../limits/knock.ts'
import { auditAct } from '../audit.ts'
import { confirmByTotp } from '../codes/confirm-by-totp.ts'
import { readCode } from '../codes/one-time-code.ts'
import { guessCode, letSignIn } from '../codes/proven-phones.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { spendOpenCode } from '../codes/spend-code.ts'
import { phoneHash, unseal } from '../sealed.ts'
import { endAccountSessionsIn } from '../sessions.ts'
import { tellMember } from '../tell-member.ts'
import { type BegunReset, begunIn, type ProvenReset, provenIn, sealProven } from './reset-token.ts'
import { codeOfReset } from './start-reset.ts'

/** As it was typed. */
export type FinishReset = Asker & {
  readonly token: string
  readonly code: string
  readonly password: string
}

type Owner = {
  readonly id: string
  readonly passwordHash: string
  readonly phoneHash: Uint8Array
  readonly hasTotp: boolean
}
type Finished = Result<FinishedReset, readonly FinishResetRefusal[]>

/**
 * Takes the code that proves the telephone, in the browser that asked for it. Right: the new password is set, every session of
 * the account ends, and it can sign in at once; where the account has an authenticator its code is asked for next. The new
 * password is hashed only once the code was right, so that guessing costs nobody's time.
 */
export async function finishReset(deps: SendDeps, order: FinishReset): Promise<Finished> {
  const { token, code, password: typed, now } = order
  const known = begunIn(deps.config, token, now)
  if (known === null) return err([{ code: 'GONE' }])
  const digits = readCode(code)
  // Whose name it is may not show: a password with the name in it is taken here.
  const password = checkPassword(typed, [known.phone.replace(/^\+84/, '0')])
  if (!digits.ok || !password.ok)
    return err([digits, password].flatMap((part) => (part.ok ? [] : part.error)))
  const proven = await guessCode(deps, order, { ...codeOfReset(known), phone: known.phone }, () =>
    unitOfWork(deps.database, (tx) => spend(tx, deps, known, { typed: digits.value, now })),
  )
  if (!proven.ok) return err([proven.error])
  // Nobody was told the code of a telephone without an account: whoever has guessed it learns no more.
  if (proven.value === null) return err([{ code: 'CODE_USED' }])
  const set = await setPassword(deps, proven.value, password.value, now)
  if (set.ok && set.value.state === 'DONE') await signsIn(deps, order, known.phone)
  return set
}

/** The owner of the telephone, once their code was right; null where nobody has an account with it. */
async function spend(
  tx: Transaction,
  { config }: SendDeps,
  begun: BegunReset,
  typed: { readonly typed: string; readonly now: Date },
) {
  const spent = await spendOpenCode(tx, config, { ...codeOfReset(begun), ...typed })
  if (!spent.ok) return spent
  const [owner] = await tx.$queryRaw<Owner[]>`
    SELECT id, password_hash AS "passwordHash", phone_hash AS "phoneHash", totp_secret IS NOT NULL AS "hasTotp"
      FROM id_account WHERE phone_hash = ${phoneHash(config, begun.phone)} AND disabled_at IS NULL`
  return ok(owner ?? null)
}

async function setPassword(deps: SendDeps, owner: Owner, password: string, now: Date): Promise<Finished> {
  const passwordHash = await hashPassword(password)
  const proven = { accountId: owner.id, passwordHash, before: before(owner) }
  const toApp = () => ok({ state: 'AUTHENTICATOR', token: sealProven(deps.config, proven, now) } as const)
  if (owner.hasTotp) return toApp()
  const written = await unitOfWork<'DONE' | 'APP' | 'GONE'>(deps.database, async (tx) => {
    const account = await lockAccount(tx, proven)
    if (account === null) return 'GONE'
    // Added since the code was typed: it is asked for like any other.
    if (account.hasTotp) return 'APP'
    await write(tx, deps, proven, account, now)
    return 'DONE'
  })
  if (written === 'APP') return toApp()
  if (written === 'GONE') return err([{ code: 'GONE' }])
  return ok({ state: 'DONE' })
}

/** Whoever has just set the password signs in at once. */
async function signsIn(deps: SendDeps, asker: Asker, phone: string): Promise<void> {
  await forgetMisses(deps, 'sign-in', phone)
  await letSignIn(deps, asker, phone)
}

/** As it was typed by whoever has proven the telephone. */
export type ConfirmReset = Asker & { readonly token: string; readonly code: string }
type Confirmed = Result<null, ConfirmResetRefusal>

/** Takes the authenticator's code, and sets the password that was typed before. */
export async function confirmReset(
  deps: SendDeps,
  { token, code, ...asker }: ConfirmReset,
): Promise<Confirmed> {
  const { now } = asker
  const proven = provenIn(deps.config, token, now)
  if (proven === null) return err({ code: 'GONE' })
  const digits = readCode(code)
  if (!digits.ok) return digits
  const written = await unitOfWork<Result<string, ConfirmResetRefusal>>(deps.database, async (tx) => {
    const account = await lockAccount(tx, proven)
    if (account === null) return err({ code: 'GONE' })
    const order = { accountId: proven.accountId, typed: digits.value, now }
    const confirmed = account.hasTotp ? await confirmByTotp(tx, deps.config, order) : ok(null)
    if (!confirmed.ok) return confirmed
    return ok(await write(tx, deps, proven, account, now))
  })
  if (!written.ok) return written
  await signsIn(deps, asker, written.value)
  return ok(null)
}

/** What an account signs in with, as a token keeps it. */
const before = ({ passwordHash, phoneHash: phone }: Pick<Owner, 'passwordHash' | 'phoneHash'>): string =>
  sha256(`${passwordHash} ${Buffer.from(phone).toString('hex')}`).toString('base64url')

type Account = { readonly phone: Uint8Array; readonly language: Locale; readonly hasTotp: boolean }

/** The account, locked, as long as its telephone and password are those that were proven: a token sets one password once. */
async function lockAccount(
  tx: Transaction,
  { accountId, before: was }: ProvenReset,
): Promise<Account | null> {
  const [row] = await tx.$queryRaw<(Account & Pick<Owner, 'passwordHash' | 'phoneHash'>)[]>`
    SELECT phone_cipher AS phone, language, totp_secret IS NOT NULL AS "hasTotp", password_hash AS "passwordHash",
           phone_hash AS "phoneHash"
      FROM id_account WHERE id = ${accountId}::uuid AND disabled_at IS NULL FOR UPDATE`
  return row !== undefined && before(row) === was ? row : null
}

/** Answers with the account's telephone. */
async function write(
  tx: Transaction,
  deps: SendDeps,
  { accountId, passwordHash }: ProvenReset,
  { phone: sealed, language }: Account,
  now: Date,
): Promise<string> {
  await tx.$executeRaw`UPDATE id_account SET password_hash = ${passwordHash} WHERE id = ${accountId}::uuid`
  await endAccountSessionsIn(tx, { accountId, which: 'ALL', now })
  const subject = `account:${accountId}`
  await auditAct(tx, { by: accountId, action: 'ACCOUNT_PASSWORD_RESET', subject, now })
  const phone = unseal(deps.config, 'id_account.phone', accountId, sealed)
  await tellMember(tx, deps, { template: 'PASSWORD_CHANGED', accountId, phone, language, now })
  return phone
}
