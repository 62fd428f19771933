import type { result as vietnamese } from '../vi/result.ts'

const reasons: typeof vietnamese.reasons = {
  CARD_UNKNOWN: {
    what: 'The card number is not valid, please check it.',
    next: 'Enter the card number again as printed on the card.',
  },
  HOLDER_NAME_WRONG: {
    what: 'The cardholder’s name is not valid, please check it.',
    next: 'Enter the name exactly as printed on the card.',
  },
  CARD_DATE_WRONG: {
    what: 'The issue or expiry date is not valid, please check it.',
    next: 'Enter the month and year printed on the card again.',
  },
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
  DECLINED: {
    what: 'The bank declined the transaction.',
    next: 'Use another card, or call your bank to learn why.',
  },
}

export const result: typeof vietnamese = {
  paid: {
    title: 'PAID',
    lead: 'The bank has confirmed. The fees of the dossiers below are paid.',
    confirmation: 'See the confirmation',
    download: 'Download the confirmation (PDF)',
    next: 'What happens next',
    told: 'The agencies have been told. You need not do anything more, nor send this page anywhere.',
    telling: 'We are telling the agencies; this usually takes a few seconds. You need not do anything more.',
    findAgain:
      'You can find this page again at any time with the payment code and the last 4 digits of the ID.',
    more: 'Pay for another dossier',
  },
  declined: {
    title: 'Not paid',
    noMoney: 'No money was taken from you.',
    again: 'Try again',
    otherCard: 'Use a card of another bank',
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
    },
    next: 'An accountant will deal with it. You can call the hotline and read out the payment code.',
  },
  reasons,
  facts: {
    code: 'Payment code',
    amount: 'Amount',
    inWords: 'In words',
    paidAt: 'Paid at',
    bankReference: 'Bank reference',
    card: 'Card',
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
