import { type NextRequest, NextResponse } from 'next/server'

const dev = process.env.NODE_ENV === 'development'

/** Reads codes with a program in WebAssembly where the browser itself cannot, and shows a scanned PDF in a frame. */
const scanningDesk = '/staff/registrations'

/**
 * The policy of one answer. Scripts and styles run only from this host or with this answer's nonce; nothing
 * is loaded from, or sent to, another host.
 */
function contentSecurityPolicy(nonce: string, { pathname }: URL): string {
  const scans = pathname === scanningDesk
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scans ? " 'wasm-unsafe-eval'" : ''}${dev ? " 'unsafe-eval'" : ''}`,
    ...(scans ? ["frame-src 'self'"] : []),
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/**
 * Gives every page its policy and keeps it out of every cache: what a payer sees belongs to one moment and
 * to one visitor. Next reads the nonce for its own scripts from the request's copy of the policy.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''), request.nextUrl)
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'no-store')
  return response
}

export const config = {
  // The way in and out for scans sets its own policy: what passes here is read into memory first.
  matcher: ['/((?!_next/static|fonts/|help/.*\\.png|icon.svg|favicon.ico|staff/registrations/scan/).*)'],
}
