import { getText } from '../../../_text/text.ts'
import { bytesBody } from '../../../_trpc/bytes-body.ts'
import { orNull } from '../../../_trpc/known-payment.ts'
import { notDrawn } from '../../../_trpc/not-drawn.ts'

/**
 * A document as a file to be kept, named in the visitor's language; 404 for whoever may not have it, 503
 * and a page that says what to do where it cannot be had now.
 */
export async function pdfAnswer(name: string, make: () => Promise<Uint8Array>): Promise<Response> {
  const bytes = await orNull(make).catch(notDrawn)
  if (!bytes) return nothingThere()
  if (bytes instanceof Response) return bytes
  return new Response(bytesBody(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}.pdf"`,
    },
  })
}

/** The same for what does not exist and for what is somebody else's. */
export async function nothingThere(): Promise<Response> {
  const { t } = await getText()
  return new Response(t.find.refused.NOT_FOUND, { status: 404 })
}
