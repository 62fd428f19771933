import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import type { BankWord } from '#server/domains/payments/commands/record-bank-status.ts'

let messages = 0
let bankReferences = 0
const at = '2026-11-21T02:59:58Z'

/** A pushed result of the bank, whose body is what its status says. */
export function told(status: BankStatus, messageId = `message-${++messages}`): BankWord {
  const body = JSON.stringify(status, (_, part) => (typeof part === 'bigint' ? String(part) : part))
  return { source: 'RESULT', connector: 'collecting-bank', status, askedAtVersion: null, messageId, body }
}

/** Money was taken: by default money that nobody has heard of yet. Đồng. */
export const success = (
  reference: string,
  amount: bigint,
  bankReference = `BANKREF${++bankReferences}`,
): BankStatus => ({ status: 'SUCCEEDED', reference, amount, bankReference, at })

export const declined = (reference: string): BankStatus => ({
  status: 'DECLINED',
  reference,
  reason: 'CARD_LOCKED',
  at,
})

export const cancelled = (reference: string): BankStatus => ({ status: 'CANCELLED', reference, at })

export const processing = (reference: string): BankStatus => ({
  status: 'PROCESSING',
  reference,
  at,
  expectedBy: '2026-11-21T03:30:00Z',
})
