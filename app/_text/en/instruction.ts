import type { instruction as vietnamese } from '../vi/instruction.ts'

export const instruction: typeof vietnamese = {
  title: 'Payment instruction',
  lead: 'Keep this number. Pay with a bank’s app or at a branch, whenever it suits you.',
  toCheck: 'Choose another way to pay',
  number: 'Instruction number',
  amount: 'Amount to pay',
  amountNow: 'Amount to pay now',
  amountPrinted: 'On the paper',
  copy: 'Copy',
  copied: 'Copied.',
  copyWhat: {
    number: 'the instruction number',
    account: 'the account number',
    amount: 'the amount',
    content: 'the transfer’s content',
  },
  dates: {
    heading: 'Three dates',
    printed: 'Made at',
    payableFrom: 'Can be paid from',
    amountUntil: 'Amount stays the same until',
    amountUntilHint:
      'After this the amount may follow changes of the dossiers. The bank always asks what is due.',
    payableUntil: 'Can be paid until',
    payableUntilHint: 'After this the number no longer works. You then make a new instruction.',
  },
  live: {
    nobody: {
      title: 'Nobody is collecting this yet',
      body: 'Pay in one of the two ways below. This page moves on by itself when the money arrives.',
    },
    counter: {
      title: (bank, branch) => `A teller of ${bank} (${branch}) is collecting this`,
      until: (time) => `The branch holds it until ${time}.`,
      left: 'The branch holds it for another',
      over: 'The branch’s time is over. This page is asking again.',
      announce: (minutes) => `The branch holds it for ${minutes} more minutes.`,
      body: 'Please do not pay in another way meanwhile. If the branch does not collect, it opens again by itself.',
    },
    connection:
      'The connection is lost. The page keeps trying; money that you paid is recorded all the same.',
    noScript: (seconds) => `This page reloads every ${seconds} seconds.`,
    stop: 'Stop reloading',
    resume: 'Reload by itself again',
    look: 'Look again now',
  },
  ended: {
    CANCELLED: {
      title: (time) => `This instruction was cancelled at ${time}`,
      body: 'The bank no longer takes money for this number. Cancelling took no money from you.',
    },
    EXPIRED: {
      title: (time) => `This instruction expired at ${time}`,
      body: 'The bank no longer takes money for this number. If you paid before that, this page will say so.',
    },
    REPLACED: {
      title: (time) => `This instruction was replaced at ${time}`,
      body: 'The bank no longer takes money for this number.',
    },
    newNumber: 'New number',
    printNew: 'Make a new instruction',
  },
  changed: {
    title: 'What is due has changed since the instruction was made',
    body: (before, after) =>
      `When made: ${before}. Now: ${after}. A branch takes what is due now. A transfer by the old paper will not fit.`,
    reissue: 'Make a new one with the new amount',
    lines: 'What has changed',
    line: (before, after) => `${before} became ${after}`,
    nothing: 'Nothing is owed by this instruction any more.',
    added: 'The dossiers have a new fee',
    addedBody:
      'This instruction can still be paid but does not pay the new fee. To pay all at once, make it again.',
    reissueAll: 'Make it again for all the fees',
    toDossiers: 'To the list of dossiers',
    why: {
      FEE_CHANGED: 'The agency corrected the fee.',
      EXEMPTED: 'This fee was exempted or reduced.',
      WITHDRAWN: 'The agency withdrew this fee.',
      PAID_ELSEWHERE: 'This fee was paid in another payment.',
      PAID_AT_AGENCY: 'This fee was paid at the agency.',
      FEE_ADDED: 'The dossier has a new fee; this instruction does not pay it.',
    },
  },
  doors: {
    heading: 'Two ways to pay',
    qr: 'With a bank’s app',
    branch: 'At a bank’s branch',
  },
  qr: {
    lead: 'The app of any bank in Vietnam. It usually takes a few seconds.',
    alt: 'VietQR code with exactly the account, the amount and the content that are written below.',
    save: 'Save the QR code as a picture',
    saveHint: 'Reading this on your phone? Save the picture, then choose it in your bank’s app.',
    data: 'Or type it yourself, letter by letter',
    bank: 'Receiving bank',
    account: 'Account number',
    holder: 'Account name',
    amount: 'Amount',
    content: 'Content',
    contentHint: 'Do not change the content: the portal recognises your payment by it.',
    steps: [
      'Open your bank’s app and choose to scan a QR code.',
      'Scan the code here or on paper. The app fills in account, amount and content.',
      'Compare with this page. Leave amount and content as they are, then confirm.',
      'Keep this page open: it says when the money has arrived.',
    ],
    stale: 'What is due has changed, so this QR code is no longer right. Please make a new instruction.',
  },
  branch: {
    lead: (bank) =>
      `A branch of ${bank}, or of a bank that works with the portal. You need cash, or an account with that bank.`,
    steps: [
      'Bring the paper, or just read out these 16 digits.',
      'The teller reads back the payer’s name (partly hidden) and the amount. Compare them with this page.',
      'Pay and take the bank’s slip. The dossiers turn PAID within seconds.',
    ],
    debtor: 'Payer (partly hidden)',
    hold: 'Once the teller begins, it is held for the branch for at most 30 minutes. This page says until when.',
  },
  lines: {
    heading: 'What you pay, and to whom',
    why: 'Why this amount',
    gross: 'Fee',
    reduction: 'Exempt or reduced by',
    ground: 'Ground',
    regulation: 'Regulation',
    kinds: { PHI: 'Fee', LE_PHI: 'Charge' },
  },
  download: {
    heading: 'On paper',
    a4: 'Download on A4 (PDF)',
    a4Bilingual: 'A4 in Vietnamese and English (PDF)',
    receipt: 'For an 80 mm receipt printer (PDF)',
    receiptBilingual: 'For a receipt printer, in both languages (PDF)',
    other: 'Other formats',
    file: 'payment-instruction',
    qrFile: 'qr-code',
  },
  change: {
    heading: 'Change or cancel',
    reissue: 'Make it again with a new number',
    reissueHint: 'If the paper is lost, someone else may have the number, or the amount has changed.',
    cancel: 'Cancel the instruction',
    cancelHint: 'If you want to pay in another way, or not at all.',
  },
  reissue: {
    title: 'Make the instruction again with a new number?',
    body: (number) => `Number ${number} is replaced: the bank no longer takes money for it.`,
    paper: 'The old paper and QR code stop working. Please throw the old paper away.',
    already:
      'If you have already paid with the old number, do not do this: the instruction’s page will say when the money arrives.',
    submit: 'Make it with a new number',
    back: 'Keep the old number',
    done: 'This is the new number. The old one no longer works.',
  },
  cancel: {
    title: 'Cancel this instruction?',
    body: (number) => `The bank no longer takes money for number ${number}. The fees stay owed.`,
    already:
      'If you have already paid with this number, do not cancel: the instruction’s page will say when the money arrives.',
    submit: 'Cancel the instruction',
    back: 'Do not cancel',
  },
  refused: {
    NOTHING_OWED:
      'Nothing is owed in this payment any more, so no instruction is needed. Please look at your list of dossiers.',
    TOO_MANY_NUMBERS:
      'This payment has had too many instructions today. The present number can still be used; for a new one, please try again after 24 hours.',
    NOT_YOURS:
      'Somebody else made this instruction: you can pay it, and not replace or cancel it. To change or cancel it, open “Find a payment again” with the look-up code or the last 4 digits of the applicant’s identity number; for an instruction of your own, look up the dossier.',
    NOTHING_TO_CANCEL:
      'No instruction can be used any more, so there is nothing to cancel. Please go back to the instruction.',
  },
}
