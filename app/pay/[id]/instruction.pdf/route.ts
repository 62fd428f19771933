import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import { documentLanguage } from '../_components/document-language.ts'
import type { PayParams } from '../_components/payment-for.ts'
import { pdfAnswer } from '../_components/pdf-answer.ts'

/**
 * The instruction as a PDF: `?format=a4|receipt&language=vi|vi-en`, A4 and Vietnamese unless asked otherwise;
 * 404 for whoever may not see the payment, and where there is no instruction.
 */
export async function GET(request: Request, { params }: PayParams): Promise<Response> {
  const { id } = await params
  const { t } = await getText()
  const asked = new URL(request.url).searchParams.get('format')
  const format = asked === 'receipt' ? 'receipt' : 'a4'
  const language = documentLanguage(request) === 'vi-en' ? 'vi-en' : 'vi'
  return pdfAnswer(`${t.instruction.download.file}-${id}`, async () =>
    (await api(request.signal)).documents.instructionPdf({ publicId: id, format, language }),
  )
}
