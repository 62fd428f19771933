import type { result as vietnamese } from '../vi/result.ts'

const cardDetails = {
  what: 'The card number, name and date do not match the bank’s records.',
  next: 'Check all three as printed on the card, and enter them again.',
}

const reasons: typeof vietnamese.reasons = {
  CARD_UNKNOWN: cardDetails,
  HOLDER_NAME_WRONG: cardDetails,
  CARD_DATE_WRONG: cardDetails,
  CARD_LOCKED: {
    what: 'The card is not active, please check it.',
    next: 'Call your bank to unlock the card, or use another one.',
  },
  CARD_EXPIRED: { what: 'The card has expired.', next: 'Please use another card.' },
  NOT_REGISTERED_ONLINE: {
    what: 'The card is not registered for paying online.',
    next: 'Switch on online payment as your bank describes it, then try again.',
  },
  LIMIT_EXCEEDED: {
    what: 'The amount is above the limit of the card.',
    next: 'Ask your bank for a higher limit, use another card, or pay for fewer dossiers at once.',
  },
  INSUFFICIENT_BALANCE: {
    what: 'There is not enough money in the account of the card.',
    next: 'Put money into the account, or use another card.',
  },
  ACCOUNT_NOT_REGISTERED: {
    what: 'The bank has no order, or no longer has one, to let this account be debited.',
    next: 'Please look at its state under Bank accounts, or choose another account.',
  },
  ACCOUNT_LOCKED: {
    what: 'The account is locked or closed at the bank.',
    next: 'Please call the bank, or choose another account.',
  },
  BANK_MAINTENANCE: {
    what: 'The issuing bank is under maintenance.',
    next: 'Try again in a few hours, or use a card of another bank.',
  },
  OTP_TRIES_EXCEEDED: {
    what: 'A wrong code was entered more than 3 times.',
    next: 'You can start again with a new code.',
  },
  OTP_TOO_MANY: {
    what: 'Too many codes were asked for.',
    next: 'Please start again in a few minutes.',
  },
  ISSUER_TIMEOUT: {
    what: 'The issuing bank did not answer in time.',
    next: 'Try again, or use a card of another bank.',
  },
  BANK_SILENT: {
    what: 'The bank has not answered when asked about the card.',
    next: 'Please try again in a few minutes.',
  },
  CANCELLED_BY_PAYER: { what: 'You stopped this payment.', next: 'You can start again at any time.' },
  CANCELLED_BY_BANK: {
    what: 'The bank cancelled the transaction.',
    next: 'Try again, or call your bank to learn why.',
  },
  LEASE_ENDED: { what: 'The time for entering a card has run out.', next: 'Please start again.' },
  NOT_TAKEN_AT_COUNTER: {
    what: 'The branch did not take the money.',
    next: 'You can pay at a branch again, with a bank’s app, or by card.',
  },
  PAID_ELSEWHERE: {
    what: 'These fees were paid by another payment, so no money was taken from you this time.',
    next: 'You need not pay them again; if anything else is owed, choose it from your list of dossiers.',
  },
  HELD_ELSEWHERE: {
    what: 'These fees are being paid at a branch or by another payment, so no money was taken from you this time.',
    next: 'Please look again in a few minutes. If they are still owed then, you can start again.',
  },
  CHARGES_CHANGED: {
    what: 'A fee has just changed, so no money was taken from you this time.',
    next: 'Please check the new amount and start again.',
  },
  DECLINED: {
    what: 'The bank declined the transaction.',
    next: 'Use another card, or call your bank to learn why.',
  },
}

/** The same reasons of a debited account, where a card's words would be wrong. */
const accountReasons: Partial<typeof reasons> = {
  LIMIT_EXCEEDED: {
    what: 'The amount is above what the bank allows for this account.',
    next: 'Ask the bank about the limit, choose another account, or pay for fewer dossiers at once.',
  },
  INSUFFICIENT_BALANCE: {
    what: 'There is not enough money in the account.',
    next: 'Put money into the account, or choose another one.',
  },
  BANK_MAINTENANCE: {
    what: 'The bank is under maintenance.',
    next: 'Try again in a few hours, or pay another way.',
  },
  DECLINED: {
    what: 'The bank refused to debit the account.',
    next: 'Call the bank to learn why, or pay another way.',
  },
}

const methods: typeof vietnamese.methods = {
  CARD: 'Vietnamese bank card',
  COUNTER: 'At a bank’s branch',
  TRANSFER: 'Transfer (VietQR)',
  ACCOUNT: 'Registered bank account',
}

const moneyBackReasons: typeof vietnamese.moneyBackReasons = {
  DUPLICATE: 'These fees had already been paid in another payment.',
  SHORT: 'The money that arrived is less than what is owed.',
  OVER: 'The money that arrived is more than what is owed.',
  HELD_BY_OTHER: 'When the money arrived, another payment held these fees.',
  FUTURE_DATED: 'The bank reported the money with a date that has not come.',
  REFERENCE_REUSED: 'The bank reported the money under a transaction number that it had used before.',
  FEE_REDUCED: 'The agency reduced or waived a fee that was paid.',
  REQUESTED: 'This fee is refunded on request.',
}

