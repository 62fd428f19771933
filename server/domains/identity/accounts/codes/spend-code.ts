import { err, type Result } from '#lib/result.ts'
import type { CodeTemplate } from '#server/domains/notifications/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { CodeRefusal } from '../../account-contract.ts'
import { lockCode, openCode } from './code-rows.ts'
import { judgeCode, readCode } from './one-time-code.ts'

type HashKey = Pick<Config, 'LOOKUP_KEY'>

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
 * Spends the code that was typed, once. A wrong one costs a try in the caller's transaction: a caller who is refused
 * returns the refusal, so that the transaction commits, and never throws it.
 */
export async function spendOneTimeCode(
  tx: Transaction,
  config: HashKey,
  order: SpendOrder,
): Promise<Result<null, CodeRefusal>> {
  const read = readCode(order.typed)
  if (!read.ok) return read
  const kept = await lockCode(tx, { ...order, id: order.codeId })
  const judged = judgeCode(config, kept, order, read.value, order.now)
  if (judged.ok) {
    await tx.$executeRaw`
      UPDATE one_time_code SET used_at = ${order.now}::timestamptz WHERE id = ${order.codeId}::uuid`
  } else if (judged.error.code === 'CODE_WRONG') {
    await tx.$executeRaw`UPDATE one_time_code SET tries_left = tries_left - 1 WHERE id = ${order.codeId}::uuid`
  }
  return judged
}

/** The same for the one code that is open of this purpose and subject. */
export async function spendOpenCode(
  tx: Transaction,
  config: HashKey,
  order: Omit<SpendOrder, 'codeId'>,
): Promise<Result<null, CodeRefusal>> {
  const open = await openCode(tx, order)
  if (open !== null) return spendOneTimeCode(tx, config, { ...order, codeId: open.id })
  const read = readCode(order.typed)
  return read.ok ? err({ code: 'CODE_USED' }) : read
}
