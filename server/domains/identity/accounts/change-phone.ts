import { z } from 'zod'
import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { CodeRefusal, SendCodeRefusal, SignedInAccount } from '../account-contract.ts'
import { beginTry } from '../limits/tries.ts'
import type {
  ChangePhoneRefusal,
  PhoneChangeView,
  PhoneStage,
  StartedPhoneChange,
  StartPhoneChangeRefusal,
} from '../security-contract.ts'
import { type Browser, renewSession } from './account-session.ts'
import { auditAct } from './audit.ts'
import { begunIn, sealBegun } from './begun.ts'
import { openCode } from './codes/code-rows.ts'
import { codeTimes } from './codes/one-time-code.ts'
import { type SendDeps, sendOneTimeCode } from './codes/send-code.ts'
import { spendOwnCode } from './codes/spend-own-code.ts'
import { correctHolderPhones } from './holder-phones.ts'
import { checkOwnPassword } from './own-password.ts'
import { ownPhone } from './own-phone.ts'
import { type AccountKeys, phoneHash, seal } from './sealed.ts'
import { mobile } from './sign-up/read-fields.ts'
import { accountWithPhone, lockPhone } from './store-account.ts'
import { tellMember } from './tell-member.ts'

/** The new telephone, and which one a code proves next: first the one in use, then the new one. */
type Change = { readonly phone: string; readonly stage: PhoneStage }
const begun = {
  kind: 'phone-change',
  schema: z.object({ phone: z.string(), stage: z.enum(['OLD', 'NEW']) }),
} as const

type Asked = { readonly account: SignedInAccount; readonly now: Date }
type Begun = Asked & { readonly token: string }

/**
 * Begins to change the telephone that somebody signs in with, who knows the password: a code goes to the one in use, so
 * that a password alone moves no codes. `token` is for the cookie. PRODUCT S2: both telephones are proven.
 */
export async function startPhoneChange(
  deps: SendDeps,
  order: Asked & { readonly phone: string; readonly password: string },
): Promise<Result<StartedPhoneChange, readonly StartPhoneChangeRefusal[]>> {
  const { account, now } = order
  const phone = mobile(order.phone)
  const known = await checkOwnPassword(deps, { accountId: account.accountId, typed: order.password, now })
  if (!phone.ok || !known.ok) return err([phone, known].flatMap((part) => (part.ok ? [] : part.error)))
  if ((await ownPhone(deps, account)) === phone.value) return err([{ code: 'PHONE_SAME' }])
  const sent = await send(deps, { account, now }, { phone: phone.value, stage: 'OLD' })
  return sent.ok ? sent : err([sent.error])
}

/** Sends another code to the telephone that is to be proven now. */
export async function sendPhoneCode(
  deps: SendDeps,
  { token, ...asked }: Begun,
): Promise<Result<StartedPhoneChange, SendCodeRefusal | { readonly code: 'GONE' }>> {
  const change = changeIn(deps.config, asked, token)
  return change === null ? err({ code: 'GONE' }) : send(deps, asked, change)
}

async function send(
  deps: SendDeps,
  { account, now }: Asked,
  change: Change,
): Promise<Result<StartedPhoneChange, SendCodeRefusal>> {
  const counted = await beginTry(deps, [{ kind: 'phone-change', of: account.accountId }], now)
  if (!counted.ok) return counted
  const phone = await provenBy(deps, account, change)
  // Whose the new telephone is nobody knows yet: it is bound as for a stranger, and strangers use up nothing of it.
  const lane = change.stage === 'OLD' ? 'OWN' : 'NEW_PHONE'
  const order = {
    ...codeScope(account, change),
    words: {},
    phone,
    lane,
    language: account.language,
    now,
  } as const
  const sent = await sendOneTimeCode(deps, order)
  if (!sent.ok) return sent
  const { maskedPhone, validUntil, nextCodeAt } = sent.value
  const token = sealBegun(deps.config, begun.kind, { account, now }, change)
  return ok({ token, maskedPhone, validUntil, nextCodeAt })
}

/** The telephone that the next code goes to. */
async function provenBy(deps: SendDeps, account: SignedInAccount, { phone, stage }: Change): Promise<string> {
  return stage === 'NEW' ? phone : ownPhone(deps, account)
}

/** How a change of telephone stands that somebody has begun. */
export async function phoneChangeOf(deps: SendDeps, { token, ...asked }: Begun): Promise<PhoneChangeView> {
  const change = changeIn(deps.config, asked, token)
  if (change === null) return { state: 'GONE' }
  const code = await openCode(deps.database.prisma, codeScope(asked.account, change))
  const maskedPhone = maskPhone(await provenBy(deps, asked.account, change))
  return { state: 'OPEN', stage: change.stage, maskedPhone, ...codeTimes(code, asked.now) }
}

/** Takes the code that proves the telephone in use, and sends one to the new telephone, be it somebody's or nobody's. */
export async function proveOldPhone(
  deps: SendDeps,
  { code, token, ...asked }: Begun & { readonly code: string },
): Promise<Result<StartedPhoneChange, CodeRefusal | SendCodeRefusal | { readonly code: 'GONE' }>> {
  const change = changeIn(deps.config, asked, token)
  if (change?.stage !== 'OLD') return err({ code: 'GONE' })
  const spent = await unitOfWork(deps.database, (tx) => spend(tx, deps, { ...asked, code }, change))
  return spent.ok ? send(deps, asked, { ...change, stage: 'NEW' }) : spent
}

function spend(
  tx: Transaction,
  { config }: SendDeps,
  { account, code, now }: Asked & { readonly code: string },
  change: Change,
) {
  return spendOwnCode(tx, config, { ...codeScope(account, change), account, typed: code, now })
}

export type ChangePhone = Begun & { readonly code: string; readonly browser: Omit<Browser, 'visitorId'> }

/**
 * Takes the code that proves the new telephone, once the old one is proven. From then on they sign in with it, and codes and messages go there; the old
 * one is told. Every session ends; the one that is answered takes the place of the asker's. Where the telephone has an
 * account already its owner, and nobody else, learns it here.
 */
export function changePhone(
  deps: SendDeps,
  order: ChangePhone,
): Promise<Result<{ readonly session: string }, ChangePhoneRefusal>> {
  const change = changeIn(deps.config, order, order.token)
  if (change?.stage !== 'NEW') return Promise.resolve(err({ code: 'GONE' }))
  return unitOfWork<Result<{ readonly session: string }, ChangePhoneRefusal>>(deps.database, async (tx) => {
    const own = await spend(tx, deps, order, change)
    if (!own.ok) return own
    const hash = phoneHash(deps.config, change.phone)
    await lockPhone(tx, hash)
    if ((await accountWithPhone(tx, hash)) !== null) return err({ code: 'PHONE_TAKEN' })
    return ok({ session: await write(tx, deps, order, { from: own.value.phone, to: change.phone }) })
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

const codeScope = ({ accountId }: SignedInAccount, { phone, stage }: Change) =>
  ({ purpose: 'CHANGE_PHONE', subject: accountId, binding: `phone:${stage}:${phone}` }) as const

/** What this very session has begun to change. */
const changeIn = (config: AccountKeys, asked: Asked, token: string): Change | null =>
  begunIn(config, begun, asked, token)
