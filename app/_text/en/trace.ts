import type { Channel, MessageState, TemplateName } from '#server/domains/notifications/contract.ts'
import type { PaymentFact, PaymentStateName, SearchRefusal } from '#server/domains/payments/trace-contract.ts'
import type { DecideHolderRefusal, HolderDecision } from '#server/domains/registrations/story-contract.ts'
import type { trace as vietnamese } from '../vi/trace.ts'

const facts: Record<PaymentFact, string> = {
  PUBLIC_ID: 'Payment code',
  ATTEMPT: 'Attempt reference',
  BANK_REFERENCE: 'Bank reference',
  REFUND: 'Refund reference',
  DOSSIER: 'Dossier code',
  INSTRUCTION: 'Instruction number',
  REGISTRATION: 'Registration number',
}

const states: Record<PaymentStateName, string> = {
  OPEN: 'Not paid',
  PAID: 'Paid',
  EXPIRED: 'Expired',
}

const attempts: Readonly<Record<string, string>> = {
  VERIFYING: 'The bank is checking the card',
  AWAITING_OTP: 'Waiting for the OTP',
  SENT: 'Sent to the bank',
  UNKNOWN: 'The bank has not answered',
  CANCELLING: 'Being stopped',
  AT_COUNTER: 'At the counter',
  SUCCEEDED: 'Succeeded',
  DECLINED: 'Failed',
  CANCELLED: 'Stopped',
  EXPIRED: 'Ran out of time',
}

/** Beside those that the desks of money tell. */
const events: Readonly<Record<string, string>> = {
  OTP_SENT: 'The bank sent the card holder an OTP',
  OTP_REFUSED: 'The bank refused the OTP',
  CODE_SENT_ON: 'The OTP was sent on to the bank',
  DEBIT_ORDERED: 'Account debit ordered',
  ATTEMPT_CANCELLING: 'The bank was asked to stop the attempt',
}

/** What each message is about. */
const messageKinds: Record<TemplateName, string> = {
  SIGN_UP: 'Code to open an account',
  CONFIRM_PAYMENT: 'Code to confirm a payment',
  RESET_PASSWORD: 'Code for a new password',
  CHANGE_PHONE: 'Code for another telephone',
  ADD_TOTP: 'Code for a new authenticator',
  REMOVE_TOTP: 'Code to remove an authenticator',
  ACCEPT_INVITATION: 'Code to accept an invitation',
  CHANGE_MEMBERS: 'Code to change members',
  PASSWORD_CHANGED: 'Told of a new password',
  PHONE_CHANGED: 'Told of another telephone',
  TOTP_ADDED: 'Told of a new authenticator',
  TOTP_REMOVED: 'Told of a removed authenticator',
  REGISTRATION_READY: 'The form is made, please hand it in',
  REGISTRATION_RECEIVED: 'The bank has the form',
  REGISTRATION_RETURNED: 'The form was returned',
  REGISTRATION_APPROVED: 'The registration was approved',
  REGISTRATION_REJECTED: 'The registration was rejected',
  REGISTRATION_EXPIRED: 'The form expired',
  REGISTRATION_SUSPENDED: 'The account is suspended',
  REGISTRATION_RESUMED: 'The account is in use again',
  REGISTRATION_CLOSED: 'The registration was closed',
  REGISTRATION_REPLACED: 'The registration was replaced',
  INVITATION: 'Invitation to become a member',
  PAYMENT_PAID: 'Paid',
}

const channels: Record<Channel, string> = { SMS: 'SMS', EMAIL: 'E-mail' }

const messages: Record<MessageState, string> = {
  QUEUED: 'Waiting to be sent',
  SENT: 'Sent',
  DELIVERED: 'Delivered',
  FAILED: 'Not delivered',
  GIVEN_UP: 'Given up',
}

const refused: Record<SearchRefusal['code'] | DecideHolderRefusal['code'], string> = {
  SEARCH_EMPTY: 'There is nothing to search for. Enter a code, a number or part of a name.',
  SEARCH_SHORT: 'Enter at least two letters or digits.',
  NOT_FOUND: 'This holder is not there any more. Search again.',
  REASON_EMPTY: 'There is no reason. Write what you have checked.',
  CLOSED: 'This holder was closed and cannot be verified any more.',
  CHANGED: 'The holder has just changed its data. Reload the page, check again, then verify.',
  TAX_CODE_HAS_ACCOUNT:
    'Another holder with this tax code or identity number is verified. Compare the two and close the wrong one.',
}

type DecisionWords = {
  readonly open: string
  readonly what: string
  readonly submit: string
  readonly done: string
}
const decisions: Record<HolderDecision, DecisionWords> = {
  VERIFY: {
    open: 'Verify the holder',
    what: 'From now on the holder sees every dossier with its tax code or identity number. Verify only after checking its papers.',
    submit: 'Confirm: verify',
    done: 'The holder is verified.',
  },
  CLOSE: {
    open: 'Close the holder',
    what: 'Nobody can act for this holder any more. Its bank accounts in force are closed and the bank is told. This cannot be undone.',
    submit: 'Confirm: close',
    done: 'The holder and its accounts in force are closed.',
  },
}

