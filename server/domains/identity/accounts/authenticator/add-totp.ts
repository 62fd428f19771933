import { z } from 'zod'
import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { CodeRefusal, SendCodeRefusal, SignedInAccount } from '../../account-contract.ts'
import { enrolmentOf, newTotpSecret, stepOfCode } from '../../credentials/totp.ts'
import type {
  EnrolTotpRefusal,
  StartedTotp,
  StartTotpRefusal,
  TotpEnrolmentView,
} from '../../security-contract.ts'
import { auditAct } from '../audit.ts'
import { begunIn, sealBegun } from '../begun.ts'
import { openCode } from '../codes/code-rows.ts'
import { codeTimes } from '../codes/one-time-code.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { sendOwnCode } from '../codes/send-own-code.ts'
import { spendOwnCode } from '../codes/spend-own-code.ts'
import { lockOwnAccount } from '../own-account.ts'
import { checkOwnPassword } from '../own-password.ts'
import { ownPhone } from '../own-phone.ts'
import { type AccountKeys, seal } from '../sealed.ts'
import { tellMember } from '../tell-member.ts'

/** The secret of the app; null until the telephone is proven, and nobody sees one before. */
type Enrolment = { readonly secret: string | null }
const begun = { kind: 'totp-enrolment', schema: z.object({ secret: z.string().nullable() }) } as const

type Asked = { readonly account: SignedInAccount; readonly now: Date }
type Begun = Asked & { readonly token: string }
type Gone = { readonly code: 'GONE' }

/**
 * Begins to add an authenticator app, for whoever knows the password: a code goes to the telephone, so that a password
 * alone brings nobody an app that confirms debits. `token` is for the cookie.
 */
export async function startTotp(
  deps: SendDeps,
  { account, password, now }: Asked & { readonly password: string },
): Promise<Result<StartedTotp, StartTotpRefusal>> {
  if (account.hasTotp) return err({ code: 'ALREADY_ENROLLED' })
  const known = await checkOwnPassword(deps, { accountId: account.accountId, typed: password, now })
  return known.ok ? send(deps, { account, now }) : known
}

/** Sends another code to the telephone while that is to be proven. */
export async function sendTotpCode(
  deps: SendDeps,
  { token, ...asked }: Begun,
): Promise<Result<StartedTotp, SendCodeRefusal | Gone>> {
  return enrolmentIn(deps.config, asked, token)?.secret === null ? send(deps, asked) : err({ code: 'GONE' })
}

async function send(deps: SendDeps, asked: Asked): Promise<Result<StartedTotp, SendCodeRefusal>> {
  const sent = await sendOwnCode(deps, { ...asked, ...codeScope(asked.account), words: {} })
  return sent.ok ? ok({ token: sealBegun(deps.config, begun.kind, asked, { secret: null }) }) : sent
}

/** How the adding of an app stands that somebody has begun. `issuer` names the portal in the app. */
export async function totpEnrolmentOf(
  deps: SendDeps,
  { token, issuer, ...asked }: Begun & { readonly issuer: string },
): Promise<TotpEnrolmentView> {
  const enrolment = enrolmentIn(deps.config, asked, token)
  if (enrolment === null) return { state: 'GONE' }
  const { account, now } = asked
  const { secret } = enrolment
  if (secret !== null) return { state: 'APP', secret, uri: enrolmentOf(secret, account.name, issuer) }
  const code = await openCode(deps.database.prisma, { ...codeScope(account), subject: account.accountId })
  return { state: 'PHONE', maskedPhone: maskPhone(await ownPhone(deps, account)), ...codeTimes(code, now) }
}

/** Takes the code that proves the telephone: from now on there is a secret for the app. */
export async function provePhoneForTotp(
  deps: SendDeps,
  { token, code, ...asked }: Begun & { readonly code: string },
): Promise<Result<StartedTotp, CodeRefusal | Gone>> {
  if (enrolmentIn(deps.config, asked, token)?.secret !== null) return err({ code: 'GONE' })
  const order = { ...asked, ...codeScope(asked.account), typed: code }
  const spent = await unitOfWork(deps.database, (tx) => spendOwnCode(tx, deps.config, order))
  if (!spent.ok) return spent
  return ok({ token: sealBegun(deps.config, begun.kind, asked, { secret: newTotpSecret() }) })
}

/** Sets up the app that shows the code of its secret. That code is spent with it, and the telephone is told. */
export async function enrolTotp(
  deps: SendDeps,
  { token, code, ...asked }: Begun & { readonly code: string },
): Promise<Result<null, EnrolTotpRefusal>> {
  const { account, now } = asked
  const { accountId, language } = account
  const secret = enrolmentIn(deps.config, asked, token)?.secret ?? null
  if (secret === null) return err({ code: 'GONE' })
  const step = stepOfCode(secret, code, now)
  if (step === null) return err({ code: 'CODE_WRONG' })
  const sealed = seal(deps.config, 'id_account.totp_secret', accountId, secret)
  return unitOfWork<Result<null, EnrolTotpRefusal>>(deps.database, async (tx) => {
    const own = await lockOwnAccount(tx, deps.config, account)
    if (own === null) return err({ code: 'GONE' })
    const enrolled = await tx.$executeRaw`
      UPDATE id_account SET totp_secret = ${sealed}, totp_last_step = greatest(totp_last_step, ${step}), totp_wrong = 0
       WHERE id = ${accountId}::uuid AND totp_secret IS NULL`
    if (enrolled === 0) return err({ code: 'ALREADY_ENROLLED' })
    await auditAct(tx, { by: accountId, action: 'TOTP_ENROLLED', subject: `account:${accountId}`, now })
    await tellMember(tx, deps, { template: 'TOTP_ADDED', accountId, phone: own.phone, language, now })
    return ok(null)
  })
}

/** Good in the session that asked for it: who types it there has read which one that is. */
const codeScope = ({ sessionId }: SignedInAccount) =>
  ({ purpose: 'ADD_TOTP', binding: `session:${sessionId}` }) as const

const enrolmentIn = (config: AccountKeys, asked: Asked, token: string): Enrolment | null =>
  begunIn(config, begun, asked, token)
