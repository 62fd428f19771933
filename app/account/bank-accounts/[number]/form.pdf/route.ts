import { getText } from '../../../../_text/text.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { pdfAnswer } from '../../../../pay/[id]/_components/pdf-answer.ts'
import type { NumberParams } from '../_components/known-registration.ts'

/** The registration form as it was made last, as a PDF; 404 for whoever may not see it, and where none was made. */
export async function GET(request: Request, { params }: NumberParams): Promise<Response> {
  const { number } = await params
  const { t } = await getText()
  return pdfAnswer(`${t.bankAccounts.download.file}-${number}`, async () =>
    (await api(request.signal)).registrations.formPdf({ number }),
  )
}