/** The operator's desk: one search, and whole stories. */
export const trace: typeof vietnamese = {
  search: {
    title: 'Search',
    lead: 'One box for everything. Every search and every look is written down.',
    label: 'Code, number or name',
    hint: 'Payment code, attempt reference, bank reference, dossier code, instruction number, registration number, tax code, or an account holder’s name without accents. Applicants’ names are not searched.',
    submit: 'Search',
    searching: 'Searching…',
    idle: 'Nothing searched yet',
    idleBody: 'Type into the box above. The / key leads back to it.',
    none: 'Nothing found',
    noneBody: 'Compare the digits one by one, or try another code of the same matter.',
    found: (count: number) => `${count} found`,
    most: (count: number) => `Only the newest ${count} are shown.`,
    payments: 'Payments',
    money: 'Money that names no payment',
    registrations: 'Registrations',
    holders: 'Account holders',
    foundBy: 'Found by',
    failed: 'The search did not go through: the line broke or the server failed. Try again.',
  },
  facts,
  states,
  attemptStates: attempts,
  events,
  messageStates: messages,
  messageKinds,
  channels,
  means: {
    RESULT: 'pushed by the bank',
    ANSWER: 'the bank’s answer',
    QUERY: 'the bank’s answer to a question',
    OUTCOME: 'the counter’s outcome',
    CREDIT: 'credit notice',
    ACTIVATE: 'the counter began',
  } as Readonly<Record<string, string>>,
  actors: {
    PAYER: 'Payer (not signed in)',
    ACCOUNT: 'Account',
    BANK: 'Bank',
    PORTAL: 'Portal',
    STAFF: 'Staff',
    AGENCY: 'Agency',
  },
  payment: {
    title: (id: string) => `Payment ${id}`,
    back: 'Back to search',
    gone: 'There is no such payment',
    goneBody: 'The code is not right, or belongs elsewhere. Search again.',
    facts: 'Facts',
    state: 'State',
    exception: 'Exception',
    amount: 'Amount',
    createdAt: 'Created',
    expiresAt: 'Expired',
    paidAt: 'Paid at',
    payer: 'Payer',
    guest: 'Not signed in',
    lines: 'What is owed',
    linesOf: (shown: number, all: number) => `${shown} of ${all} lines`,
    lineCount: (count: number) => `${count} lines`,
    dossier: 'Dossier',
    fee: 'Fee',
    agency: 'Agency',
    attempts: 'Attempts',
    noAttempts: 'No attempt yet.',
    method: 'Method',
    number: 'Card or account',
    registration: 'Registration',
    reference: 'Reference',
    sentAt: 'Sent at',
    bank: 'Bank',
    bankReference: 'Bank reference',
    reason: 'Reason',
    story: 'What happened',
    message: 'The bank’s message',
    otherMessages: 'Other messages of the bank',
    messageId: 'Message',
    received: 'Received',
    result: 'Result',
    withheld: 'Not shown',
    journal: 'Ledger',
    noJournal: 'Nothing is posted for this payment yet.',
    account: 'Ledger account',
    debit: 'Debit',
    credit: 'Credit',
    suspense: 'Money in suspense',
    refunds: 'Refunds',
    documents: 'Documents',
    noDocuments: 'No documents yet.',
    documentKinds: {
      CONFIRMATION: 'Payment confirmation',
      RECEIPT: 'Receipt',
      INSTRUCTION: 'Payment instruction',
    },
    verify: 'Verify',
    messages: 'Messages sent',
    noMessages: 'No messages sent.',
    to: 'To',
    looks: 'Who looked',
    noLooks: 'You are the first to look.',
    tries: (count: number) => `sent ${count} times`,
  },
  registration: {
    title: (number: string) => `Registration ${number}`,
    gone: 'There is no such registration',
    goneBody: 'The number is not right. Search again.',
    facts: 'Facts',
    state: 'State',
    reason: 'Reason',
    bank: 'Bank',
    branch: 'Branch',
    account: 'Account',
    accountHolder: 'Account holder',
    scope: 'Scope',
    dailyLimit: 'Daily limit',
    mandate: 'The bank’s right to debit',
    mandates: {
      NONE: 'None yet',
      TELLING: 'The bank is being told',
      CONFIRMED: 'Kept by the bank',
      REFUSED: 'Refused by the bank',
    },
    printedAt: 'Printed',
    receivedAt: 'Received',
    decidedAt: 'Decided',
    replaces: 'Replaces',
    replacedBy: 'Replaced by',
    scans: 'Scans',
    noScans: 'No scans yet.',
    scan: (print: number, size: string) => `Print ${print} · ${size}`,
    debits: 'Debits of the last 30 days',
    noDebits: 'No debit in the last 30 days.',
    steps: 'What an operator may do',
    nextSteps: {
      suspend: {
        open: 'Suspend the account',
        what: 'From now on the account is not debited until an operator lets it go on. Its holder is told why.',
        submit: 'Confirm: suspend',
        done: 'The account is suspended.',
      },
      resume: {
        open: 'Resume',
        what: 'The account may be debited again within its limit.',
        submit: 'Confirm: resume',
        done: 'The account may be used again.',
      },
    },
    noSteps: 'There is nothing for an operator to do in this state.',
    stepRefused: {
      NOT_FOUND: 'This registration is not there any more. Search again.',
      CHANGED: 'Somebody was faster. Look again, then decide.',
      REASON_EMPTY: 'There is no reason. Write a sentence, since the holder will read it.',
      WRONG_STATE: 'Its state no longer allows that. Look again.',
      SUSPENDED_BY_OTHER: 'The holder or the bank suspended it: only they let it go on.',
    },
  },
  holder: {
    title: 'Account holder',
    name: 'Name',
    kind: 'Kind',
    kinds: { ORGANISATION: 'Organisation', PERSON: 'Person' },
    taxCode: 'Tax code',
    verified: 'Verified',
    unverified: 'Not verified',
    closed: 'Closed',
    registrations: 'Registrations',
    noRegistrations: 'No account registered yet',
    reason: 'Reason',
    reasonHint: 'Kept with this decision.',
    cancel: 'Not now',
    decisions,
  },
  refused,
}
