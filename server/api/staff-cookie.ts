import { decode } from 'next-auth/jwt'
import { z } from 'zod'

const claims = z.object({ session: z.string() })

/**
 * The cookies of the staff's sign-in. Under https their names bind them to this very host, as the visitor's does.
 */
export function staffCookies(portalUrl: string) {
  const secure = portalUrl.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  return {
    sessionToken: { name: `${prefix}staff`, options },
    csrfToken: { name: `${prefix}staff-form`, options },
    callbackUrl: { name: `${prefix}staff-next`, options },
  } as const
}

/** The session's token in a cookie that next-auth sealed; null for one that is missing, old or not ours. */
export async function staffTokenIn(cookie: string | undefined, secret: string): Promise<string | null> {
  if (cookie === undefined) return null
  try {
    const read = claims.safeParse(await decode({ token: cookie, secret }))
    return read.success ? read.data.session : null
  } catch {
    return null
  }
}
