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
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SendCodeRefusal, SentCode, TooSoonRefusal } from '../../account-contract.ts'
import { count, type LimitDeps } from '../limits.ts'
import { phoneHash } from '../sealed.ts'
import { openCode } from './code-rows.ts'
import { bindingHash, codeHash, codeTries, nextCodeAt, tooSoon, validUntil } from './one-time-code.ts'

export type SendDeps = LimitDeps & MessageDeps

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
  readonly language: Locale
  readonly now: Date
}

/**
 * Sends a code of six digits to a telephone; an earlier one of this purpose and subject is over. TOO_SOON within
 * thirty seconds of it, TOO_MANY for a telephone that is sent too many.
 */
export async function sendOneTimeCode(
  deps: SendDeps,
  order: CodeOrder,
): Promise<Result<SentCode, SendCodeRefusal>> {
  const allowed = await maySend(deps, order)
  return allowed.ok ? unitOfWork(deps.database, (tx) => sendCodeIn(tx, deps, order)) : allowed
}

/** Whether a code may be sent now, which counts for the telephone. For those who then send it in a unit of work. */
export async function maySend(
  deps: SendDeps,
  order: Pick<CodeOrder, 'purpose' | 'subject' | 'phone' | 'now'>,
): Promise<Result<null, SendCodeRefusal>> {
  const soon = tooSoon(await openCode(deps.database.prisma, order), order.now)
  return soon === null ? count(deps, 'code-phone', order.phone) : err(soon)
}

/**
 * Sends it within the caller's transaction: the code is there if what it is about is.
 * @param toNobody writes a code that nobody is told: for a telephone that has no account, which must not be noticed
 */
export async function sendCodeIn(
  tx: Transaction,
  deps: Pick<SendDeps, 'config'>,
  order: CodeOrder,
  { toNobody = false } = {},
): Promise<Result<SentCode, TooSoonRefusal>> {
  await lockSubject(tx, order)
  const soon = tooSoon(await openCode(tx, order), order.now)
  if (soon !== null) return err(soon)
  const code = `${randomInt(10 ** 6)}`.padStart(6, '0')
  const codeId = await insertCode(tx, deps, order, code)
  if (!toNobody) await queueMessage(tx, deps, messageOf(order, codeId, code))
  return ok(sent(codeId, order))
}

const sent = (codeId: string, { phone, now }: CodeOrder): SentCode => ({
  codeId,
  maskedPhone: maskPhone(phone),
  validUntil: validUntil(now).toISOString(),
  nextCodeAt: nextCodeAt(now).toISOString(),
})

async function lockSubject(tx: Transaction, { purpose, subject }: CodeOrder): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`code:${purpose}:${subject}`}, 0))`
}

async function insertCode(
  tx: Transaction,
  { config }: Pick<SendDeps, 'config'>,
  order: CodeOrder,
  code: string,
): Promise<string> {
  const { purpose, subject, phone, now } = order
  const id = newUuid(now)
  await tx.$executeRaw`
    UPDATE one_time_code SET replaced_at = ${now}::timestamptz
     WHERE purpose = ${purpose} AND subject = ${subject}::uuid AND used_at IS NULL AND replaced_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO one_time_code (id, purpose, subject, binding_hash, code_hash, phone_hash, created_at, valid_until, tries_left)
    VALUES (${id}::uuid, ${purpose}, ${subject}::uuid, ${bindingHash(config, order)}, ${codeHash(config, id, code)},
            ${phoneHash(config, phone)}, ${now}::timestamptz, ${validUntil(now)}::timestamptz, ${codeTries})`
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
