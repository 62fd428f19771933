import { cookies } from 'next/headers'
import { fromOwnPage } from '#server/api/own-page.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { staffCookies } from '#server/api/staff-cookie.ts'
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
    await (await api()).staff.signOut()
  } catch (error) {
    if (!nothingForVisitor(error)) throw error
  }
  const { name, options } = staffCookies(config.PORTAL_URL).sessionToken
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  return new Response(null, { status: 303, headers: { Location: '/staff/sign-in?say=signedOut' } })
}
