import { sayAfter } from '../../_auth/say-after.ts'

/** What the sign-in page may be told to say. */
const sayings = [
  ...['EMPTY', 'WRONG', 'TOO_MANY', 'PROBLEM', 'again', 'ended'],
  ...['signedOut', 'welcome', 'passUsed', 'passOver'],
]

/**
 * Where a browser goes after next-auth: to the desk, or back to the form with one word on why. Always a path of this
 * host, under whatever name the browser knows it.
 */
export function placeAfter(location: URL): string {
  if (location.pathname === '/staff') return location.pathname
  return `/staff/sign-in?${new URLSearchParams({ started: '1', ...sayAfter(location, sayings) })}`
}
