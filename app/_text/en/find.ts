import type { find as vietnamese } from '../vi/find.ts'

export const find: typeof vietnamese = {
  title: 'Find a payment again',
  lead: 'The payment code is on the confirmation and on the waiting page; the instruction number is on the instruction. Neither at hand? Look up the dossier on the home page.',
  id: 'Payment code or instruction number',
  idHint: 'The code has 13 letters and digits, the number 16 digits; spaces and dashes do not matter.',
  fact: 'Look-up code, last 4 digits of the ID, or tax code',
  submit: 'Find the payment',
  mine: 'Payments you have opened on this device',
  states: {
    OPEN: 'Not paid',
    CHECKING_CARD: 'The bank is checking the card',
    AWAITING_OTP: 'Waiting for the code',
    WAITING_FOR_BANK: 'Waiting for the bank to confirm',
    DECLINED: 'Not paid',
    AT_COUNTER: 'Being collected at a branch',
    PAID: 'PAID',
    EXPIRED: 'Expired',
    HELD: 'Being looked into',
    RETURNED: 'Money returned',
  },
  byDossier: 'Look up by dossier code',
  refused: {
    ID_EMPTY: 'Enter the payment code or the instruction number.',
    ID_FORM:
      'This is neither a payment code of 13 letters and digits nor an instruction number of 16 digits; one character may be mistyped.',
    FACT_EMPTY:
      'Enter the look-up code, the last 4 digits of the applicant’s identity number, or the tax code.',
    FACT_FORM:
      'Enter exactly the last 4 digits of the identity number, a look-up code of 8 letters and digits, or a tax code of 10, 12 or 13 digits.',
    NOT_FOUND: 'No payment fits these two facts. Please check both.',
  },
}
