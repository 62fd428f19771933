/**
 * Why next-auth leads back to the form, in a word that its page knows, as parameters of the page's address; none where a
 * sign-in only begins. TOO_MANY brings the seconds to wait.
 */
export function sayAfter({ searchParams }: URL, sayings: readonly string[]): Record<string, string> {
  const said = searchParams.get('csrf') === 'true' ? 'again' : searchParams.get('error')
  if (said === null) return {}
  const [say = '', wait] = said.split('.')
  if (!sayings.includes(say)) return { say: 'PROBLEM' }
  return wait !== undefined && /^\d{1,6}$/.test(wait) ? { say, wait } : { say }
}

/** A refusal as next-auth carries it to the form. */
export const asError = (refusal: { readonly code: string; readonly retryAfterSeconds?: number }): string =>
  refusal.retryAfterSeconds === undefined ? refusal.code : `${refusal.code}.${refusal.retryAfterSeconds}`

/** The seconds that a page is told to wait; null where it is told none. */
export const waitIn = (wait: string | string[] | undefined): number | null =>
  typeof wait === 'string' && /^\d{1,6}$/.test(wait) ? Number(wait) : null
