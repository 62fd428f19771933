import { stampOf } from '../../../_trpc/known-payment.ts'
import type { PayParams } from '../_components/payment-for.ts'

/** The stamp of where the payment stands, for a page whose events are refused; 404 for whoever may not see it. */
export async function GET(_request: Request, { params }: PayParams): Promise<Response> {
  const stamp = await stampOf((await params).id)
  return new Response(stamp ?? '', { status: stamp === null ? 404 : 200 })
}
