import { localPath } from '../../../sign-in/local-path.ts'
import { sayAfter } from '../../_auth/say-after.ts'

/** What the sign-in page may be told to say. */
const sayings = ['EMPTY', 'WRONG', 'TOO_MANY', 'PROBLEM', 'again', 'needed', 'signedOut', 'reset']

/** Whose pages next-auth leads to when nobody is signed in yet. */
const isFormAgain = /^\/(api|sign-in)(\/|$)/

/**
 * Where a browser goes after next-auth: to the page that it was asked to sign in for, or back to the form with one
 * word on why. Always a path of this host, under whatever name the browser knows it.
 */
export function placeAfter(location: URL, asked: string | null): string {
  const next = localPath(asked)
  if (!isFormAgain.test(location.pathname)) return next
  const back = new URLSearchParams({ started: '1', next, ...sayAfter(location, sayings) })
  return `/sign-in?${back}`
}
