export type { ConfirmationLine, PaymentConfirmation } from './payment-confirmation/contract.ts'
export { paymentConfirmationPdf } from './payment-confirmation/payment-confirmation.ts'
