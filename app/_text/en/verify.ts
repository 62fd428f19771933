import type { verify as vietnamese } from '../vi/verify.ts'

const kinds: typeof vietnamese.genuine.kinds = {
  PAYMENT_CONFIRMATION: 'Payment confirmation',
  PAYMENT_INSTRUCTION: 'Payment instruction',
  RECEIPT: 'Receipt of an agency',
  REGISTRATION_FORM: 'Registration form of a bank account',
}

const instructionNow: typeof vietnamese.instructionNow = {
  ACTIVE: {
    title: 'This instruction is genuine and can be paid',
    body: 'Compare the lines below with the paper. When you pay, the bank asks what is due.',
  },
  PAID: {
    title: 'This instruction is genuine and has been paid',
    body: 'Do not pay again by this paper.',
  },
  REPLACED: {
    title: 'This instruction is genuine but was replaced by a newer one',
    body: 'The bank no longer takes money by this paper. Please use the newer one.',
  },
  CANCELLED: {
    title: 'This instruction is genuine but was cancelled',
    body: 'The bank no longer takes money by this paper.',
  },
  EXPIRED: {
    title: 'This instruction is genuine but its time is over',
    body: 'The bank no longer takes money by this paper. Please make a new one.',
  },
}

export const verify: typeof vietnamese = {
  title: 'Check a paper',
  lead: 'Enter the verification code at the end of a confirmation, receipt or payment instruction. The portal says whether it is genuine and its present state, without personal data.',
  code: 'Verification code',
  codeHint: '12 letters and digits, with or without dashes',
  submit: 'Check',
  empty: 'Enter the verification code.',
  numberTyped:
    'This is the number of an instruction. Enter the verification code of 12 letters and digits, which is printed on it too. To see the payment, open “Find a payment again”.',
  genuine: {
    title: 'This paper is genuine and valid',
    body: 'Compare the lines below with the paper. If they differ, the paper was altered.',
    kind: 'Kind of paper',
    kinds,
    payment: 'Payment code',
    instruction: 'Instruction number',
    receipt: 'Series and number',
    form: 'Number of the form',
    print: 'Print',
    stands: 'State',
    amount: 'Amount',
    amountPrinted: 'Amount when made',
    refunded: 'Refunded since',
    agencies: 'Collecting agencies',
    paidAt: 'Paid at',
    payableUntil: 'Can be paid until',
    issuedAt: 'Issued at',
  },
  instructionNow,
  form: {
    title: 'This form was made by the portal',
    body: 'Compare the lines below with the paper. The bank takes only the print named here.',
  },
  unknown: {
    title: 'No paper has this code',
    body: 'One character may be mistyped. If the code is exactly as printed, this portal did not issue the paper.',
  },
  another: 'Check another paper',
}
