import type { Dong } from '#lib/money.ts'
import type { TemplateName } from '../contract.ts'
import type { SmsLine } from './one-part.ts'
import type { FitName, FitReason } from './outside-words.ts'

/** A code of six digits, good for two minutes. */
type Code = { readonly code: string }

/** How somebody signs in has changed: when, and whom to call who has not changed it. */
type AccountChange = { readonly at: Date; readonly hotline: string }

/** Somebody's part in an organisation, `holder`, has changed: when, and whom to call who does not understand why. Null: its name may not be said. */
type MembershipChange = AccountChange & { readonly holder: FitName | null }

/** A registered bank account: the number of its form, and the account masked. */
type Registration = { readonly number: string; readonly account: string }

/** A role of the staff, and where: an agency, or a bank with its branch; null for the whole portal. */
type StaffPlace = {
  readonly role: 'ACCOUNTANT' | 'OPERATOR' | 'ADMINISTRATOR' | 'BANK_ADMINISTRATOR' | 'TELLER' | 'CONTROLLER'
  readonly place: FitName | null
}

/** What administrators are told of: a proposal or what came of it, or what the server's command did. */
export type StaffNews =
  | `${'INVITE' | 'REACTIVATE' | 'CHANGE' | 'DISABLE'}_${'PROPOSED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'}`
  | 'INVITATION_WITHDRAWN'
  | 'COMMAND_INVITED'
  | 'COMMAND_REPLACED'

/** What each message needs to be told. Free text (reasons, names) is shortened in SMS, never in e-mails. */
export type WordsByTemplate = {
  readonly SIGN_UP: Code
  /** `payment` is its public id, `amount` in đồng. */
  readonly CONFIRM_PAYMENT: Code & {
    readonly amount: Dong
    readonly dossiers: number
    readonly payment: string
  }
  readonly RESET_PASSWORD: Code
  readonly CHANGE_PHONE: Code
  readonly ADD_TOTP: Code
  readonly REMOVE_TOTP: Code
  readonly ACCEPT_INVITATION: Code
  readonly CHANGE_MEMBERS: Code
  readonly PASSWORD_CHANGED: AccountChange
  readonly PHONE_CHANGED: AccountChange
  readonly TOTP_ADDED: AccountChange
  readonly TOTP_REMOVED: AccountChange
  /** Codes that went to this telephone were typed wrongly: the last of them when. */
  readonly WRONG_CODES: AccountChange
  readonly MEMBER_REMOVED: MembershipChange
  /** `role` is what they are from now on. */
  readonly MEMBER_ROLE_CHANGED: MembershipChange & { readonly role: 'OWNER' | 'ACCOUNTANT' }
  /** `until` is the last day for handing the form in; `bank` its name in the language of the message. */
  readonly REGISTRATION_READY: Registration & { readonly bank: string; readonly until: Date }
  readonly REGISTRATION_RECEIVED: Registration
  readonly REGISTRATION_RETURNED: Registration & { readonly reason: FitReason }
  readonly REGISTRATION_APPROVED: Registration
  readonly REGISTRATION_REJECTED: Registration & { readonly reason: FitReason }
  readonly REGISTRATION_EXPIRED: Registration
  readonly REGISTRATION_SUSPENDED: Registration & { readonly reason: FitReason | null }
  readonly REGISTRATION_RESUMED: Registration
  readonly REGISTRATION_CLOSED: Registration & { readonly reason: FitReason | null }
  /** `by` is the number of the registration that takes over. */
  readonly REGISTRATION_REPLACED: Registration & { readonly by: string }
  /** `holder` is the organisation, null where its name may not be said; `link` the whole address of the invitation, at most 110 letters. */
  readonly INVITATION: { readonly holder: FitName | null; readonly link: string; readonly until: Date }
  readonly PAYMENT_PAID: {
    readonly payment: string
    readonly amount: Dong
    readonly dossiers: number
    readonly account: string
    readonly paidAt: Date
  }
  /** `link` is the whole address of the invitation, for the invited person alone. */
  readonly STAFF_INVITATION: StaffPlace & { readonly link: string; readonly until: Date }
  /** `person` is whom it is about, by address; `by` who asked or decided, null for the server's command. */
  readonly STAFF_NEWS: StaffPlace & {
    readonly what: StaffNews
    readonly person: string
    readonly by: string | null
    readonly reason: FitReason | null
    readonly at: Date
  }
  /** `by` is who let them sign in; `link` the whole address of the pass, for this person alone. */
  readonly STAFF_LET_IN: {
    readonly by: FitName | null
    readonly link: string
    readonly at: Date
    readonly until: Date
  }
  /** Codes were typed wrongly by somebody who has the password: the last of them when. */
  readonly STAFF_CODES_WRONG: AccountChange
}

export type { TemplateName }
export type WordsOf<T extends TemplateName> = WordsByTemplate[T]

/** What is sent as SMS alone, since it is a code. */
export const codeTemplates = [
  'SIGN_UP',
  'CONFIRM_PAYMENT',
  'RESET_PASSWORD',
  'CHANGE_PHONE',
  'ADD_TOTP',
  'REMOVE_TOTP',
  'ACCEPT_INVITATION',
  'CHANGE_MEMBERS',
] as const satisfies readonly TemplateName[]
export type CodeTemplate = (typeof codeTemplates)[number]
/** What is sent as SMS alone, since an account has a telephone and nothing else. */
export type AccountTemplate =
  | 'PASSWORD_CHANGED'
  | 'PHONE_CHANGED'
  | 'TOTP_ADDED'
  | 'TOTP_REMOVED'
  | 'WRONG_CODES'
/** Likewise. */
type MembershipTemplate = 'MEMBER_REMOVED' | 'MEMBER_ROLE_CHANGED'
/** What is sent as e-mail alone. */
type MailTemplate = 'PAYMENT_PAID' | 'STAFF_INVITATION' | 'STAFF_NEWS' | 'STAFF_LET_IN' | 'STAFF_CODES_WRONG'
export type SmsTemplate = Exclude<TemplateName, MailTemplate>
export type EmailTemplate = Exclude<TemplateName, CodeTemplate | AccountTemplate | MembershipTemplate>

export type SmsTexts = { readonly [T in SmsTemplate]: (words: WordsOf<T>) => SmsLine }

/** An e-mail before it is set: paragraphs of plain text, and at most one link. */
export type Letter = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly link?: { readonly label: string; readonly url: string }
}

/** `portalUrl` is where links lead. */
export type Letters = {
  readonly [T in EmailTemplate]: (words: WordsOf<T>, portalUrl: string) => Letter
}
