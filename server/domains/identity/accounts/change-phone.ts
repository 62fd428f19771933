import { z } from 'zod'
import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import { decryptColumn, encryptColumn, sameHash } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SendCodeRefusal, SignedInAccount } from '../account-contract.ts'
import type {
  ChangePhoneRefusal,
  PhoneChangeView,
  StartedPhoneChange,
  StartPhoneChangeRefusal,
} from '../security-contract.ts'
import { type Browser, renewSession } from './account-session.ts'
import { auditAct } from './audit.ts'
import { openCode } from './codes/code-rows.ts'
import { codeTimes } from './codes/one-time-code.ts'
import { type SendDeps, sendOneTimeCode } from './codes/send-code.ts'
import { spendOpenCode } from './codes/spend-code.ts'
import { correctHolderPhones } from './holder-phones.ts'
import { count } from './limits.ts'
import { lockOwnAccount } from './own-account.ts'
import { checkOwnPassword } from './own-password.ts'
import { type AccountKeys, phoneHash, seal } from './sealed.ts'
import { mobile } from './sign-up/read-fields.ts'
import { accountWithPhone, lockPhone } from './store-account.ts'
import { tellMember } from './tell-member.ts'

/** How long a new telephone may be on its way, in milliseconds. */
const openMs = 10 * 60_000
const begun = z.object({ phone: z.string(), until: z.coerce.date() })

type Asked = { readonly account: SignedInAccount; readonly now: Date }
type Begun = Asked & { readonly token: string }

/**
 * Begins to change the telephone that somebody signs in with, who knows the password: a code goes to the new one, be it
 * somebody's or nobody's. `token` is for the cookie.
 */
export async function startPhoneChange(
  deps: SendDeps,
  order: Asked & { readonly phone: string; readonly password: string },
): Promise<Result<StartedPhoneChange, readonly StartPhoneChangeRefusal[]>> {
  const { account, now } = order
  const phone = mobile(order.phone)
  const known = await checkOwnPassword(deps, account.accountId, order.password)
  if (!phone.ok || !known.ok) return err([phone, known].flatMap((part) => (part.ok ? [] : part.error)))
  if (await isOwn(deps, account, phone.value)) return err([{ code: 'PHONE_SAME' }])
  const sent = await send(deps, { account, now }, phone.value)
  return sent.ok ? sent : err([sent.error])
}

const ownHash = {
  name: 'identity.own-phone-hash',
  text: 'SELECT phone_hash AS hash FROM id_account WHERE id = $1',
}

async function isOwn(
  { database, config }: SendDeps,
  { accountId }: SignedInAccount,
  phone: string,
): Promise<boolean> {
  const [row] = await database.query<{ hash: Uint8Array }>(ownHash, [accountId])
  return row !== undefined && sameHash(row.hash, phoneHash(config, phone))
}

/** Sends another code to the new telephone. */
export async function sendPhoneCode(
  deps: SendDeps,
  { token, ...asked }: Begun,
): Promise<Result<StartedPhoneChange, SendCodeRefusal | { readonly code: 'GONE' }>> {
  const phone = phoneIn(deps.config, asked, token)
  return phone === null ? err({ code: 'GONE' }) : send(deps, asked, phone)
}

async function send(
  deps: SendDeps,
  { account, now }: Asked,
  phone: string,
): Promise<Result<StartedPhoneChange, SendCodeRefusal>> {
  const counted = await count(deps, 'account-phone-change', account.accountId)
  if (!counted.ok) return counted
  const order = { ...codeScope(account, phone), words: {}, phone, language: account.language, now }
  const sent = await sendOneTimeCode(deps, order)
  if (!sent.ok) return sent
  const { maskedPhone, validUntil, nextCodeAt } = sent.value
  return ok({ token: tokenOf(deps.config, { account, now }, phone), maskedPhone, validUntil, nextCodeAt })
}

/** How a change of telephone stands that somebody has begun. */
export async function phoneChangeOf(deps: SendDeps, { token, ...asked }: Begun): Promise<PhoneChangeView> {
  const phone = phoneIn(deps.config, asked, token)
  if (phone === null) return { state: 'GONE' }
  const code = await openCode(deps.database.prisma, codeScope(asked.account, phone))
  return { state: 'OPEN', maskedPhone: maskPhone(phone), ...codeTimes(code, asked.now) }
}

export type ChangePhone = Begun & { readonly code: string; readonly browser: Omit<Browser, 'visitorId'> }

/**
 * Takes the code that proves the new telephone. From then on they sign in with it, and codes and messages go there; the old
 * one is told. Every session ends; the one that is answered takes the place of the asker's. Where the telephone has an
 * account already its owner, and nobody else, learns it here.
 */
export function changePhone(
  deps: SendDeps,
  order: ChangePhone,
): Promise<Result<{ readonly session: string }, ChangePhoneRefusal>> {
  const { account, token, now } = order
  const phone = phoneIn(deps.config, order, token)
  if (phone === null) return Promise.resolve(err({ code: 'GONE' }))
  return unitOfWork(deps.database, async (tx) => {
    const own = await lockOwnAccount(tx, deps.config, account)
    if (own === null) return err({ code: 'GONE' })
    const scope = codeScope(account, phone)
    const spent = await spendOpenCode(tx, deps.config, { ...scope, typed: order.code, now })
    if (!spent.ok) return spent
    const hash = phoneHash(deps.config, phone)
    await lockPhone(tx, hash)
    if ((await accountWithPhone(tx, hash)) !== null) return err({ code: 'PHONE_TAKEN' })
    return ok({ session: await write(tx, deps, order, { from: own.phone, to: phone }) })
  })
}

async function write(
  tx: Transaction,
  deps: SendDeps,
  { account, browser, now }: ChangePhone,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string> {
  const { accountId, language } = account
  const sealed = seal(deps.config, 'id_account.phone', accountId, to)
  await tx.$executeRaw`
    UPDATE id_account SET phone_hash = ${phoneHash(deps.config, to)}, phone_cipher = ${sealed}
     WHERE id = ${accountId}::uuid`
  await correctHolderPhones(tx, deps.config, { accountId, from, to })
  await auditAct(tx, {
    by: accountId,
    action: 'ACCOUNT_PHONE_CHANGED',
    subject: `account:${accountId}`,
    now,
  })
  await tellMember(tx, deps, { template: 'PHONE_CHANGED', accountId, phone: from, language, now })
  return renewSession(tx, account, browser, now)
}

const codeScope = ({ accountId }: SignedInAccount, phone: string) =>
  ({ purpose: 'CHANGE_PHONE', subject: accountId, binding: `phone:${phone}` }) as const

const place = ({ accountId, sessionId }: SignedInAccount): string => `phone-change:${accountId}:${sessionId}`

function tokenOf(config: AccountKeys, { account, now }: Asked, phone: string): string {
  const content = JSON.stringify({ phone, until: addMs(now, openMs) })
  return encryptColumn(config.COLUMN_KEY, place(account), content).toString('base64url')
}

/** The telephone that this very session has begun to change to; null for another's, one that was changed, or is over. */
function phoneIn(config: AccountKeys, { account, now }: Asked, token: string): string | null {
  try {
    const plain = decryptColumn(config.COLUMN_KEY, place(account), Buffer.from(token, 'base64url'))
    const { phone, until } = begun.parse(JSON.parse(plain))
    return now < until ? phone : null
  } catch {
    return null
  }
}
