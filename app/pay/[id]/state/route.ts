import { knownPayment } from '../../../_trpc/known-payment.ts'
import type { PayParams } from '../_components/payment-for.ts'

/** The payment's state as one word, for the page that waits; 404 for whoever may not see it. */
export async function GET(_request: Request, { params }: PayParams): Promise<Response> {
  const { id } = await params
  const payment = await knownPayment(id)
  return new Response(payment?.state ?? '', { status: payment ? 200 : 404 })
}
