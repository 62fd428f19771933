const HERE = 'https://here.invalid'

/**
 * A path of this portal that somebody may be led to after signing in, query included; '/account' for everything else: other
 * hosts however they are spelt, machines' addresses, and the sign-in itself.
 */
export function localPath(asked: string | string[] | null | undefined): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked) || !URL.canParse(asked, HERE))
    return '/account'
  const { origin, pathname, search } = new URL(asked, HERE)
  const isPage = origin === HERE && !pathname.startsWith('//') && !/^\/(api|sign-in)(\/|$)/.test(pathname)
  return isPage ? `${pathname}${search}` : '/account'
}

/** The sign-in that says why it asks, and leads to this path after it. */
export function signInPath(next: string): string {
  return `/sign-in?say=needed&next=${encodeURIComponent(next)}`
}
