import { formatWait } from '#lib/dates.ts'
import type { staff as vietnamese } from '../vi/staff.ts'
import { staffPeople } from './staff-people.ts'

export const staff: typeof vietnamese = {
  roles: {
    ACCOUNTANT: 'Accountant',
    OPERATOR: 'Operator',
    ADMINISTRATOR: 'Administrator',
    BANK_ADMINISTRATOR: 'Bank administrator',
    TELLER: 'Teller',
    CONTROLLER: 'Controller',
  },
  tabs: {
    overview: 'Desk',
    suspense: 'Unmatched money',
    refunds: 'Refunds',
    registrations: 'Registration forms',
    search: 'Search',
    people: 'People',
    sessions: 'Sessions',
  },
  shell: {
    signedIn: 'Signed in',
    desks: 'Desks',
    signOut: 'Sign out',
    noPermission: {
      title: 'You may not open this page',
      body: 'This page is for another role. If your work needs it, ask an administrator to invite you with the right role.',
      back: 'Back to your desk',
    },
  },
  desk: {
    loading: 'Loading…',
    keys: 'Keys j and k move between rows, Enter opens a row.',
    forbidden: {
      title: 'You may not see this',
      body: 'This part is for another role. Ask an administrator if your work needs it.',
    },
    failed: {
      title: 'This could not be loaded',
      body: 'The line broke or the server had a problem. Nothing was changed.',
      retry: 'Try again',
    },
    ended: {
      title: 'Your session has ended',
      body: 'Its time was over, or it was ended from elsewhere. What was saved is safe; what was half typed is not.',
      signIn: 'Sign in again',
    },
  },
  overview: {
    title: 'Desk',
    hello: (name: string) => `Hello ${name}`,
    agency: 'Agency',
    lead: 'Your desks. The number beside each says how much waits there.',
  },
  signIn: {
    title: 'Staff sign-in',
    lead: 'For accountants, operators, administrators and the bank’s people. Payers need not sign in.',
    email: 'E-mail',
    password: 'Password',
    code: '6-digit code from your authenticator app',
    codeHint: 'Each code works once; a new one appears every 30 seconds.',
    submit: 'Sign in',
    ended: 'Your session has ended. Please sign in again.',
    signedOut: 'You have signed out.',
    welcome: 'Your account is ready. Sign in with the next code in your app.',
    passUsed: 'This browser can sign in now. Enter your e-mail, your password and the code as always.',
    passOver:
      'The link was used, is over, or was replaced by a newer one. Sign in; if you still have to wait, ask an administrator to let you sign in once more.',
    cookies:
      'Your browser keeps no cookies, so you cannot be signed in. Allow cookies for this site and reload the page.',
    lost: 'Lost your password or phone? An administrator disables the old account and invites you with another address.',
    again: 'The page was open for too long and nothing was sent. Please enter it again.',
    refused: {
      EMPTY: 'You left something empty. Enter your e-mail, your password and the six-digit code.',
      WRONG:
        'The e-mail, password or code is wrong, or the code was used already. Check them and enter the newest code.',
      TOO_MANY: (seconds) =>
        `Too many tries. Please try again in ${formatWait(seconds, 'en')}, or ask an administrator to press “Let sign in now”.`,
      PROBLEM: 'A fault of ours kept you from signing in. Please try again in a few minutes.',
    },
    demo: {
      title: 'Test accounts',
      lead: 'On this test site only. Codes change every 30 seconds: reload the page for new ones.',
      code: 'Code now',
      refresh: 'Get new codes',
    },
  },
  invitation: {
    title: 'Accept your invitation',
    lead: (role: string, email: string) => `Role: ${role}. You will sign in with ${email}.`,
    validUntil: (time: string) => `The invitation is valid until ${time}.`,
    name: 'Full name',
    nameHint: 'It stands beside everything that you do here.',
    password: 'New password',
    passwordHint: 'At least 12 characters; a short sentence is best. Special characters are not needed.',
    again: 'Password again',
    enrol: 'Authenticator app',
    enrolBody:
      'Open the authenticator app on your phone, scan this code, then enter the 6 digits that the app shows.',
    qr: 'QR code that adds your account to the authenticator app',
    secret: 'Cannot scan? Type this key into the app:',
    code: '6-digit code',
    submit: 'Create account',
    refused: {
      NAME_EMPTY: 'Enter your full name.',
      NAME_FORM:
        'The name is longer than 100 characters or has characters that cannot be printed. Type it again.',
      PASSWORD_SHORT: 'The password needs at least 12 characters. A short sentence will do.',
      PASSWORD_LONG: 'The password is longer than 128 characters. Make it shorter.',
      PASSWORD_COMMON:
        'Too many people use this password, so it is easily guessed. Choose a sentence of your own.',
      PASSWORD_PERSONAL: 'The password must not contain your name or e-mail. Choose another sentence.',
      PASSWORD_DIFFERS: 'The two passwords differ. Type both again.',
      CODE_WRONG:
        'The code is wrong. Enter the 6 digits that the app shows now, and check the time on your phone.',
      EMAIL_TAKEN:
        'This e-mail has an account already. Sign in, or ask an administrator to invite another address.',
    },
    USED: {
      title: 'This invitation was used',
      body: 'An invitation works once. If it was you, sign in. If it was not, tell an administrator at once.',
    },
    EXPIRED: {
      title: 'This invitation has expired',
      body: 'An invitation is valid for 48 hours. Ask whoever invited you for a new one.',
    },
    REPLACED: {
      title: 'This invitation can no longer be used',
      body: 'There is a newer one, or it was withdrawn or has to be approved again. Open the newest e-mail that you were sent, or ask an administrator.',
    },
    UNKNOWN: {
      title: 'There is no such invitation',
      body: 'The address may have been cut when it was copied. Open exactly what you were given, or ask for it again.',
    },
    signIn: 'Go to sign-in',
  },
  pass: {
    title: 'Sign in now with this browser',
    lead: 'Use the link in the browser that you will work with: from then on wrong tries of others do not make this browser wait. The link works once; password and code stay as they are.',
    submit: 'Go to sign-in',
  },
  sessions: {
    title: 'My sessions',
    lead: 'If one of them is not yours, end it and tell an administrator.',
    device: 'Device',
    address: 'Network address',
    lastSeen: 'Last used',
    since: 'Signed in',
    thisOne: 'This session',
    action: 'Action',
    end: 'End',
    endOf: (device: string) => `End the session on ${device}`,
    endOthers: 'End all other sessions',
    done: 'Ended. That place is refused from its next page on.',
    unknownDevice: 'Unknown device',
    only: 'You are signed in at one place only.',
  },
  people: staffPeople,
}
