import { formatDong } from '#lib/money.ts'
import type {
  ApproveRefusal,
  CandidateRefusal,
  ProposeRefusal,
  RejectRefusal,
  WithdrawRefusal,
} from '#server/domains/payments/desk-contract.ts'
import type { suspense } from '../../_text/vi/suspense.ts'

type Refusal = ProposeRefusal | CandidateRefusal | WithdrawRefusal | ApproveRefusal | RejectRefusal
type Words = Pick<typeof suspense, 'refused' | 'tooLittle' | 'numberLength'>

/** Why it was refused and what to do, as a sentence. */
export function refusedSentence(refusal: Refusal, words: Words): string {
  if (refusal.code === 'TOO_LITTLE') return words.tooLittle(formatDong(BigInt(refusal.owed)))
  if (refusal.code === 'NUMBER_LENGTH') return words.numberLength(refusal.digits)
  return words.refused[refusal.code]
}
