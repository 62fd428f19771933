import { redirect } from 'next/navigation'
import {
  type PayerPage,
  type PaymentView,
  type PublicState,
  pagesOfState,
} from '#server/domains/payments/contract.ts'
import { knownPayment, stampOf } from '../../../_trpc/known-payment.ts'

export type PayParams = { params: Promise<{ id: string }> }

/** The address of one of a payment's pages. */
export function payPath(publicId: string, page: PayerPage): string {
  return page === '' ? `/pay/${publicId}` : `/pay/${publicId}/${page}`
}

/** The address where a payment in this state stands now. */
export function currentPath(publicId: string, state: PublicState): string {
  return payPath(publicId, pagesOfState[state][0])
}

/**
 * The payment, if this visitor may see it and it stands at a point where this page makes sense. Otherwise
 * leads to where it stands (reload, back button, second tab), or to the question that opens it again.
 */
export async function paymentFor(params: PayParams['params'], page: PayerPage): Promise<PaymentView> {
  const { id } = await params
  const payment = await knownPayment(id)
  if (!payment) redirect(`/find?id=${encodeURIComponent(id.slice(0, 40))}`)
  if (!pagesOfState[payment.state].includes(page)) redirect(currentPath(payment.publicId, payment.state))
  return payment
}

/**
 * The payment with the stamp to follow it from. The stamp is read first: what happens in between shows as a change
 * and is drawn anew, never missed.
 */
export async function followedPayment(
  params: PayParams['params'],
  page: PayerPage,
): Promise<{ payment: PaymentView; stamp: string }> {
  const stamp = await stampOf((await params).id)
  return { payment: await paymentFor(params, page), stamp: stamp ?? '' }
}
