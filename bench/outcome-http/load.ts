import type { KeySet } from '#scripts/secrets.ts'
import { signedRequests } from '../signed-load.ts'
import { amount, bankReferenceOf, referenceOf } from './rows.ts'

/** The bank's messages that payments `first` … `first + count - 1` succeeded, signed, as they go over the wire. */
export function prepareMessages(bank: KeySet, host: string, first: number, count: number): Promise<Buffer[]> {
  const calls = Array.from({ length: count }, (_, index) => {
    const n = first + index
    const body = JSON.stringify({
      reference: referenceOf(n),
      status: 'SUCCEEDED',
      amount: String(amount),
      bankReference: bankReferenceOf(n),
      at: '2026-11-21T03:00:00.000Z',
    })
    return { path: '/bank/v1/results', messageId: `bench-message-${n}`, body }
  })
  return signedRequests(bank, host, calls)
}
