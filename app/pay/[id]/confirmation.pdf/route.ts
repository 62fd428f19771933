import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import { documentLanguage } from '../_components/document-language.ts'
import type { PayParams } from '../_components/payment-for.ts'
import { pdfAnswer } from '../_components/pdf-answer.ts'

/** The confirmation as a PDF, `?language=vi|en|vi-en`, else in the visitor's; 404 for whoever may not see the payment. */
export async function GET(request: Request, { params }: PayParams): Promise<Response> {
  const { id } = await params
  const { locale, t } = await getText()
  const language = documentLanguage(request) ?? locale
  return pdfAnswer(`${t.result.confirmation.file}-${id}`, async () =>
    (await api(request.signal)).documents.confirmationPdf({ publicId: id, language }),
  )
}
