import type { help as vietnamese } from '../vi/help.ts'

export const help: typeof vietnamese = {
  title: 'How to pay online',
  lead: 'For persons. The whole takes about two minutes.',
  contents: 'On this page',
  prepare: {
    title: '1. Enable your card for paying online',
    body: 'Register for online payment with the bank that issued the card. You do this only once.',
    link: 'How to enable a card, bank by bank',
  },
  pay: {
    title: '2. Pay',
    steps: [
      {
        picture: 'lookup',
        text: 'On the home page, enter the dossier code and the last 4 digits of the ID, then press Find the dossier.',
      },
      {
        picture: 'dossiers',
        text: 'Choose the dossiers to pay for. To pay for several at once, press Add another dossier. Then press Pay.',
      },
      { picture: 'check', text: 'On the check page, check the amount and press Pay.' },
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
  cards: {
    title: '3. Enable paying online, bank by bank',
    lead: 'The bank’s name is printed on the card. If in doubt, call its hotline.',
    hotline: 'Hotline',
    date: { ISSUE: 'Its cards print the issue date.', EXPIRY: 'Its cards print the expiry date.' },
  },
  questions: {
    title: '4. Questions and answers',
    list: [
      {
        q: 'Do I need an account?',
        a: 'No. Only the dossier code and the last 4 digits of the applicant’s ID (or the tax code).',
      },
      {
        q: 'Can I pay for a relative?',
        a: 'Yes. Any dossier can be added to your list if you know its code and the last 4 digits of the applicant’s ID.',
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
