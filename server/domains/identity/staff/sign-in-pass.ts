import { addMs } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { fitName, type MessageDeps, queueMessage } from '#server/domains/notifications/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PassRefusal } from '../contract.ts'
import type { BrowserMark } from '../limits/browser.ts'
import { forgetWaits } from '../limits/knock.ts'
import { rememberBrowser } from '../limits/known-browsers.ts'
import { beginTry, forgetTries } from '../limits/tries.ts'
import type { LetInRefusal } from '../people-contract.ts'
import { type ChangeOrder, change } from './change-person.ts'
import { staffActor } from './inviter.ts'
import type { SignInDeps } from './sign-in.ts'
import { codesOf, door } from './sign-in-tries.ts'
import { staffLanguage } from './tell-administrators.ts'

type PassDeps = SignInDeps & MessageDeps

const validMs = 30 * 60_000

/**
 * Lets another person sign in who has to wait because of wrong tries, theirs or a stranger's. What their account waits for is
 * forgotten; and since whoever goes on trying would make it wait again, the person is mailed a pass that takes one browser out of
 * that, once. Password and authenticator stay as they are and are still asked for. A newer pass ends the one before. Passes are counted for who gives them: TOO_MANY.
 */
export async function letSignIn(deps: PassDeps, order: ChangeOrder): Promise<Result<null, LetInRefusal>> {
  const counted = await beginTry(deps, [{ kind: 'staff-pass', of: order.by }], order.now)
  if (!counted.ok) return counted
  const given = await change(deps.database, order, async (tx, { email, disabledAt }) => {
    if (disabledAt !== null) return err({ code: 'NOT_FOUND' } as const)
    await givePass(tx, deps, { ...order, email })
    return ok(email)
  })
  if (!given.ok) {
    await counted.value.takeBack()
    return given
  }
  const browsers = await forgetWaits(deps, door, given.value)
  await forgetTries(
    deps,
    [null, ...browsers].map((browser) => codesOf(order.staffId, browser)),
  )
  return ok(null)
}

async function givePass(
  tx: Transaction,
  deps: PassDeps,
  { staffId, by, email, now }: ChangeOrder & { readonly email: string },
): Promise<void> {
  const token = newToken()
  const until = addMs(now, validMs)
  await tx.$executeRaw`
    UPDATE staff_member SET pass_hash = ${sha256(token)}, pass_given_by = ${by}::uuid,
           pass_given_at = ${now}::timestamptz, pass_until = ${until}::timestamptz WHERE id = ${staffId}::uuid`
  const subject = `staff:${staffId}`
  await recordAudit(tx, { at: now, actor: staffActor(by), action: 'STAFF_LET_IN', subject, detail: {} })
  const [giver] = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM staff_member WHERE id = ${by}::uuid`
  await queueMessage(tx, deps, {
    channel: 'EMAIL',
    template: 'STAFF_LET_IN',
    to: email,
    language: staffLanguage,
    words: {
      by: fitName({ name: giver?.name ?? '', verified: true }),
      link: `${deps.config.PORTAL_URL}/staff/sign-in/pass/${token}`,
      at: now,
      until,
    },
    subject,
    idempotencyKey: `staff-pass:${sha256(token).toString('hex')}`,
    now,
  })
}

/** The browser that brings a pass, where its owner opened the mail. */
type PassOrder = { readonly token: string; readonly browser: BrowserMark | null; readonly now: Date }

/** Makes this browser one that others' wrong tries do not keep out. It signs nobody in. NOT_OPEN: used, over, replaced, or none. */
export async function usePass(
  deps: SignInDeps,
  { token, browser, now }: PassOrder,
): Promise<Result<null, PassRefusal>> {
  if (browser === null) return err({ code: 'NOT_OPEN' })
  const member = await unitOfWork(deps.database, (tx) => spendPass(tx, token, now))
  if (member === null) return err({ code: 'NOT_OPEN' })
  await rememberBrowser(deps, { browser, door, subject: member.email, now })
  return ok(null)
}

type Owner = { readonly id: string; readonly email: string }

async function spendPass(tx: Transaction, token: string, now: Date): Promise<Owner | null> {
  const [owner] = await tx.$queryRaw<Owner[]>`
    UPDATE staff_member SET pass_hash = NULL, pass_given_by = NULL, pass_given_at = NULL, pass_until = NULL
     WHERE pass_hash = ${sha256(token)} AND pass_until > ${now}::timestamptz AND disabled_at IS NULL
    RETURNING id, email`
  if (owner === undefined) return null
  const subject = `staff:${owner.id}`
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: null },
    action: 'STAFF_PASS_USED',
    subject,
    detail: {},
  })
  return owner
}
