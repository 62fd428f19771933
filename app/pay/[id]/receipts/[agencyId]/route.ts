import { getText } from '../../../../_text/text.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { documentLanguage } from '../../_components/document-language.ts'
import { pdfAnswer } from '../../_components/pdf-answer.ts'

type Params = { params: Promise<{ id: string; agencyId: string }> }

/** An agency's receipt as a PDF, `?language=vi|vi-en`; 404 for whoever may not see the payment. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, agencyId } = await params
  const { t } = await getText()
  const language = documentLanguage(request) === 'vi-en' ? 'vi-en' : 'vi'
  const file = `${t.result.receipts.file}-${id}-${agencyId.replace(/[^\w.-]/g, '')}`
  return pdfAnswer(file, async () =>
    (await api(request.signal)).documents.receiptPdf({ publicId: id, agencyId, language }),
  )
}
