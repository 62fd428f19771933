import type { helpOrganisations as vietnamese } from '../vi/help-organisations.ts'

export const helpOrganisations: typeof vietnamese = {
  title: 'Guide for organisations',
  lead: 'Register a bank account once, then pay many dossiers of many agencies at a press. Persons with an account do the same.',
  link: 'Organisations: register an account and pay many dossiers at once',
  register: {
    title: '1. Register for paying online',
    steps: [
      {
        picture: 'org-open',
        text: 'Press Sign in, then Open an account, and choose the organisation. Fill in what the registration certificate says, and type the code sent to your phone. If you have an account, just sign in.',
      },
      { picture: 'org-home', text: 'Choose to register a bank account.' },
      {
        picture: 'org-form',
        text: 'Enter the account to pay with. What your account on this portal knows is filled in already; you enter account number, branch and daily limit. The account holder stands there, too.',
      },
      {
        picture: 'org-print',
        text: 'Print the form, sign and stamp it, and hand it in at any branch of the bank.',
      },
      {
        picture: 'org-approved',
        text: 'Once the bank has accepted it, the registration reads: The request is registered. You are told by SMS and e-mail.',
      },
    ],
  },
  pay: {
    title: '2. Pay with the registered account',
    steps: [
      {
        picture: 'org-dossiers',
        text: 'Sign in and choose Dossiers. Choose the dossiers to pay for, then press Pay. An invited accountant can do this, too.',
      },
      {
        picture: 'org-check',
        text: 'Check the amount, choose the registered bank account and press Continue.',
      },
      {
        picture: 'org-pay',
        text: 'Press the button with the amount to pay. The order goes to the bank by itself. Large amounts need a code as well.',
      },
      { picture: 'org-paid', text: 'After the payment the dossiers turn PAID.' },
    ],
  },
  instead: {
    title: '3. Without a registered account',
    steps: [
      {
        picture: 'org-instead',
        text: 'Choose dossiers and press Pay as in part 2. Print the payment instruction and take it to a branch of the bank, or scan its QR code with a bank’s app, to complete the payment.',
      },
    ],
  },
  questions: {
    title: '4. Frequent questions',
    list: [
      {
        q: 'Why is the list of dossiers still empty?',
        a: 'Until the bank has accepted the first form, the list has only what you found by its code. After that every dossier with the organisation’s tax code appears by itself.',
      },
      {
        q: 'Does an accountant need an account of their own?',
        a: 'Yes. An owner invites the accountant on the page Members; the invitation comes by SMS. Please do not share a password.',
      },
      {
        q: 'What if the bank returns the form?',
        a: 'Open the registration to read why, correct it, make a new form, sign it and hand it in again. The old paper is void.',
      },
      {
        q: 'How do I change the limit or the account?',
        a: 'Open the registration, choose to renew it or to replace the account, and hand in the new form. Meanwhile the old account goes on paying.',
      },
    ],
  },
  pictureAlt: (step) => `Picture of the screen at step ${step}`,
}
