import { TRPCError } from '@trpc/server'
import { getText } from '../_text/text.ts'

const retryAfterSeconds = 10

/**
 * The page in place of a document that cannot be had now: why, and what to do.
 * @throws the error again where it is another
 */
export async function notDrawn(error: unknown): Promise<Response> {
  if (!(error instanceof TRPCError) || error.code !== 'SERVICE_UNAVAILABLE') throw error
  const { locale, t } = await getText()
  const { title, next } = error.message === 'BUSY' ? t.documents.busy : t.documents.failed
  const page = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${next}</p><p><a href="">${t.documents.again}</a></p></main></body></html>
`
  return new Response(page, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Retry-After': String(retryAfterSeconds),
      'Cache-Control': 'no-store',
    },
  })
}
