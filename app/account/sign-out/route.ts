import { cookies } from 'next/headers'
import { accountCookies } from '#server/api/account-cookie.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { nothingForVisitor } from '../../_trpc/nothing-for-visitor.ts'
import { api } from '../../_trpc/visitor.ts'

/** Ends the session, here and in the database, and leads to the sign-in. Another site's form comes without the cookie. */
export async function POST(): Promise<Response> {
  try {
    await (await api()).account.signOut()
  } catch (error) {
    if (!nothingForVisitor(error)) throw error
  }
  const { config } = await portalDeps()
  const { name, options } = accountCookies(config.PORTAL_URL).sessionToken
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  return new Response(null, { status: 303, headers: { Location: '/sign-in?say=signedOut' } })
}
