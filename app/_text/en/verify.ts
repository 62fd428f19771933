import type { verify as vietnamese } from '../vi/verify.ts'

export const verify: typeof vietnamese = {
  title: 'Check a confirmation',
  lead: 'Enter the verification code at the end of the paper. The portal says whether it is genuine and its present state, without personal data.',
  code: 'Verification code',
  codeHint: 'Letters and digits, with or without dashes',
  submit: 'Check',
  empty: 'Enter the verification code.',
  genuine: {
    title: 'This paper is genuine and valid',
    body: 'Compare the lines below with the paper. If they differ, the paper was altered.',
    kind: 'Kind of paper',
    kinds: { PAYMENT_CONFIRMATION: 'Payment confirmation' },
    payment: 'Payment code',
    amount: 'Amount',
    agencies: 'Collecting agencies',
    paidAt: 'Paid at',
    issuedAt: 'Issued at',
  },
  unknown: {
    title: 'No paper has this code',
    body: 'One character may be mistyped. If the code is exactly as printed, this portal did not issue the paper.',
  },
  another: 'Check another paper',
}
