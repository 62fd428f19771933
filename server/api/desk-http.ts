import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { browserContext } from './caller.ts'
import { fromOwnPage } from './own-page.ts'
import { portalDeps } from './portal-deps.ts'
import { deskRouter } from './root.ts'

/** Where desks find their procedures. */
const endpoint = '/api/trpc'

/** Bytes and calls of one request; what a desk asks for at once stays far below. */
const longestBody = 64 * 1024
const longestBatch = 10

/**
 * The procedures of the desks over HTTP. Only pages of this very host may call them: browsers name where a request
 * comes from, and one that does not, or comes from elsewhere, is refused before anybody's cookie is read. Questions come in a
 * body too: what a desk searches for may be somebody's name, and addresses are logged on the way.
 */
export async function answerDesk(request: Request): Promise<Response> {
  const { config } = await portalDeps()
  if (!fromOwnPage(request, new URL(config.PORTAL_URL).host)) return refusal(403)
  const refused = refusedBody(request)
  if (refused !== null) return refusal(refused)
  return fetchRequestHandler({
    endpoint,
    req: request,
    router: deskRouter,
    createContext: () => browserContext(),
    maxBatchSize: longestBatch,
    allowMethodOverride: true,
    onError: ({ error, path }) => void report(error, path),
  })
}

/** JSON of a length that is announced and short; a form of another site can send no JSON. */
function refusedBody({ method, headers }: Request): number | null {
  if (method !== 'POST') return 405
  if (!headers.get('content-type')?.startsWith('application/json')) return 415
  const length = Number(headers.get('content-length') ?? Number.NaN)
  if (!Number.isInteger(length)) return 411
  return length <= longestBody ? null : 413
}

const refusal = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })

/** Faults of ours go to the log, with the procedure's name and never with what it was given. */
async function report(
  error: { readonly code: string; readonly stack?: string },
  path?: string,
): Promise<void> {
  if (error.code !== 'INTERNAL_SERVER_ERROR') return
  const { log } = await portalDeps()
  log.error({ procedure: path, error: error.stack }, 'a procedure of a desk failed')
}
