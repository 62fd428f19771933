import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'

const claims = z.object({ typed: z.string() })
/** No name to sign in with is longer. */
const longest = 254
/** How long it waits for the form that comes back, in seconds. */
const seconds = 5 * 60

/** Sealed with a key of its own: neither is ever taken for a session, nor a session for one. */
const keyOf = (secret: string) => ({ secret, salt: 'typed' })

/** The cookie of what a refused sign-in put into its first field. The form comes back with it, and no address holds it. */
export function typedCookie(name: 'staff' | 'account', portalUrl: string) {
  const secure = portalUrl.startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: seconds } as const
  return { name: `${secure ? '__Host-' : ''}${name}-typed`, options }
}

/** A cookie's value that holds what was typed, cut to what a field can mean. */
export const sealedTyped = (typed: string, secret: string): Promise<string> =>
  encode({ ...keyOf(secret), token: { typed: typed.slice(0, longest) }, maxAge: seconds })

/** What was typed; "" for a cookie that is missing, too old or not ours. */
export async function typedIn(cookie: string | undefined, secret: string): Promise<string> {
  if (cookie === undefined) return ''
  try {
    const read = claims.safeParse(await decode({ ...keyOf(secret), token: cookie }))
    return read.success ? read.data.typed : ''
  } catch {
    return ''
  }
}
