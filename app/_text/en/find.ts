import type { find as vietnamese } from '../vi/find.ts'

export const find: typeof vietnamese = {
  title: 'Find a payment again',
  lead: 'The payment code is on the confirmation and on the waiting page. No code? Look up the dossier on the home page.',
  id: 'Payment code',
  idHint: '13 letters and digits, with or without dashes',
  fact: 'Last 4 digits of the applicant’s ID, or tax code',
  submit: 'Find the payment',
  mine: 'Payments you have opened on this device',
  states: {
    OPEN: 'Not paid',
    CHECKING_CARD: 'The bank is checking the card',
    AWAITING_OTP: 'Waiting for the code',
    WAITING_FOR_BANK: 'Waiting for the bank to confirm',
    DECLINED: 'Not paid',
    PAID: 'PAID',
    EXPIRED: 'Expired',
    HELD: 'Being looked into',
  },
  byDossier: 'Look up by dossier code',
  refused: {
    ID_EMPTY: 'Enter the payment code.',
    ID_FORM: 'This is not a payment code. It has 13 letters and digits; one may be mistyped.',
    FACT_EMPTY: 'Enter the last 4 digits of the applicant’s identity number, or the tax code.',
    FACT_FORM:
      'Enter exactly the last 4 digits of the identity number, or a tax code of 10, 12 or 13 digits.',
    NOT_FOUND: 'No payment fits these two facts. Please check both.',
  },
}
