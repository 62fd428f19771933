import type { home as vietnamese } from '../vi/home.ts'

export const home: typeof vietnamese = {
  title: 'Pay the fees of a dossier',
  lead: 'No account needed. Only the dossier code and a Vietnamese bank card.',
  form: {
    code: 'Dossier code',
    codeHint: 'Printed on the intake slip, such as H47.20-240115-0001',
    fact: 'Last 4 digits of the applicant’s ID, or tax code',
    factHint: 'So that we know the dossier is yours to see',
    submit: 'Find the dossier',
  },
  doors: {
    heading: 'What else you can do',
    find: { title: 'Find a payment again', body: 'See its result, download the confirmation.' },
    verify: { title: 'Check a confirmation', body: 'Enter the verification code printed on it.' },
    help: {
      title: 'Read the guide',
      body: 'Step by step, with pictures. How to enable a card for paying online.',
    },
  },
  steps: {
    heading: 'Paying takes three steps',
    find: { title: 'Find the dossier', body: 'Enter its code. Choose one or several dossiers to pay for.' },
    pay: {
      title: 'Pay by card',
      body: 'Enter what is on the card, then the OTP your bank sends to your phone.',
    },
    keep: {
      title: 'Keep the confirmation',
      body: 'Download it at once, or find it again any time by dossier code.',
    },
  },
}
