import { formatWait } from '#lib/dates.ts'
import type { dossiers as vietnamese } from '../vi/dossiers.ts'

export const dossiers: typeof vietnamese = {
  title: 'Your dossiers',
  emptyTitle: 'No dossier on your list yet',
  emptyBody: 'Enter a dossier code to see what is owed. The list is cleared when you are away for long.',
  choose: 'Choose the dossiers to pay for',
  chosen: (code) => `Pay for dossier ${code}`,
  agency: 'Agency',
  applicant: 'Applicant',
  received: 'Received',
  due: 'Result due',
  shortened:
    'A tax code opens what is owed, and no more. To see what the dossier is about, find it again with the look-up code or the last 4 digits of the ID.',
  owed: 'To pay',
  details: 'See each fee',
  ground: 'Reason',
  regulation: 'Regulation',
  gross: 'Full fee',
  reduction: 'Exemption, reduction',
  states: { PAYABLE: 'Not paid', HELD: 'Being paid', PAID: 'PAID', FREE: 'Nothing to pay' },
  feeStates: {
    OPEN: 'Not paid',
    HELD: 'Being paid',
    PAID: 'Paid',
    PAID_AT_AGENCY: 'Paid at the agency',
    WITHDRAWN: 'Cancelled',
    EXEMPT: 'Exempt',
  },
  feeKinds: { PHI: 'Fee', LE_PHI: 'Charge' },
  dueWhen: {
    INTAKE: 'due when the dossier is received',
    SUPPLEMENT: 'due when papers are added',
    RESULT: 'due when the result is handed over',
  },
  heldUntil: (time) => `Another payment holds this fee until ${time}.`,
  heldByBank: 'The bank is working on this fee. Please wait for its answer.',
  continueOwn: 'See your payment',
  remove: 'Remove from the list',
  removeNamed: (code) => `Remove dossier ${code} from the list`,
  addAnother: 'Add another dossier',
  addTitle: 'Add a dossier',
  addLead: 'It may be a relative’s, or at another agency: you pay for all of them at once.',
  bar: {
    total: 'Total',
    count: (count) => (count === 1 ? '1 dossier' : `${count} dossiers`),
    none: 'No dossier chosen',
    pay: 'Pay',
    ifAll: 'if you pay for all',
  },
  clear: 'Clear the list on this device',
  refused: {
    CODE_EMPTY: 'Enter the dossier code.',
    CODE_FORM:
      'The dossier code is not complete. It looks like H47.20-240115-0001 or 000.00.20.H47-240115-0001.',
    FACT_EMPTY:
      'Enter the look-up code, the last 4 digits of the applicant’s identity number, or the tax code.',
    FACT_FORM:
      'Enter exactly the last 4 digits of the identity number, a look-up code of 8 letters and digits, or a tax code of 10, 12 or 13 digits.',
    NOT_FOUND: 'No dossier fits these two facts. Please check both the code and the digits.',
    TOO_MANY: (seconds) => `You have tried too often. Please try again in ${formatWait(seconds, 'en')}.`,
    NOTHING_CHOSEN: 'Choose at least one dossier to pay for.',
    TOO_MANY_DOSSIERS: 'Too many dossiers for one payment. Please choose fewer.',
    NOT_ON_YOUR_LIST: 'Your list has changed. Please look the dossier up again and choose it.',
    NOTHING_OWED: 'Nothing is owed any more for the dossiers you chose.',
    HELD: (codes, until) =>
      until
        ? `Dossier ${codes} is being paid elsewhere until ${until}. Please wait, or leave it out.`
        : `Dossier ${codes} is waiting for the bank in another payment. Please wait, or leave it out.`,
  },
}
