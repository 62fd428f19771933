import { formatWait } from '#lib/dates.ts'
import type { pay as vietnamese } from '../vi/pay.ts'

export const pay: typeof vietnamese = {
  check: {
    title: 'Check and pay',
    total: 'Total amount',
    fees: (count) => (count === 1 ? '1 fee' : `${count} fees`),
    inWords: 'In words',
    dossiers: 'What is owed',
    payer: 'Paid to',
    way: 'Choose how to pay',
    ways: {
      CARD: {
        title: 'Vietnamese bank card (ATM card)',
        body: 'You need a card enabled for paying online and the phone that gets its OTP. It takes about two minutes.',
      },
      QR: {
        title: 'A bank’s app, by QR code',
        body: 'You need the app of any bank in Vietnam. It takes about a minute; the money arrives within seconds.',
      },
      BRANCH: {
        title: 'At a bank’s branch, in cash if you like',
        body: 'You need the instruction’s number, on paper or noted down. Pay while the branch is open; it is recorded within seconds.',
      },
    },
    wayEmpty: 'Choose one way to pay.',
    noFee: 'The portal adds no charge of its own.',
    submit: 'Continue',
    nextStep: 'No money is taken at this step.',
    instructionOpen: (number) => `You have an instruction with the number ${number}.`,
    openInstruction: 'See the instruction',
    openUntil: (time) => `This payment stays open until ${time}.`,
    change: 'Change the dossiers',
    changed: {
      title: 'A dossier has just changed',
      noMoney: 'No money was taken.',
      which: 'Just paid elsewhere, or with another fee now:',
      more: (count) => (count === 1 ? 'and one more dossier' : `and ${count} more dossiers`),
      rest: 'What is still owed stays chosen. The new amount is on the next page, to be checked.',
      submit: 'Continue with the rest',
    },
  },
  bank: {
    title: 'Choose the bank that issued the card',
    lead: 'The name of the bank is printed on the front of the card.',
    search: 'Search for a bank',
    searchHint: 'Type its name, accents are not needed',
    searchButton: 'Search',
    all: 'All banks',
    found: (count) => (count === 1 ? '1 bank' : `${count} banks`),
    none: (query) => `No bank fits “${query}”. Type less of the name, or see all banks.`,
    otherCard: 'Cards of banks that are not listed cannot be used here yet.',
  },
  card: {
    title: 'Enter what is printed on the card',
    paying: (amount) => `Amount: ${amount}`,
    bank: 'Issuing bank',
    changeBank: 'Change the bank',
    number: 'Card number',
    numberHint: '16 or 19 digits, beginning with 9704',
    name: 'Cardholder’s name',
    nameHint: 'Capital letters without accents, as on the card',
    issueDate: 'Issue date (mm/yy)',
    issueHint: 'Such as 07/15. The card usually says “Valid from”.',
    expiryDate: 'Expiry date (mm/yy)',
    expiryHint: 'Such as 09/28. The card usually says “Good thru”.',
    terms: (bank) => `I accept the terms and conditions of ${bank} for paying online.`,
    submit: 'Confirm the card',
    nextStep: 'Next: the bank sends an OTP to the phone registered with it. No money is taken at this step.',
    privacy: 'The portal does not keep the card number.',
    refused: {
      number: {
        EMPTY: 'Enter the card number.',
        NOT_DIGITS: 'A card number has digits only. Enter it as printed on the card.',
        NOT_DOMESTIC:
          'This is not the number of a Vietnamese domestic card. Please enter the card number again.',
        LENGTH: (digits) => `The card number has ${digits} digits. Domestic cards have 16 or 19 digits.`,
        CHECK_DIGIT: 'The card number is not valid, please check it. One digit may be mistyped.',
        OTHER_ISSUER: (bank) =>
          `This card number does not belong to ${bank}. Check the number, or change the bank.`,
      },
      holderName: {
        EMPTY: 'Enter the cardholder’s name.',
        SPECIAL_CHARACTERS: 'The cardholder’s name has special characters, please check it.',
        TOO_LONG: 'The cardholder’s name is too long. Enter it exactly as printed on the card.',
      },
      date: {
        EMPTY: 'Enter the date printed on the card.',
        FORM: 'The issue or expiry date is not valid, please check it. Enter month and year, such as 07/15.',
        MONTH: 'The issue or expiry date is not valid, please check it. Months go from 01 to 12.',
        ISSUE_IN_FUTURE:
          'The issue or expiry date is not valid, please check it. An issue date cannot be in the future.',
        EXPIRED:
          'The issue or expiry date is not valid, please check it. By this date, the card has expired.',
      },
      acceptTerms: 'Tick the box to accept the terms and conditions.',
      issuerUnknown: 'Choose the issuing bank again.',
      held: (until) =>
        until
          ? `Another payment holds these fees until ${until}. No money was taken by this one.`
          : 'Another payment of these fees is waiting for the bank. No money was taken by this one.',
    },
  },
  manyCodes: (wait) =>
    `Many codes have been sent and none of them has paid. Please try again after ${formatWait(wait, 'en')}, or pay in another way.`,
  otp: {
    title: 'Enter the code (OTP)',
    sentTo: (phone) => `The bank has sent a code to ${phone}.`,
    label: (digits) => `The code has ${digits} digits`,
    submit: (amount) => `Pay ${amount}`,
    moneyNow: 'When you press this button, the bank takes the money.',
    validUntil: (time) => `The code is valid until ${time}.`,
    left: 'The code is valid for',
    over: 'The code has expired. Please get a new one.',
    announce: (seconds) => `The code is valid for ${seconds} more seconds.`,
    tries: (left) => (left === 1 ? '1 try left.' : `${left} tries left.`),
    resend: 'Send a new code',
    resendHint: 'The new code replaces the old one, which stops working.',
    resendAfter: (time) => `You can get a new code from ${time}.`,
    resent: 'The bank has sent a new code. The old one no longer works.',
    notYours: 'Not your phone number?',
    notYoursBody: (bank, hotline) =>
      `The code only goes to the number registered with the bank. To change it, call ${bank}: ${hotline}. The portal cannot change it.`,
    notReceived: 'No code received?',
    notReceivedBody:
      'A message may take a minute. Check the signal and the spam folder, then press “Send a new code”.',
    never: 'Never give this code to anyone, even if they say they work for the bank.',
    cancel: 'Stop, do not pay',
    refused: {
      OTP_EMPTY: 'The code is empty, please enter it.',
      OTP_FORM: (digits) =>
        `The code is not of the right form, please enter it again. It has ${digits} digits.`,
      WRONG: 'The code is not valid, please check it.',
      EXPIRED: 'The code has expired, please get a new one. No money was taken.',
      NOT_RECEIVED:
        'It is not known whether the bank received the code. Please enter the same code again; money is taken only once.',
      OTP_TOO_SOON: (seconds) => `Please wait ${seconds} seconds before you get a new code.`,
      BANK_SILENT: 'The bank has not answered. No money was taken. Please try again in a few seconds.',
      OTHER_CODE_SENT:
        'Another payment of these fees is waiting for the bank. Your code was not sent on and no money was taken. Please enter the same code again in a few seconds.',
    },
  },
  waiting: {
    checkingTitle: 'The bank is checking the card',
    checkingBody: 'No money has been taken. This page moves on when the bank answers.',
    title: 'Waiting for the bank to confirm',
    body: 'You have sent the code. The bank has not confirmed yet, so we do not know whether the money was taken.',
    accountBody:
      'The order to debit was sent. The bank has not confirmed yet, so we do not know whether the money was taken.',
    stoppingTitle: 'This payment is being stopped',
    stoppingBody: (byPayer) =>
      `${byPayer ? 'You stopped this payment' : 'This payment was stopped'}. The bank has not said yet that it takes nothing, so we are asking; this usually takes a few seconds.`,
    knownBy: (time) => `We will know the outcome by ${time}.`,
    doNotPayTwice: 'Please do not pay again. These fees are held for your payment.',
    refresh: 'Look again now',
    auto: 'This page updates by itself. You can close it and come back later.',
    comeBack: 'Payment code to come back with',
    comeBackHint: 'Open “Find a payment again” and enter this code.',
    steps: {
      card: 'You sent the card’s details',
      sent: 'You sent the code',
      ordered: 'You ordered the debit',
      stopped: 'The payment was stopped',
      promise: 'The bank says that it takes nothing',
      bank: 'The bank answers',
      agency: 'The agency learns that you have paid',
    },
  },
  others: {
    title: 'Somebody else is paying',
    held: 'Somebody else has ordered the payment of these fees. The bank has not confirmed yet, so please do not pay again.',
    theirs: 'Only they can enter the code or stop it. This page moves on when the outcome is known.',
    card: {
      title: 'Somebody else is entering a card too',
      body: 'No money has been taken, and you can pay in any way you like. These fees are collected only once.',
    },
  },
  timeline: { done: 'done', now: 'waiting', later: 'later' },
}
