import { TRPCError } from '@trpc/server'
import { api } from '../../../../../_trpc/visitor.ts'
import { scanRefusal } from '../scan-refusal.ts'

type Params = { readonly params: Promise<{ readonly number: string; readonly scanId: string }> }

const endings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const

/**
 * A scan as it was checked and kept. It is a stranger's file: shown as the kind that it is and as nothing else, with no right
 * to run or load anything, and only within our own pages. A browser shows no PDF in a sandbox; its own reader is one.
 */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { number, scanId } = await params
  const scan = await readScan(number, scanId)
  if (scan === null) return scanRefusal(404)
  const { mediaType, bytes } = scan
  const sandbox = mediaType === 'application/pdf' ? '' : '; sandbox'
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `inline; filename="${number}.${endings[mediaType]}"`,
      'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self'${sandbox}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

/** Null for whoever may not see it, for another bank's and for none, which look the same. */
async function readScan(number: string, scanId: string) {
  try {
    return await (await api()).registrationScans.read({ number, scanId })
  } catch (error) {
    if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return null
    throw error
  }
}
