import { formatDate, formatDateTime } from '#lib/dates.ts'
import { formatFigures } from '#lib/money.ts'
import { sms } from './one-part.ts'
import type { AccountTemplate, SmsTexts, WordsOf } from './words.ts'

/** Circular 50/2024/TT-NHNN, article 11(3): the SMS of a code says what it is for. */
const code = (digits: string, purpose: string) =>
  sms(`Your OTP is ${digits}, ${purpose}. Valid for 2 minutes. NEVER share this code.`)

const changed = (what: string, { at, hotline }: WordsOf<AccountTemplate>) =>
  sms(`${what} at ${formatDateTime(at, 'en')}. If it was not you, call ${hotline} at once.`)

/** @param what ends before the organisation's name */
const membership = (what: string, { at, hotline, holder }: WordsOf<'MEMBER_REMOVED'>) =>
  sms(
    `You are ${what} `,
    holder ?? 'an organisation',
    ` since ${formatDateTime(at, 'en')}. If this is wrong, call ${hotline}.`,
  )

const roles = { OWNER: 'an owner', ACCOUNTANT: 'an accountant' } as const

const date = (at: Date) => formatDate(at, 'en')

/** Each fits one part. */
export const smsEn: SmsTexts = {
  SIGN_UP: (words) => code(words.code, 'to open an account'),
  CONFIRM_PAYMENT: ({ code: digits, amount, dossiers, payment }) =>
    code(
      digits,
      `to pay for ${dossiers} ${dossiers === 1 ? 'dossier' : 'dossiers'}, ${formatFigures(amount)} VND, payment ${payment}`,
    ),
  RESET_PASSWORD: (words) => code(words.code, 'to set a new password'),
  CHANGE_PHONE: (words) => code(words.code, 'to change your phone'),
  ADD_TOTP: (words) => code(words.code, 'to add an authenticator app'),
  REMOVE_TOTP: (words) => code(words.code, 'to remove the authenticator app'),
  ACCEPT_INVITATION: (words) => code(words.code, 'to accept an invitation'),
  CHANGE_MEMBERS: (words) => code(words.code, 'to let somebody pay for your organisation'),
  PASSWORD_CHANGED: (words) => changed('Your password was changed', words),
  PHONE_CHANGED: (words) => changed('Your account signs in with another phone', words),
  TOTP_ADDED: (words) => changed('An authenticator app was added', words),
  TOTP_REMOVED: (words) => changed('The authenticator app was removed', words),
  WRONG_CODES: ({ at, hotline }) =>
    sms(
      `OTPs sent to this number were typed wrongly, last at ${formatDateTime(at, 'en')}. If it was not you, call ${hotline}.`,
    ),
  MEMBER_REMOVED: (words) => membership('no longer a member of', words),
  MEMBER_ROLE_CHANGED: (words) => membership(`${roles[words.role]} of`, words),
  REGISTRATION_READY: ({ number, bank, until }) =>
    sms(
      `Registration form ${number} is ready. Please print and sign it, and hand it in at a branch of `,
      bank,
      ` by ${date(until)}.`,
    ),
  REGISTRATION_RECEIVED: ({ number, account }) =>
    sms(
      `The bank has received registration form ${number}, account ${account}. We will tell you the result.`,
    ),
  REGISTRATION_RETURNED: ({ number, reason }) =>
    sms(
      `The bank returned registration form ${number}. Reason: `,
      reason,
      '. Please correct it and hand it in again.',
    ),
  REGISTRATION_APPROVED: ({ number, account }) =>
    sms(`Registration ${number} is complete: account ${account}. You can now pay with this account.`),
  REGISTRATION_REJECTED: ({ number, reason }) =>
    sms(
      `The bank rejected registration form ${number}. Reason: `,
      reason,
      '. You can make a new registration.',
    ),
  REGISTRATION_EXPIRED: ({ number }) =>
    sms(
      `Registration form ${number} has expired, since it was not handed in at the bank. You can make a new registration.`,
    ),
  REGISTRATION_SUSPENDED: ({ number, account, reason }) =>
    sms(`Account ${account}, registration ${number}, cannot be paid with for now.`, reasonEn(reason)),
  REGISTRATION_RESUMED: ({ number, account }) =>
    sms(`Account ${account}, registration ${number}, can be paid with again.`),
  REGISTRATION_CLOSED: ({ number, account, reason }) =>
    sms(
      `Registration ${number}, account ${account}, is closed and can no longer be paid with.`,
      reasonEn(reason),
    ),
  REGISTRATION_REPLACED: ({ number, account, by }) =>
    sms(
      `Registration ${number}, account ${account}, was replaced by registration ${by}. You can pay without a break.`,
    ),
  INVITATION: ({ holder, link }) => sms('Invitation to pay fees', holder && ` for ${holder}`, `: ${link}`),
}

const reasonEn = (reason: string | null) => (reason === null ? '' : ` Reason: ${reason}`)
