import { formatWait } from '#lib/dates.ts'
import type { Texts } from '../vi/index.ts'

const hindrances: Texts['payAccount']['hindrances'] = {
  SUSPENDED: 'This account is suspended. Your bank accounts’ page says why and how it can be used again.',
  SUSPENDED_BY_HOLDER:
    'An owner of your account here has suspended it. To use it again, an owner presses “Use again” on your bank accounts’ page.',
  SUSPENDED_BY_BANK:
    'The bank has suspended it, and only the bank can let it be used again. Your bank accounts’ page says why; then ask the bank.',
  SUSPENDED_BY_OPERATOR:
    'The operator of this portal has suspended it. Your bank accounts’ page says why; then call the hotline.',
  BANK_NOT_READY: 'The bank is taking note of the registration. This is usually done within minutes.',
  OVER_LIMIT: 'What is left of today’s limit is not enough.',
  OUT_OF_SCOPE: 'This account is for your own dossiers only; this payment has dossiers of others.',
}

export const payAccount: Texts['payAccount'] = {
  way: {
    title: 'Registered bank account',
    body: 'One confirmation for all dossiers. The bank debits the account and answers within seconds.',
  },
  title: 'Pay by registered account',
  choose: 'Choose an account',
  account: (bank, mask) => `${bank}, account ${mask}`,
  left: (left, limit) => `${left} of the limit of ${limit} can still be debited today.`,
  hindrances,
  summary: (dossiers, agencies) =>
    `${dossiers} ${dossiers === 1 ? 'dossier' : 'dossiers'}, ${agencies} ${agencies === 1 ? 'agency' : 'agencies'}`,
  submit: (amount) => `Pay ${amount}`,
  submitCode: 'Continue',
  moneyNow: 'With this button you agree that the bank debits the chosen account.',
  codeNext: (free) => `Above ${free} a day a code is needed as well. No money is taken at this step.`,
  none: {
    title: 'No bank account has been approved yet',
    body: 'You can pay at once with a payment instruction, at a branch or with the app of any bank.',
    instruction: 'Print a payment instruction',
    waiting: (number, state) => `Registration ${number}: ${state}. Once it is approved, the account pays.`,
    askOwner: 'To pay by a bank account, ask the account’s owner to register one.',
    register: 'Register a bank account',
  },
  blocked: 'No account can pay this at the moment.',
  blockedBody: 'The reason for each account is below. To pay at once, please pay another way.',
  blockedByChoice: 'Please choose fewer dossiers, or pay another way.',
  chooseAgain: 'Choose dossiers again',
  otherWay: 'Pay another way',
  confirm: {
    title: 'Confirm the payment',
    totp: 'Enter the six digits that your authenticator app shows now.',
    sms: (phone) => `Enter the code just sent to ${phone}.`,
    ask: (phone) => `A code will be sent to ${phone}.`,
    label: 'Code',
    send: 'Send a code by SMS',
    sendInstead: 'Send a code by SMS instead',
    from: (account) => `To be debited: ${account}`,
  },
  refused: {
    ACCOUNT_EMPTY: 'Choose an account.',
    ACCOUNT_NOT_IN_FORCE: 'This account is not in force any more. Please choose another one.',
    BANK_NOT_READY: hindrances.BANK_NOT_READY,
    CODE_NEEDED: 'This amount needs a code.',
    CODE_EMPTY: 'Enter the code.',
    CODE_FORM: 'The code has six digits.',
    CODE_EXPIRED: 'The code has expired. Please send a new one.',
    CODE_USED: 'This code is of no use any more. Wait for the next one or send a new one.',
    NOT_ENROLLED: 'The account has no authenticator app. Please use a code by SMS.',
    HELD: (until) =>
      until === null
        ? 'Another attempt waits for the bank. Please look again in a few minutes; no money was taken.'
        : `Another attempt holds these fees until ${until}. No money was taken.`,
    OVER_LIMIT: (left) =>
      `${left} is left of the account’s limit for today. Pay for fewer dossiers, choose another account, or pay another way.`,
    OUT_OF_SCOPE: (codes) => `This account is for your own dossiers only. Dossiers of others: ${codes}.`,
    CODE_WRONG: (left) =>
      left === null
        ? 'The code is not right. Please enter it again.'
        : `The code is not right. ${left} tries left.`,
    TOO_MANY: (seconds) => `Too many tries. Please try again in ${formatWait(seconds, 'en')}.`,
    TOO_SOON: (time) => `A code has just been sent. A new one can be sent from ${time}.`,
    NOT_PAYABLE: 'This payment cannot be paid any more.',
  },
}
