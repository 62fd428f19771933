import type { Method } from '#server/domains/payments/contract.ts'
import type { statements as vietnamese } from '../vi/statements.ts'

const methods: Record<Method, string> = {
  CARD: 'Bank card',
  COUNTER: 'At a bank counter',
  TRANSFER: 'Bank transfer',
  ACCOUNT: 'Account debit',
}

export const statements: typeof vietnamese = {
  title: 'Statements',
  lead: 'What has been paid, for your books.',
  period: {
    label: 'Choose a period',
    from: 'From',
    to: 'To',
    hint: 'Day/month/year',
    show: 'Show',
    quick: 'Quick choice',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    thisYear: 'This year',
    said: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  },
  problems: {
    DATES: {
      title: 'A date is not right',
      body: 'Type both as day/month/year, 05/03/2026 for example. Below is the statement of this month.',
    },
    ORDER: {
      title: 'The first day is after the last',
      body: 'Choose a first day that is not after the last. Below is the statement of this month.',
    },
    LONG: {
      title: 'Longer than a year',
      body: 'A statement covers at most a year. Below is the one of this month.',
    },
    TOO_MANY: {
      title: 'Too many payments to print',
      body: 'The PDF takes at most 1,000 payments. Download Excel or CSV, or choose a shorter period.',
    },
    TOO_MANY_RECEIPTS: {
      title: 'Too many receipts for one ZIP',
      body: 'A ZIP takes at most 2,000 receipts. Choose a shorter period, a week for example, and download one after the other.',
    },
  },
  total: {
    heading: 'Paid',
    count: (count: number) => (count === 1 ? '1 payment' : `${count} payments`),
    returned: 'Returned',
    returning: 'On its way back',
  },
  none: {
    title: 'Nothing was paid in this period',
    body: 'A statement holds what was paid while signed in to this account. Choose another period, or pay a dossier.',
    pay: 'See dossiers',
  },
  chart: {
    byDay: 'By day',
    byMonth: 'By month',
    month: (month: string, year: string) => `${month}/${year}`,
    table: 'Show as a table',
    day: 'Day',
    monthHead: 'Month',
    payments: 'Payments',
    amount: 'Amount',
  },
  agencies: { heading: 'By agency', agency: 'Agency' },
  list: {
    heading: 'Each payment',
    payment: 'Payment',
    amount: 'Amount',
    dossiers: (count: number) => (count === 1 ? '1 dossier' : `${count} dossiers`),
    methods,
    ownReference: 'Own reference',
    addReference: 'Add your own reference',
    changeReference: 'Change',
    of: (id: string) => `for payment ${id}`,
    returned: (amount: string) => `${amount} returned`,
    returning: (amount: string) => `${amount} on its way back`,
    older: 'Older payments',
    newest: 'Back to the newest',
    pages: 'Pages of the statement',
  },
  files: {
    heading: 'Download',
    lead: 'The files hold every payment of the period shown.',
    xlsx: 'Excel (XLSX)',
    csv: 'CSV',
    pdf: 'To print (PDF)',
    receipts: 'All receipts (ZIP)',
    name: 'statement',
    receiptsName: 'receipts',
  },
  reference: {
    title: 'Own reference',
    lead: 'The number of a voucher, or a name from your books. Only the people of this account see it.',
    label: 'Own reference',
    hint: 'At most 50 characters. Leave it empty if you need none.',
    save: 'Save',
    tooLong: 'An own reference has at most 50 characters. Make it shorter.',
    payment: 'Payment',
    amount: 'Amount',
    saved: 'Your own reference is saved',
  },
}
