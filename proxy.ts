import { type NextRequest, NextResponse } from 'next/server'

const dev = process.env.NODE_ENV === 'development'

/**
 * The policy of one answer. Scripts and styles run only from this host or with this answer's nonce; nothing
 * is loaded from, or sent to, another host.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
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
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''))
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'no-store')
  return response
}

export const config = {
  matcher: ['/((?!_next/static|fonts/|help/.*\\.png|icon.svg|favicon.ico).*)'],
}
