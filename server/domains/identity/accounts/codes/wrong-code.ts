import { addMs, businessDay } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { tenant } from '#server/domains/directory/index.ts'
import { type CodeTemplate, type MessageDeps, queueMessage } from '#server/domains/notifications/index.ts'
import { keyedHash } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { accountActor } from '../audit.ts'
import { unseal } from '../sealed.ts'
import type { WrongCodes } from './growing-waits.ts'
import { codeTries } from './one-time-code.ts'
import { dayMs, type Lane } from './send-bounds.ts'

/** A code that was sent to a telephone, and typed wrongly. */
export type WrongCode = {
  readonly purpose: CodeTemplate
  readonly phoneHash: Uint8Array
  readonly lane: Lane
  readonly now: Date
}

/** So many wrong ones of a telephone within a day, and its owner is told, once that day. */
const toldFrom = codeTries

/**
 * What follows a wrong code, in the transaction that has counted it: it is in the audit, and from the third of a day on the
 * owner of the telephone is told, by one SMS a day. The statements are the same where nobody has an account with it; the SMS is
 * then withheld.
 */
export async function recordWrongCode(
  tx: Transaction,
  config: MessageDeps['config'],
  { purpose, phoneHash, lane, now }: WrongCode,
): Promise<void> {
  const phone = keyedHash(config.LOOKUP_KEY, 'audit.phone', Buffer.from(phoneHash).toString('hex'))
  const subject = `account-phone:${phone.toString('base64url')}`
  await recordAudit(tx, {
    at: now,
    actor: accountActor(null),
    action: 'CODE_REFUSED',
    subject,
    detail: { purpose, lane },
  })
  const [row] = await tx.$queryRaw<{ wrong: number }[]>`
    SELECT sum(${codeTries}::int - tries_left)::int AS wrong FROM one_time_code
     WHERE phone_hash = ${phoneHash} AND created_at > ${addMs(now, -dayMs)}::timestamptz`
  if ((row?.wrong ?? 0) < toldFrom) return
  const [owner] = await tx.$queryRaw<{ id: string; phone: Uint8Array; language: Locale }[]>`
    SELECT id, phone_cipher AS phone, language FROM id_account WHERE phone_hash = ${phoneHash} AND disabled_at IS NULL`
  await queueMessage(
    tx,
    { config },
    {
      channel: 'SMS',
      template: 'WRONG_CODES',
      to: owner === undefined ? nobody : unseal(config, 'id_account.phone', owner.id, owner.phone),
      language: owner?.language ?? 'vi',
      words: { at: now, hotline: tenant(config.TENANT).hotline },
      subject: owner === undefined ? subject : `account:${owner.id}`,
      idempotencyKey: `wrong-codes:${phone.toString('base64url')}:${businessDay(now)}`,
      now,
    },
    { withheld: owner === undefined },
  )
}

/** Stands where a telephone would, in a message that is never sent. */
const nobody = '+84900000000'

/** How often somebody who is signed in has typed codes of their telephone wrongly since one was right. */
export async function ownWrongCodes(
  tx: Transaction,
  { phoneHash, now }: Pick<WrongCode, 'phoneHash' | 'now'>,
): Promise<WrongCodes> {
  const [row] = await tx.$queryRaw<WrongCodes[]>`
    SELECT coalesce(sum(${codeTries}::int - tries_left), 0)::int AS wrong, max(wrong_at) AS "wrongAt" FROM one_time_code
     WHERE phone_hash = ${phoneHash} AND lane = 'OWN' AND created_at > ${addMs(now, -dayMs)}::timestamptz
       AND created_at > coalesce((SELECT max(created_at) FROM one_time_code
             WHERE phone_hash = ${phoneHash} AND lane = 'OWN' AND used_at IS NOT NULL), '-infinity')`
  return row ?? { wrong: 0, wrongAt: null }
}
