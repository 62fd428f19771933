import { cookies } from 'next/headers'
import { accountCookies } from '#server/api/account-cookie.ts'
import { fromOwnPage } from '#server/api/own-page.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { nothingForVisitor } from '../../_trpc/nothing-for-visitor.ts'
import { api } from '../../_trpc/visitor.ts'

/**
 * Ends the session, here and in the database, and leads to the sign-in. Only a page of ours may ask for it: another
 * site's form comes without the cookie, but its answer would take the cookie away.
 */
export async function POST(request: Request): Promise<Response> {
  const { config } = await portalDeps()
  if (!fromOwnPage(request, new URL(config.PORTAL_URL).host)) return new Response(null, { status: 403 })
  try {
    await (await api()).account.signOut()
  } catch (error) {
    if (!nothingForVisitor(error)) throw error
  }
  const { name, options } = accountCookies(config.PORTAL_URL).sessionToken
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  return new Response(null, { status: 303, headers: { Location: '/sign-in?say=signedOut' } })
}
