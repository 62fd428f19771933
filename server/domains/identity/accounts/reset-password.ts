import { z } from 'zod'
import { addMs } from '#lib/dates.ts'
import { LOCALES, type Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { decryptColumn, encryptColumn, keyedHash } from '#server/platform/crypto.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type {
  FinishResetRefusal,
  SendCodeRefusal,
  StartedReset,
  StartResetRefusal,
} from '../account-contract.ts'
import { hashPassword } from '../credentials/password-hash.ts'
import { checkPassword } from '../credentials/password-rules.ts'
import { auditAct } from './audit.ts'
import { readCode } from './codes/one-time-code.ts'
import { maySend, type SendDeps, sendCodeIn } from './codes/send-code.ts'
import { spendOpenCode } from './codes/spend-code.ts'
import { count, forget } from './limits.ts'
import { type AccountDeps, type AccountKeys, phoneHash } from './sealed.ts'
import { endAccountSessionsIn } from './sessions.ts'
import { mobile } from './sign-up/read-fields.ts'
import { tellMember } from './tell-member.ts'

/** How long a new password may be on its way, in milliseconds. */
const openMs = 30 * 60_000
const place = 'password-reset'
const begun = z.object({ phone: z.string(), language: z.enum(LOCALES), until: z.coerce.date() })

type Owner = { readonly id: string; readonly language: Locale }
const byPhone = {
  name: 'identity.reset-of',
  text: 'SELECT id, language FROM id_account WHERE phone_hash = $1 AND disabled_at IS NULL',
}

/** From where, and when. */
type Asked = { readonly address: string; readonly now: Date }

/**
 * Begins a new password: sends a code to the telephone if it has an account. All else is the same if it has none, be
 * it refusals, limits or what is written. `token` is for the cookie.
 */
export function startReset(
  deps: SendDeps,
  { phone: typed, language, ...asked }: Asked & { readonly phone: string; readonly language: Locale },
): Promise<Result<StartedReset, StartResetRefusal>> {
  const phone = mobile(typed)
  if (!phone.ok) return Promise.resolve(phone)
  return send(deps, { phone: phone.value, language }, asked)
}

/** Sends another code for a new password that was begun; GONE after half an hour. */
export async function sendResetCode(
  deps: SendDeps,
  { token, ...asked }: Asked & { readonly token: string },
): Promise<Result<StartedReset, SendCodeRefusal | { readonly code: 'GONE' }>> {
  const known = openToken(deps.config, token, asked.now)
  return known === null ? err({ code: 'GONE' }) : send(deps, known, asked)
}

type Begun = { readonly phone: string; readonly language: Locale }

async function send(
  deps: SendDeps,
  { phone, language }: Begun,
  { address, now }: Asked,
): Promise<Result<StartedReset, SendCodeRefusal>> {
  const counted = await count(deps, 'account-address', address)
  if (!counted.ok) return counted
  const owner = await ownerOf(deps, phone)
  const scope = codeScope(deps.config, phone)
  const order = { ...scope, words: {}, phone, language, now }
  const allowed = await maySend(deps, order)
  if (!allowed.ok) return allowed
  const sent = await unitOfWork(deps.database, (tx) =>
    sendCodeIn(tx, deps, order, { toNobody: owner === null }),
  )
  if (!sent.ok) return sent
  const { maskedPhone, validUntil, nextCodeAt } = sent.value
  const token = sealToken(deps.config, { phone, language }, now)
  return ok({ token, maskedPhone, validUntil, nextCodeAt })
}

type FinishedReset = Result<null, readonly FinishResetRefusal[]>

/** As it was typed. */
export type FinishReset = {
  readonly token: string
  readonly code: string
  readonly password: string
  readonly now: Date
}

/**
 * Sets the new password for whoever has the code, ends every session of the account, and lets it sign in at once, however
 * often passwords were tried before.
 */
export async function finishReset(
  deps: SendDeps,
  { token, code, password: typed, now }: FinishReset,
): Promise<FinishedReset> {
  const known = openToken(deps.config, token, now)
  if (known === null) return err([{ code: 'GONE' }])
  const owner = await ownerOf(deps, known.phone)
  const digits = readCode(code)
  // Whose name it is may not show: a password with the name in it is taken here.
  const password = checkPassword(typed, [known.phone.replace(/^\+84/, '0')])
  if (!digits.ok || !password.ok)
    return err([digits, password].flatMap((part) => (part.ok ? [] : part.error)))
  const passwordHash = await hashPassword(password.value)
  const said = await unitOfWork<FinishedReset>(deps.database, async (tx) => {
    const scope = codeScope(deps.config, known.phone)
    const spent = await spendOpenCode(tx, deps.config, { ...scope, typed: digits.value, now })
    if (!spent.ok) return err([spent.error])
    // Nobody was told the code of a telephone without an account: whoever has guessed it learns no more.
    if (owner === null) return err([{ code: 'CODE_USED' }])
    const { id: accountId, language } = owner
    await tx.$executeRaw`UPDATE id_account SET password_hash = ${passwordHash} WHERE id = ${accountId}::uuid`
    await endAccountSessionsIn(tx, { accountId, which: 'ALL', now })
    const subject = `account:${accountId}`
    await auditAct(tx, { by: accountId, action: 'ACCOUNT_PASSWORD_RESET', subject, now })
    await tellMember(tx, deps, { template: 'PASSWORD_CHANGED', accountId, phone: known.phone, language, now })
    return ok(null)
  })
  if (said.ok) await forget(deps, 'account-phone', known.phone)
  return said
}

async function ownerOf({ database, config }: AccountDeps, phone: string): Promise<Owner | null> {
  const [row] = await database.query<Owner>(byPhone, [phoneHash(config, phone)])
  return row ?? null
}

/** Codes for a new password are the telephone's, whether or not it has an account. */
function codeScope(config: AccountKeys, phone: string) {
  return {
    purpose: 'RESET_PASSWORD',
    subject: uuidOf(keyedHash(config.LOOKUP_KEY, 'account.reset', phone)),
    binding: `reset:${phone}`,
  } as const
}

/** A UUID made of a hash (RFC 9562, version 8). */
function uuidOf(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function sealToken(config: AccountKeys, { phone, language }: Begun, now: Date): string {
  const content = JSON.stringify({ phone, language, until: addMs(now, openMs) })
  return encryptColumn(config.COLUMN_KEY, place, content).toString('base64url')
}

function openToken(config: AccountKeys, token: string, now: Date): Begun | null {
  try {
    const plain = decryptColumn(config.COLUMN_KEY, place, Buffer.from(token, 'base64url'))
    const { phone, language, until } = begun.parse(JSON.parse(plain))
    return now < until ? { phone, language } : null
  } catch {
    return null
  }
}
