import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SendCodeRefusal, SentCode, SignUpView } from '../../account-contract.ts'
import type { Asker } from '../../limits/knock.ts'
import { openCode } from '../codes/code-rows.ts'
import { codeTimes } from '../codes/one-time-code.ts'
import type { Lane } from '../codes/send-bounds.ts'
import { type CodeOrder, type SendDeps, sendCodeIn } from '../codes/send-code.ts'
import { maySendTo } from '../codes/strangers-sends.ts'
import type { AccountDeps } from '../sealed.ts'
import { mobile } from './read-fields.ts'
import { findSignUp, type SignUp, type SignUpContent, writePhone } from './sign-up-row.ts'

/** Which sign-up, and from where it goes on. */
export type SignUpStep = Asker & { readonly token: string }

type Gone = { readonly code: 'GONE' }
type PhoneRefusal = { readonly code: 'PHONE_EMPTY' | 'PHONE_FORM' }

/** The code that proves the telephone of a sign-up: another telephone needs another code. */
export const codeOfSignUp = (
  id: string,
  { phone, language }: SignUpContent,
  now: Date,
  lane: Lane = 'STRANGER',
): CodeOrder => ({
  purpose: 'SIGN_UP',
  words: {},
  subject: id,
  binding: `sign-up:${phone}`,
  phone,
  lane,
  language,
  now,
})

/** How a sign-up stands. */
export async function signUpOf(
  { database, config }: AccountDeps,
  step: Pick<SignUpStep, 'token' | 'now'>,
): Promise<SignUpView> {
  const signUp = await findSignUp(database.prisma, config, step)
  if (signUp === null) return { state: 'GONE' }
  const code = await openCode(database.prisma, { purpose: 'SIGN_UP', subject: signUp.id })
  const maskedPhone = maskPhone(signUp.content.phone)
  return { state: 'OPEN', kind: signUp.kind, maskedPhone, ...codeTimes(code, step.now) }
}

/** Sends another code to the telephone of a sign-up. */
export async function sendSignUpCode(
  deps: SendDeps,
  step: SignUpStep,
): Promise<Result<SentCode, SendCodeRefusal | Gone>> {
  const signUp = await findSignUp(deps.database.prisma, deps.config, step)
  return signUp === null ? err({ code: 'GONE' }) : send(deps, step, signUp, signUp.content.phone)
}

/** Corrects the telephone that was mistyped, and sends a code to the right one. An invited member's is given. */
export async function correctPhone(
  deps: SendDeps,
  { phone: typed, ...step }: SignUpStep & { readonly phone: string },
): Promise<Result<SentCode, SendCodeRefusal | Gone | PhoneRefusal>> {
  const phone = mobile(typed)
  if (!phone.ok) return phone
  const signUp = await findSignUp(deps.database.prisma, deps.config, step)
  if (signUp === null || signUp.kind === 'MEMBER') return err({ code: 'GONE' })
  return send(deps, step, signUp, phone.value)
}

async function send(
  deps: SendDeps,
  { token, ...asker }: SignUpStep,
  { id, content }: SignUp,
  phone: string,
): Promise<Result<SentCode, SendCodeRefusal | Gone>> {
  const { now } = asker
  const allowed = await maySendTo(deps, asker, { purpose: 'SIGN_UP', subject: id, phone })
  if (!allowed.ok) return allowed
  const { lane, counted } = allowed.value
  const order = codeOfSignUp(id, { ...content, phone }, now, lane)
  return unitOfWork(deps.database, async (tx) => {
    const still = await findSignUp(tx, deps.config, { token, now })
    if (still === null) return err({ code: 'GONE' })
    const sent = await sendCodeIn(tx, deps, order, { counted })
    if (sent.ok && phone !== still.content.phone) await writePhone(tx, deps.config, still, phone)
    return sent.ok ? ok(sent.value) : sent
  })
}
