import { signInCookies } from './sealed-session.ts'

/** The cookies of the staff's sign-in. */
export const staffCookies = (portalUrl: string) => signInCookies('staff', portalUrl)
