import { formatWait } from '#lib/dates.ts'
import type { signIn as vietnamese } from '../vi/sign-in.ts'

export const signIn: typeof vietnamese = {
  title: 'Sign in',
  lead: 'For organisations and people with an account. To pay by dossier code you need not sign in.',
  needed: 'Sign in to see this page. If you had signed in before, your session has ended.',
  signedOut: 'You have signed out.',
  reset: 'Your new password is in force and all earlier sessions have ended. Sign in with the new password.',
  phone: 'Phone number',
  phoneHint: 'The one that the account was opened with',
  password: 'Password',
  submit: 'Sign in',
  forgot: 'I forgot my password',
  none: 'No account yet?',
  register: 'Open an account',
  guest: 'Pay without an account',
  cookies:
    'Your browser keeps no cookies, so you cannot sign in. Allow cookies of this site and load the page again.',
  again: 'The page had been open for too long and was not sent. Fill it in again.',
  refused: {
    EMPTY: 'You left something empty. Enter your phone number and your password.',
    WRONG: 'The phone number or the password is wrong. Check both, or choose a new password.',
    TOO_MANY: (seconds) =>
      `Too many tries. Try again after ${formatWait(seconds, 'en')}, or choose a new password.`,
    PROBLEM: 'You could not be signed in because of a fault of ours. Try again in a few minutes.',
  },
  demo: {
    title: 'Test accounts',
    lead: 'On the test site only; everybody knows these passwords.',
    code: 'Authenticator code now',
  },
}
