import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'

const claims = z.object({ session: z.string() })

/** How long a cookie of a session is kept, in seconds; the session itself may end before. */
export const longestSessionSeconds = 12 * 60 * 60

/**
 * The cookies of one of the two sign-ins. Under https their names bind them to this very host, as the visitor's does.
 * `name` keeps people of the staff and holders of accounts apart: a browser may be signed in as both.
 */
export function signInCookies(name: 'staff' | 'account', portalUrl: string) {
  const secure = portalUrl.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  return {
    sessionToken: { name: `${prefix}${name}`, options },
    csrfToken: { name: `${prefix}${name}-form`, options },
    callbackUrl: { name: `${prefix}${name}-next`, options },
  } as const
}

/** The session's token in a cookie that next-auth sealed; null for one that is missing, old or not ours. */
export async function sessionTokenIn(cookie: string | undefined, secret: string): Promise<string | null> {
  if (cookie === undefined) return null
  try {
    const read = claims.safeParse(await decode({ token: cookie, secret }))
    return read.success ? read.data.session : null
  } catch {
    return null
  }
}

/** A cookie's value that names this session, as next-auth seals it. */
export const sealedSession = (session: string, secret: string): Promise<string> =>
  encode({ token: { session }, secret, maxAge: longestSessionSeconds })
