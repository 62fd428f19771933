import { cookies } from 'next/headers'
import { portalDeps } from '#server/api/portal-deps.ts'
import { typedCookie, typedIn } from '#server/api/typed-cookie.ts'

/** By what name somebody tried to sign in who was refused just now; "" for nobody. */
export async function typedBefore(name: 'staff' | 'account'): Promise<string> {
  const { config } = await portalDeps()
  const cookie = (await cookies()).get(typedCookie(name, config.PORTAL_URL).name)
  return typedIn(cookie?.value, config.NEXTAUTH_SECRET)
}
