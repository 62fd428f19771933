import type { RefundOriginal } from '#server/domains/bank-connectors/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'

type Money = {
  readonly connector: string
  readonly reference: string
  readonly method: string
  readonly amount: bigint
  readonly content: string | null
  readonly capturedAt: Date
}

/** By what a bank finds exactly this money again, though it gave its number to other money too. */
export async function originalOf(tx: Transaction, money: Money): Promise<RefundOriginal> {
  const { reference, method, amount, content, capturedAt: at } = money
  const ordered = method === 'CARD' || method === 'ACCOUNT'
  return {
    reference: ordered ? reference : null,
    key: method === 'COUNTER' ? await keyOf(tx, money) : null,
    content: method === 'TRANSFER' ? (content ?? '') : null,
    amount,
    at,
  }
}

/** Of an activation, or of the message that told of money without one; null where neither is known any more. */
async function keyOf(tx: Transaction, { connector, reference }: Money): Promise<string | null> {
  const [known] = await tx.$queryRaw<{ key: string | null }[]>`
    SELECT coalesce(
      (SELECT a.counter_key FROM attempt a WHERE a.reference = ${reference}),
      (SELECT i.body ->> 'key' FROM bank_inbox i WHERE i.connector = ${connector} AND i.reference = ${reference}
         AND i.body ? 'key' LIMIT 1)) AS key`
  return known?.key ?? null
}
