import { cookies } from 'next/headers'
import { accountCookies } from '#server/api/account-cookie.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { staffCookies } from '#server/api/staff-cookie.ts'
import { accountOrNobody } from '../account/_shell/signed-in-account.ts'

/**
 * Who is signed in, for the frame of a page: STAFF have their own line on their desks. `holder` is null while an account acts
 * for none.
 */
export type FrameAccount =
  | { readonly kind: 'GUEST' }
  | { readonly kind: 'STAFF' }
  | { readonly kind: 'ACCOUNT'; readonly holder: string | null }

/** A frame must not need the database: without a cookie nobody is asked, and where asking fails it is a guest's. */
export async function frameAccount(): Promise<FrameAccount> {
  const [jar, { config }] = await Promise.all([cookies(), portalDeps()])
  const isStaff = jar.has(staffCookies(config.PORTAL_URL).sessionToken.name)
  const guest: FrameAccount = { kind: isStaff ? 'STAFF' : 'GUEST' }
  if (!jar.has(accountCookies(config.PORTAL_URL).sessionToken.name)) return guest
  const account = await accountOrNobody().catch(() => null)
  return account === null ? guest : { kind: 'ACCOUNT', holder: account.holder?.name ?? null }
}
