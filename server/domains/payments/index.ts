export {
  type ActivationAnswer,
  activateAtCounter,
  type WordActivation,
} from './commands/activate-at-counter.ts'
export { askBank, cancelAtBank } from './commands/ask-bank.ts'
export { cancelInstruction } from './commands/cancel-instruction.ts'
export { clearException } from './commands/clear-exception.ts'
export { createPayment } from './commands/create-payment.ts'
export { expirePayment } from './commands/expire-payment.ts'
export { cancelAttempt, expireAttempt } from './commands/let-go.ts'
export { noteAgenciesTold } from './commands/note-agencies-told.ts'
export { printInstruction } from './commands/print-instruction.ts'
export { bankStatusRecorder } from './commands/record-bank-status.ts'
export { reissueInstruction } from './commands/reissue-instruction.ts'
export { resolveLateMoney } from './commands/release-suspense.ts'
export { sendNewOtp } from './commands/send-new-otp.ts'
export { sendRefund } from './commands/send-refund.ts'
export { showPaymentToVisitor } from './commands/show-to-visitor.ts'
export { startCardAttempt } from './commands/start-card-attempt.ts'
export { submitOtp } from './commands/submit-otp.ts'
export {
  decidePayable,
  type NotPayable,
  type NotPayableReason,
  notPayable,
  notPayableReasons,
  type Payable,
} from './instruction/decide-payable.ts'
export { type InstructionFacts, readInstruction } from './instruction/instruction-facts.ts'
export { debtorsOf } from './instruction/instruction-view.ts'
export { type MoneyVerdict, moneyVerdicts } from './late-outcomes.ts'
export type { PaymentDeps } from './payment-deps.ts'
export { chargesOfPayment, chargesOfPublicId } from './queries/charges-of-payment.ts'
export { listOwnPayments } from './queries/list-own-payments.ts'
export { livePayments } from './queries/live-payments.ts'
export { publicIdOfNumber } from './queries/payment-of-number.ts'
export { printedReceipt } from './queries/printed-receipt.ts'
export { readVerdict, type WordVerdict } from './queries/read-verdict.ts'
export { verifyDocument } from './queries/verify-document.ts'
export { viewPayment } from './queries/view-payment.ts'
export { approveRefund, rejectRefund } from './refunds/decide-refund.ts'
export { findRefundable } from './refunds/find-refundable.ts'
export { countRefunds, listRefunds } from './refunds/list-refunds.ts'
export { requestFeeRefund } from './refunds/request-fee-refund.ts'
export { requestRefund } from './refunds/request-refund.ts'
export { retryRefused } from './refunds/retry-refused.ts'
export { viewRefund } from './refunds/view-refund.ts'
export { approveResolution } from './suspense/approve-resolution.ts'
export { countSuspense, listSuspense } from './suspense/list-items.ts'
export { proposeResolution } from './suspense/propose-resolution.ts'
export { rejectProposal, withdrawProposal } from './suspense/take-back-proposal.ts'
export { findCandidate, viewSuspenseItem } from './suspense/view-item.ts'
export { type PaymentWatch, watchPayments } from './watch-payments.ts'