export const result: typeof vietnamese = {
  paid: {
    title: 'PAID',
    lead: 'The bank has confirmed. The fees of the dossiers below are paid.',
    confirmation: 'See the confirmation',
    download: 'Download the confirmation (PDF)',
    otherLanguages: 'The confirmation in other languages',
    languages: {
      vi: 'Vietnamese (PDF)',
      en: 'English (PDF)',
      'vi-en': 'Vietnamese and English (PDF)',
    },
    partly: (paid) =>
      `${paid} was paid, for the fees below. A fee of this payment had changed or was paid elsewhere.`,
    next: 'What happens next',
    told: 'The agencies have been told. You need not do anything more, nor send this page anywhere.',
    telling: 'We are telling the agencies; this usually takes a few seconds. You need not do anything more.',
    findAgain:
      'You can find this page again at any time with the payment code (or instruction number) and the last 4 digits of the ID.',
    inStatements: 'This payment stands in the statements of the account, with the receipt of each agency.',
    toStatements: 'See statements',
    more: 'Pay for another dossier',
  },
  declined: {
    title: 'Not paid',
    noMoney: 'No money was taken from you.',
    again: 'Try again',
    otherCard: 'Use a card of another bank',
    toInstruction: 'Back to the instruction',
    otherWay: 'Choose another way to pay',
    howToEnable: 'How to enable paying online',
    hotline: (bank, number) => `Hotline of ${bank}: ${number}`,
  },
  expired: {
    title: 'This payment has expired',
    noMoney: 'No money was taken from you.',
    next: 'If something is still owed for the dossiers, start again from your list.',
    start: 'To the list of dossiers',
  },
  held: {
    title: 'The bank took the money, and we are looking into it',
    money: 'Your money has reached the portal and is safe. Please do not pay again.',
    why: {
      LATE: 'The money arrived after the payment was closed.',
      DUPLICATE: 'These fees had already been paid in another payment.',
      SHORT: 'The money that arrived is less than what is owed.',
      OVER: 'The money that arrived is more than what is owed.',
      MISMATCH: 'The money that arrived does not fit what is owed.',
    },
    next: 'An accountant will deal with it. You can call the hotline and read out the payment code.',
  },
  returned: {
    title: 'Money that did not fit has gone back',
    what: 'It did not pay the fees of the dossiers.',
    next: 'You can pay again, in whichever way you like.',
    again: 'Pay again',
  },
  moneyBack: {
    heading: 'Money that comes back to you',
    title: {
      WAITING: (amount) => `${amount} arrived and is not used yet`,
      BEING_LOOKED_AT: (amount) => `${amount} arrived, and an accountant is looking at it`,
      RETURNING: (amount) => `${amount} is on its way back`,
      RETURNED: (amount) => `${amount} has gone back`,
    },
    next: {
      WAITING:
        'When the other payment ends, this money pays the fees or goes back. You need not do anything.',
      BEING_LOOKED_AT: 'Two people will decide: it pays the fees, or it goes back. Please do not pay again.',
      RETURNING: 'The bank is sending it back to where it came from: the account, the card, or the branch.',
      RETURNED:
        'The bank says that it sent it back to where it came from. Please check the account or card, or ask the branch.',
    },
    promisedBy: (time) => `By ${time} at the latest.`,
    returnedAt: 'Returned at',
    received: 'Bank reference of the money that arrived',
    sentBack: 'Bank reference of the return',
    ask: 'If it is later than promised, call the hotline and read out this reference.',
  },
  receipts: {
    heading: 'Receipts of the agencies',
    lead: 'Each agency gives one receipt for its own part.',
    number: (series, number) => `${series} no. ${number}`,
    download: 'Download the receipt (PDF)',
    bilingual: 'In two languages (PDF)',
    file: 'receipt',
  },
  reasons,
  accountReasons,
  moneyBackReasons,
  methods,
  facts: {
    code: 'Payment code',
    amount: 'Amount',
    inWords: 'In words',
    paidAt: 'Paid at',
    bankReference: 'Bank reference',
    method: 'How it was paid',
    account: 'Account',
    card: 'Card',
    bank: 'Bank',
    branch: 'Branch',
    instruction: 'Instruction number',
    dossiers: 'Dossiers',
    verification: 'Verification code',
  },
  confirmation: {
    title: 'Payment confirmation',
    lead: 'This paper states that the bank has confirmed the payment below.',
    verifyAt: (address) => `Anyone can check this confirmation at ${address}`,
    file: 'payment-confirmation',
    print: 'This page prints as you see it.',
    toResult: 'Back to the result',
  },
}
