import { formatDong } from '#lib/money.ts'
import type {
  RejectRefusal,
  RequestRefundRefusal,
  RetryRefusal,
} from '#server/domains/payments/desk-contract.ts'
import type { refunds } from '../../_text/vi/refunds.ts'

type Refusal = RejectRefusal | RetryRefusal | RequestRefundRefusal
type Words = Pick<typeof refunds, 'refused' | 'tooMuch'>

/** Why it was refused and what to do, as a sentence. */
export function refusedSentence(refusal: Refusal, words: Words): string {
  if (refusal.code === 'TOO_MUCH') return words.tooMuch(formatDong(BigInt(refusal.left)))
  return words.refused[refusal.code]
}
