import type { help as vietnamese } from '../vi/help.ts'

export const help: typeof vietnamese = {
  title: 'How to pay online',
  lead: 'For persons. By card it takes about two minutes; without a card you pay with a bank’s app or at a branch.',
  contents: 'On this page',
  prepare: {
    title: '1. Enable your card for paying online',
    body: 'Register for online payment with the bank that issued the card. You do this only once.',
    link: 'How to enable a card, bank by bank',
  },
  pay: {
    title: '2. Pay by card',
    steps: [
      {
        picture: 'lookup',
        text: 'On the home page, enter the dossier code and the last 4 digits of the ID, then press Find the dossier.',
      },
      {
        picture: 'dossiers',
        text: 'Choose the dossiers to pay for. To pay for several at once, press Add another dossier. Then press Pay.',
      },
      { picture: 'check', text: 'On the check page, check the amount, choose the card and press Continue.' },
      { picture: 'bank', text: 'Choose the bank that issued the card.' },
      {
        picture: 'card',
        text: 'Enter what is printed on the card: card number, cardholder’s name (capitals without accents), issue or expiry date (mm/yy). Tick to accept the terms of the issuing bank, then press Confirm the card.',
      },
      {
        picture: 'otp',
        text: 'Enter the OTP sent to your registered phone to complete the payment. The code is valid for 2 minutes.',
      },
      {
        picture: 'result',
        text: 'The result appears and the dossier turns PAID. Download the confirmation if you need it.',
      },
    ],
    pictureAlt: (step) => `Picture of the screen at step ${step}`,
  },
  instruction: {
    title: '3. Pay by instruction: with a bank’s app or at a branch',
    lead: 'No card and no registration needed. The portal makes an instruction with a number of 16 digits, and banks take the money for that number.',
    steps: [
      'Find the dossiers and press Pay as in part 2.',
      'On the check page, choose “A bank’s app, by QR code” or “At a bank’s branch”, and press Continue.',
      'The instruction shows number, amount, QR code and three dates. Print it, download it, or just note the number.',
      'With an app: scan the QR code, leave amount and content as they are, and confirm.',
      'At a branch: hand over the paper or read out the number. The teller reads back the name (partly hidden) and the amount, then takes the money.',
      'The open page turns PAID by itself. Each agency gives a receipt to download.',
    ],
    notes: [
      {
        q: 'How do the three dates differ?',
        a: '“Made at” is when the number was given. “Amount stays the same until” is how long the printed amount holds; after it the amount may change, and a branch always asks what is due. “Can be paid until” is how long the number works.',
      },
      {
        q: 'What if the amount has changed since I printed it?',
        a: 'The instruction’s page shows each line that changed and why. A branch takes what is due now. For a transfer make the instruction again: the old QR code carries the old amount.',
      },
      {
        q: 'I paid twice, too much or too little.',
        a: 'Money that does not fit is kept apart and shown on the payment’s page: where it is, why, and when it comes back. Money paid twice goes back by itself.',
      },
      {
        q: 'I lost the instruction.',
        a: 'Open Find a payment again and enter the instruction number or the payment code. If someone else may have the number, make it again with a new one: the old one stops working.',
      },
    ],
  },
  cards: {
    title: '4. Enable paying online, bank by bank',
    lead: 'The bank’s name is printed on the card. If in doubt, call its hotline.',
    hotline: 'Hotline',
    date: { ISSUE: 'Its cards print the issue date.', EXPIRY: 'Its cards print the expiry date.' },
  },
  questions: {
    title: '5. Questions and answers',
    list: [
      {
        q: 'Do I need an account?',
        a: 'No. Only the dossier code and the look-up code on the intake slip, or the last 4 digits of the applicant’s ID. A tax code opens what is owed and no more.',
      },
      {
        q: 'Can I pay for a relative?',
        a: 'Yes. Any dossier can be added to your list if you know its code and the look-up code, or the last 4 digits of the applicant’s ID.',
      },
      {
        q: 'The page says “Waiting for the bank to confirm”. What should I do?',
        a: 'Wait, and do not pay again. The bank has not answered; the portal keeps asking until it knows. You can close the page and find it again with the payment code.',
      },
      {
        q: 'I get no OTP.',
        a: 'The code only goes to the number registered with the bank. Wait half a minute, then press Send a new code. If nothing arrives, call the bank.',
      },
      {
        q: 'When is the money taken?',
        a: 'Only after you enter the OTP and the bank accepts it. Every error page says whether money was taken.',
      },
      {
        q: 'Does the portal keep my card number?',
        a: 'No. It goes straight to the bank. The portal keeps the first six and last four digits for tracing.',
      },
      {
        q: 'I have paid but lost the confirmation.',
        a: 'Open Find a payment again, or look the dossier up on the home page. You can download it at any time.',
      },
    ],
  },
}
