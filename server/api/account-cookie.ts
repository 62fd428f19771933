import { signInCookies } from './sealed-session.ts'

/** The cookies of the sign-in with an account. */
export const accountCookies = (portalUrl: string) => signInCookies('account', portalUrl)

/** The cookie that names a sign-up, or a new password, on its way: it is gone with the browser, or after half an hour. */
export function entryCookie(portalUrl: string) {
  const secure = portalUrl.startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: 30 * 60 } as const
  return { name: `${secure ? '__Host-' : ''}account-entry`, options }
}
