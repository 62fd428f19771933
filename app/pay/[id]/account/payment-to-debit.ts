import { redirect } from 'next/navigation'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { type PayParams, paymentFor, payPath } from '../_components/payment-for.ts'

/** The payment, if an account may be debited for it; another's leads to its check page, from where an own one is made. */
export async function paymentToDebit(params: PayParams['params']): Promise<PaymentView> {
  const payment = await paymentFor(params, 'account')
  if (!payment.may.includes('DEBIT')) redirect(payPath(payment.publicId, ''))
  return payment
}
