import type { security as vietnamese } from '../vi/account-security.ts'

export const security: typeof vietnamese = {
  title: 'Security',
  phone: {
    heading: 'Phone to sign in with',
    change: 'Change the phone number',
    lead: (phone: string) =>
      `The number now: ${phone}. A code goes to this number first, then to the new one. After the change you sign in and receive codes with the new number.`,
    next: 'New phone number',
    nextHint: 'This number receives a code, too',
    submit: 'Send the code',
    lost: 'Forgotten the password? Set a new one first. Lost the SIM? Your mobile operator gives you another with the same number; bring your identity card.',
    stages: {
      OLD: {
        title: 'Confirm the phone number in use',
        submit: 'Confirm and send a code to the new number',
      },
      NEW: { title: 'Confirm the new phone number', submit: 'Confirm and change the number' },
    },
    oldProven: 'The number in use is confirmed. The next code went to the new number.',
    ends: 'All sessions elsewhere will end. Here you stay signed in.',
    done: 'The phone number is changed and all sessions elsewhere have ended. Sign in with the new number from now on.',
    gone: {
      title: 'This change of number is over',
      body: 'Ten minutes have passed, or you have signed in anew. The number that you sign in with is on the page Security.',
      again: 'Change the phone number',
    },
    refused: {
      PHONE_SAME: 'You use this number already. Type another one.',
      PHONE_TAKEN:
        'This phone number has an account, so it was not changed. Use another number, or sign in with this one.',
    },
  },
  totp: {
    heading: 'Authenticator app',
    on: 'In use',
    off: 'Not in use',
    lead: 'With an authenticator app you confirm large sums without waiting for a message.',
    enrol: 'Add an authenticator app',
    remove: 'Remove the authenticator app',
    phoneFirst: (phone: string) =>
      `A password alone does not add one: first type the code that goes to ${phone}.`,
    send: 'Send the code',
    phoneTitle: 'Confirm the phone number',
    phoneSubmit: 'Confirm and continue',
    phoneProven: 'The phone number is confirmed.',
    appTitle: 'Scan the code with the authenticator app',
    scan: 'Open the authenticator app on your phone and scan this code.',
    qr: 'QR code that adds the account to an authenticator app',
    secret: 'It cannot be scanned? Type this key into the app:',
    code: 'The 6 digits that the app shows',
    password: 'Your password',
    passwordHint: 'To be sure that it is you who does this',
    submit: 'Use the authenticator app',
    done: 'The authenticator app is in use.',
    gone: {
      title: 'Adding this app is over',
      body: 'Ten minutes have passed, or you have signed in anew. The key that was shown is of no use any more: delete it in the app.',
      again: 'Add an authenticator app',
    },
    removeTitle: 'Remove the authenticator app?',
    removeBody:
      'From then on large sums are confirmed by a code that comes as SMS. Another phone? Remove the app here, then add it again with the new phone.',
    lost: 'The app is lost?',
    lostBody: (phone: string) => `A code that goes to ${phone} takes the place of the app’s.`,
    lostSend: 'Send a code by SMS',
    removed: 'The authenticator app is removed.',
    refused: {
      CODE_WRONG:
        'The code is wrong. Type the 6 digits that the app shows, and check the time of your phone.',
      PASSWORD_WRONG: 'The password is wrong.',
      ALREADY_ENROLLED: 'The authenticator app is in use already.',
      CODE_USED: 'This code was used already. Wait for the next one that the app shows.',
    },
  },
  password: {
    heading: 'Password',
    change: 'Change the password',
    ends: 'After the change all sessions elsewhere end. Here you stay signed in.',
    current: 'Your password now',
    next: 'New password',
    submit: 'Change the password',
    forgot: 'Forgotten your password? Set a new one with a code by SMS',
    done: 'The password is changed and all sessions elsewhere have ended.',
    refused: {
      CURRENT_WRONG: 'Your password is wrong. Type it again, or set a new one with a code by SMS.',
      PASSWORD_SAME: 'The new password is the one you have now. Choose another sentence.',
    },
  },
  sessions: { heading: 'Sessions', see: 'See and end sessions' },
}
