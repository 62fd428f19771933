import type { home as vietnamese } from '../vi/home.ts'

export const home: typeof vietnamese = {
  title: 'Pay the fees of a dossier',
  lead: 'No account needed. Pay by card, with a bank’s app, or in cash at a branch.',
  form: {
    code: 'Dossier code',
    codeHint: 'Printed on the intake slip, such as H47.20-240115-0001',
    fact: 'Look-up code, last 4 digits of the ID, or tax code',
    factHint:
      'The look-up code has 8 letters and digits, printed on the intake slip. A tax code opens what is owed, not what the dossier is about.',
    submit: 'Find the dossier',
  },
  doors: {
    heading: 'What else you can do',
    account: {
      title: 'Pay many dossiers from a bank account',
      body: 'For organisations and persons who have registered one. Sign in, or open an account.',
    },
    instruction: {
      title: 'Print an instruction to pay at a branch or by QR',
      body: 'No card needed. See how it works, then find the dossier above.',
    },
    find: {
      title: 'Find a payment again',
      body: 'See its result, download confirmation, receipts or instruction.',
    },
    verify: { title: 'Check a paper', body: 'Enter the verification code printed on it.' },
    help: {
      title: 'Read the guide',
      body: 'Step by step, with pictures. How to enable a card for paying online.',
    },
  },
  steps: {
    heading: 'Paying takes three steps',
    find: { title: 'Find the dossier', body: 'Enter its code. Choose one or several dossiers to pay for.' },
    pay: {
      title: 'Choose how to pay',
      body: 'Card and OTP, a bank’s app with a QR code, or cash at a branch.',
    },
    keep: {
      title: 'Keep the confirmation',
      body: 'Download it at once, or find it again any time by dossier code.',
    },
  },
}
