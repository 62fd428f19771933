/** What the sign-in page may be told to say. */
const sayings: ReadonlySet<string> = new Set([
  'WRONG',
  'TOO_MANY',
  'PROBLEM',
  'again',
  'ended',
  'signedOut',
  'welcome',
])

/**
 * Where a browser goes after next-auth: to the desk, or back to the form with one word on why. Always a path of this
 * host, under whatever name the browser knows it.
 */
export function placeAfter(location: string | null, portalUrl: string): string {
  const { pathname, searchParams } = new URL(location ?? '/api/auth/error?error=PROBLEM', portalUrl)
  if (pathname === '/staff') return pathname
  const said = searchParams.get('csrf') === 'true' ? 'again' : searchParams.get('error')
  if (said === null) return '/staff/sign-in?started=1'
  return `/staff/sign-in?started=1&say=${sayings.has(said) ? said : 'PROBLEM'}`
}
