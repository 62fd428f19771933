import { getText } from '../../../_text/text.ts'
import { orNull } from '../../../_trpc/known-payment.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { PayParams } from '../_components/payment-for.ts'

/** The confirmation as a PDF in the visitor's language; 404 for whoever may not see the payment. */
export async function GET(_request: Request, { params }: PayParams): Promise<Response> {
  const { id } = await params
  const { locale, t } = await getText()
  const pdf = await orNull(async () => (await api()).payments.confirmationPdf({ publicId: id, locale }))
  if (!pdf) return new Response(t.find.refused.NOT_FOUND, { status: 404 })
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${t.result.confirmation.file}-${id}.pdf"`,
    },
  })
}
