import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { AccountRole, CodeRefusal, VerifyRefusal } from '../../account-contract.ts'
import type { BrowserMark } from '../../limits/browser.ts'
import { type Browser, openSession } from '../account-session.ts'
import { auditAct } from '../audit.ts'
import { guessCode } from '../codes/proven-phones.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { spendOpenCode } from '../codes/spend-code.ts'
import { joinHolder, lockInvitation } from '../invitations/invitation-row.ts'
import { type AccountDeps, phoneHash } from '../sealed.ts'
import {
  accountWithPhone,
  insertAccount,
  insertHolder,
  insertMembership,
  lockPhone,
} from '../store-account.ts'
import { codeOfSignUp } from './sign-up-code.ts'
import { completeSignUp, findSignUp, type SignUp } from './sign-up-row.ts'

export type VerifyOrder = {
  readonly token: string
  /** The code as typed. */
  readonly code: string
  readonly browser: Browser
  /** What names the browser among those that have proven telephones. */
  readonly mark: BrowserMark | null
  readonly now: Date
}

type Verified = Result<{ readonly session: string }, VerifyRefusal>

/**
 * Takes the code that proves the telephone. Right: account, holder and membership come to be, and a session is open,
 * whose token is for the cookie. Where the telephone has an account already its owner, and nobody else, learns it here.
 */
export async function verifySignUp(deps: SendDeps, order: VerifyOrder): Promise<Verified> {
  const { token, browser, mark, now } = order
  const signUp = await findSignUp(deps.database.prisma, deps.config, { token, now })
  if (signUp === null) return err({ code: 'GONE' })
  const { phone } = signUp.content
  const asker = { browser: mark, address: browser.address, now }
  const proven = await guessCode(deps, asker, { purpose: 'SIGN_UP', subject: signUp.id, phone }, () =>
    spend(deps, order),
  )
  return proven.ok ? proven.value : proven
}

type Proven = Result<Verified, CodeRefusal | { readonly code: 'GONE' }>

/** What becomes of the sign-up once its code was right. */
function spend(deps: SendDeps, order: VerifyOrder): Promise<Proven> {
  const { token, code: typed, now } = order
  return unitOfWork<Proven>(deps.database, async (tx) => {
    const signUp = await findSignUp(tx, deps.config, { token, now })
    if (signUp === null) return err({ code: 'GONE' })
    const { purpose, subject, binding } = codeOfSignUp(signUp.id, signUp.content, now)
    const spent = await spendOpenCode(tx, deps.config, { purpose, subject, binding, typed, now })
    if (!spent.ok) return spent
    await completeSignUp(tx, signUp.id, now)
    return ok(await finish(deps, tx, signUp, order))
  })
}

async function finish(
  deps: AccountDeps,
  tx: Transaction,
  signUp: SignUp,
  { browser, now }: VerifyOrder,
): Promise<Verified> {
  const hash = phoneHash(deps.config, signUp.content.phone)
  await lockPhone(tx, hash)
  if ((await accountWithPhone(tx, hash)) !== null) return err({ code: 'PHONE_TAKEN' })
  const place = await placeFor(deps, tx, signUp, now)
  if (place === null) return err({ code: 'INVITATION_OVER' })
  const { passwordHash, content } = signUp
  const accountId = await insertAccount(tx, deps.config, { ...content, passwordHash, now })
  await auditAct(tx, { by: accountId, action: 'ACCOUNT_OPENED', subject: `account:${accountId}`, now })
  await place.take(accountId)
  return ok({ session: await openSession(tx, { accountId, holderId: place.holderId, now }, browser) })
}

/** Where the new account belongs: a holder that comes to be with it, or the one that has invited it. */
type Place = { readonly holderId: string; readonly take: (accountId: string) => Promise<void> }

async function placeFor(
  deps: AccountDeps,
  tx: Transaction,
  { invitationId, content }: SignUp,
  now: Date,
): Promise<Place | null> {
  if (invitationId !== null) {
    const invitation = await lockInvitation(tx, { id: invitationId }, now)
    if (invitation === null) return null
    const { holderId } = invitation
    return { holderId, take: (accountId) => joinHolder(tx, invitation, { accountId, now }) }
  }
  if (content.details === null) throw new Error('A sign-up without details has an invitation')
  const holderId = await insertHolder(tx, deps.config, content.details, now)
  return { holderId, take: (accountId) => found(tx, { accountId, holderId, role: 'OWNER', now }) }
}

type Founding = {
  readonly accountId: string
  readonly holderId: string
  readonly role: AccountRole
  readonly now: Date
}

async function found(tx: Transaction, founding: Founding): Promise<void> {
  const { accountId, holderId, now } = founding
  await insertMembership(tx, founding)
  await auditAct(tx, { by: accountId, action: 'HOLDER_ADDED', subject: `holder:${holderId}`, now })
}
