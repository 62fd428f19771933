import { err, type Result } from '#lib/result.ts'
import type { CodeTemplate, MessageDeps } from '#server/domains/notifications/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { CodeRefusal } from '../../account-contract.ts'
import { lockCode, openCode } from './code-rows.ts'
import { secondsToWait } from './growing-waits.ts'
import { judgeCode, readCode } from './one-time-code.ts'
import { ownWrongCodes, recordWrongCode } from './wrong-code.ts'

/** What telling the owner of wrong ones needs, too. */
export type SpendConfig = MessageDeps['config']

/** What was typed, and what the code has to be good for. */
export type SpendOrder = {
  /** Id of the code, as it was answered when it was sent. */
  readonly codeId: string
  readonly purpose: CodeTemplate
  readonly subject: string
  readonly binding: string
  readonly typed: string
  readonly now: Date
}

/**
 * Spends the code that was typed, once. A wrong one costs a try in the caller's transaction, is in the audit, and its
 * telephone's owner is told of the third of a day: a caller who is refused returns the refusal, so that the transaction
 * commits, and never throws it. TOO_MANY for somebody signed in who has typed ten wrong ones in a row: then waits double.
 */
export async function spendOneTimeCode(
  tx: Transaction,
  config: SpendConfig,
  order: SpendOrder,
): Promise<Result<null, CodeRefusal>> {
  const read = readCode(order.typed)
  if (!read.ok) return read
  const kept = await lockCode(tx, { ...order, id: order.codeId })
  const judged = judgeCode(config, kept, order, read.value, order.now)
  const looked = judged.ok || judged.error.code === 'CODE_WRONG'
  const wait =
    kept?.lane === 'OWN' && looked
      ? secondsToWait(await ownWrongCodes(tx, { ...kept, ...order }), order.now)
      : 0
  if (wait > 0) return err({ code: 'TOO_MANY', retryAfterSeconds: wait })
  if (judged.ok) {
    await tx.$executeRaw`
      UPDATE one_time_code SET used_at = ${order.now}::timestamptz WHERE id = ${order.codeId}::uuid`
  } else if (kept !== null && judged.error.code === 'CODE_WRONG') {
    await tx.$executeRaw`
      UPDATE one_time_code SET tries_left = tries_left - 1, wrong_at = ${order.now}::timestamptz
       WHERE id = ${order.codeId}::uuid`
    await recordWrongCode(tx, config, { ...kept, purpose: order.purpose, now: order.now })
  }
  return judged
}

/** The same for the one code that is open of this purpose and subject. */
export async function spendOpenCode(
  tx: Transaction,
  config: SpendConfig,
  order: Omit<SpendOrder, 'codeId'>,
): Promise<Result<null, CodeRefusal>> {
  const open = await openCode(tx, order)
  if (open !== null) return spendOneTimeCode(tx, config, { ...order, codeId: open.id })
  const read = readCode(order.typed)
  return read.ok ? err({ code: 'CODE_USED' }) : read
}
