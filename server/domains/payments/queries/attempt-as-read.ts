import type { AttemptView, DeclineReason } from '../contract.ts'

/** Reasons that say something about the payment, and nothing about card, account or payer. */
const ofThePayment: readonly DeclineReason[] = [
  'PAID_ELSEWHERE',
  'HELD_ELSEWHERE',
  'CHARGES_CHANGED',
  'LEASE_ENDED',
  'NOT_TAKEN_AT_COUNTER',
]

/** An attempt as readers see it who did not begin it: that it is there and how far it has come. */
export function withoutDetails(attempt: AttemptView): AttemptView {
  const { reason } = attempt
  return {
    ...attempt,
    issuerBin: null,
    cardMask: null,
    accountMask: null,
    otp: null,
    reason: reason === null || ofThePayment.includes(reason) ? reason : 'DECLINED',
  }
}
