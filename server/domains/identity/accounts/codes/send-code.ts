import { randomInt } from 'node:crypto'
import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import {
  type CodeTemplate,
  type MessageDeps,
  type NewMessage,
  queueMessage,
  type WordsOf,
} from '#server/domains/notifications/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SendCodeRefusal, SentCode } from '../../account-contract.ts'
import type { CountedBefore, TryDeps } from '../../limits/tries.ts'
import { phoneHash } from '../sealed.ts'
import { openCode } from './code-rows.ts'
import { bindingHash, codeHash, codeTries, tooSoon, validUntil } from './one-time-code.ts'
import type { Lane } from './send-bounds.ts'
import { type CountedCode, lockSending, maySendCode } from './sent-codes.ts'

export type SendDeps = TryDeps &
  MessageDeps & {
    readonly database: Database
    readonly config: Pick<Config, 'ANONYMOUS_CODES_PER_HOUR'>
  }

/** What the SMS says of its purpose beside the code. */
export type Purposed = {
  [P in CodeTemplate]: { readonly purpose: P; readonly words: Omit<WordsOf<P>, 'code'> }
}[CodeTemplate]

export type CodeOrder = Purposed & {
  /** Id of the sign-up, invitation or account that the code is about. */
  readonly subject: string
  /** The one thing that it is good for, e.g. `payment:<id>:<amount>`. */
  readonly binding: string
  /** E.164. */
  readonly phone: string
  /** Whose counters it is counted by. */
  readonly lane: Lane
  readonly language: Locale
  readonly now: Date
}

/**
 * Sends a code of six digits to a telephone; an earlier one of this purpose and subject is over. TOO_SOON and TOO_MANY as
 * `decideCode` says of the telephone's codes of this purpose and lane, CODES_EXHAUSTED where strangers have used up the hour's.
 */
export async function sendOneTimeCode(
  deps: SendDeps,
  order: CodeOrder,
): Promise<Result<SentCode, SendCodeRefusal>> {
  const allowed = await maySend(deps, order)
  return allowed.ok ? unitOfWork(deps.database, (tx) => sendCodeIn(tx, deps, order)) : allowed
}

export type Sendable = Pick<CodeOrder, 'purpose' | 'subject' | 'phone' | 'lane' | 'now'>

/** Whether a code may be sent now. For those who do more before they send it in a unit of work, where it is asked again. */
export const maySend = (deps: SendDeps, order: Sendable): Promise<Result<unknown, SendCodeRefusal>> =>
  decide(deps.database.prisma, deps, order)

async function decide(tx: Transaction, { config }: Pick<SendDeps, 'config'>, order: Sendable) {
  const soon = tooSoon(await openCode(tx, order), order.now)
  return soon === null ? maySendCode(tx, config, countedAs(config, order)) : err(soon)
}

const countedAs = (config: SendDeps['config'], { purpose, lane, phone, now }: Sendable): CountedCode => ({
  purpose,
  lane,
  phoneHash: phoneHash(config, phone),
  now,
})

/**
 * Sends it within the caller's transaction: the code is there if what it is about is.
 * @param counted what a stranger's asking has added to counters, until the code is typed right
 * @param withheld writes all of it, and the message is never sent: for a telephone that has no account, which must not be noticed
 */
export async function sendCodeIn(
  tx: Transaction,
  deps: Pick<SendDeps, 'config'>,
  order: CodeOrder,
  {
    withheld = false,
    counted = null,
  }: { readonly withheld?: boolean; readonly counted?: CountedBefore | null } = {},
): Promise<Result<SentCode, SendCodeRefusal>> {
  await lockSubject(tx, order)
  await lockSending(tx, countedAs(deps.config, order))
  const allowed = await decide(tx, deps, order)
  if (!allowed.ok) return allowed
  const { nextAt } = allowed.value
  const code = `${randomInt(10 ** 6)}`.padStart(6, '0')
  const codeId = await insertCode(tx, deps, { ...order, nextAt, counted }, code)
  await queueMessage(tx, deps, messageOf(order, codeId, code), { withheld })
  return ok({
    codeId,
    maskedPhone: maskPhone(order.phone),
    validUntil: validUntil(order.now).toISOString(),
    nextCodeAt: nextAt.toISOString(),
  })
}

async function lockSubject(tx: Transaction, { purpose, subject }: CodeOrder): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`code:${purpose}:${subject}`}, 0))`
}

async function insertCode(
  tx: Transaction,
  { config }: Pick<SendDeps, 'config'>,
  order: CodeOrder & { readonly nextAt: Date; readonly counted: CountedBefore | null },
  code: string,
): Promise<string> {
  const { purpose, subject, phone, lane, nextAt, counted, now } = order
  const id = newUuid(now)
  await tx.$executeRaw`
    UPDATE one_time_code SET replaced_at = ${now}::timestamptz
     WHERE purpose = ${purpose} AND subject = ${subject}::uuid AND used_at IS NULL AND replaced_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO one_time_code (id, purpose, subject, binding_hash, code_hash, phone_hash, lane, created_at, next_at,
      valid_until, tries_left, counted)
    VALUES (${id}::uuid, ${purpose}, ${subject}::uuid, ${bindingHash(config, order)}, ${codeHash(config, id, code)},
            ${phoneHash(config, phone)}, ${lane}, ${now}::timestamptz, ${nextAt}::timestamptz,
            ${validUntil(now)}::timestamptz, ${codeTries}, ${counted && JSON.stringify(counted)}::jsonb)`
  return id
}

function messageOf(order: CodeOrder, codeId: string, code: string): NewMessage {
  const { phone: to, language, now } = order
  const subject = `code:${codeId}`
  const base = { channel: 'SMS', to, language, subject, idempotencyKey: subject, now } as const
  if (order.purpose === 'CONFIRM_PAYMENT')
    return { ...base, template: order.purpose, words: { ...order.words, code } }
  return { ...base, template: order.purpose, words: { code } }
}
