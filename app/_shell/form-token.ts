import { cookies } from 'next/headers'
import { portalDeps } from '#server/api/portal-deps.ts'
import { signInCookies } from '#server/api/sealed-session.ts'

/** The token that a sign-in form sends back: next-auth's cookie holds it and its seal. Null before the first visit. */
export async function formTokenOf(name: 'staff' | 'account'): Promise<string | null> {
  const { config } = await portalDeps()
  const cookie = (await cookies()).get(signInCookies(name, config.PORTAL_URL).csrfToken.name)
  return cookie?.value.split('|')[0] || null
}
