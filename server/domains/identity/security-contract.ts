import type {
  AccountRole,
  CodeRefusal,
  InviteMemberRefusal,
  SendCodeRefusal,
  SentCode,
  TooManyRefusal,
  TotpRefusal,
} from './account-contract.ts'
import type { PasswordRefusal } from './contract.ts'

/** CURRENT_WRONG: not the password that they sign in with. PASSWORD_SAME: it is the new one as well. */
export type ChangePasswordRefusal =
  | PasswordRefusal
  | { readonly code: 'CURRENT_WRONG' | 'PASSWORD_SAME' }
  | TooManyRefusal

/** Which telephone is proven: the one in use, and then the new one. */
export type PhoneStage = 'OLD' | 'NEW'

/** A code is on its way to the telephone that is proven next; `token` is for the cookie. */
export type StartedPhoneChange = { readonly token: string } & Omit<SentCode, 'codeId'>

/** PHONE_SAME: they sign in with it already. Whether somebody else does shows only to whoever has its code. */
export type StartPhoneChangeRefusal =
  | { readonly code: 'PHONE_EMPTY' | 'PHONE_FORM' | 'PHONE_SAME' | 'PASSWORD_WRONG' }
  | SendCodeRefusal

/** How a change of telephone stands, for the page that asks for the code. */
export type PhoneChangeView =
  | {
      readonly state: 'OPEN'
      readonly stage: PhoneStage
      /** Of the telephone that the code went to. */
      readonly maskedPhone: string
      /** Of the last code; null when it is over, spent or tried too often: a new one has to be sent. */
      readonly codeValidUntil: string | null
      readonly nextCodeAt: string | null
    }
  | { readonly state: 'GONE' }

/** GONE: ten minutes are over, or it was finished. PHONE_TAKEN, only once the code was right: there is an account. */
export type ChangePhoneRefusal = CodeRefusal | { readonly code: 'GONE' | 'PHONE_TAKEN' }

/** `token` is for the cookie. */
export type StartedTotp = { readonly token: string }
export type StartTotpRefusal = { readonly code: 'ALREADY_ENROLLED' | 'PASSWORD_WRONG' } | SendCodeRefusal

/** How the adding of an authenticator stands: a code proves the telephone first, and then one the app. */
export type TotpEnrolmentView =
  | {
      readonly state: 'PHONE'
      readonly maskedPhone: string
      /** Of the last code; null when it is over, spent or tried too often: a new one has to be sent. */
      readonly codeValidUntil: string | null
      readonly nextCodeAt: string | null
    }
  | {
      readonly state: 'APP'
      readonly secret: string
      /** What an app reads from a QR code. */
      readonly uri: string
    }
  | { readonly state: 'GONE' }

/** GONE: ten minutes are over. */
export type EnrolTotpRefusal = { readonly code: 'ALREADY_ENROLLED' | 'CODE_WRONG' | 'GONE' }

/** A code as it was typed: of one's authenticator, or of the SMS that was asked for. */
export type OwnConfirmation = { readonly by: 'TOTP' | 'SMS'; readonly typed: string }

/** GONE: the session was ended meanwhile. */
export type RemoveTotpRefusal = { readonly code: 'PASSWORD_WRONG' | 'GONE' } | CodeRefusal | TotpRefusal

/** A right over the holder is about to be given: a code went to the owner's own telephone; `token` is for the cookie. */
export type StartedGrant = { readonly token: string }
export type StartInvitationRefusal = InviteMemberRefusal | SendCodeRefusal
export type StartOwnerRefusal = { readonly code: 'NOT_FOUND' } | SendCodeRefusal

/** INVITE: somebody is invited. OWNER: a member becomes an owner. */
export type GrantKind = 'INVITE' | 'OWNER'
export type GrantView =
  | {
      readonly state: 'OPEN'
      readonly kind: GrantKind
      /** The invited telephone, masked, or the member's name. */
      readonly whom: string
      readonly role: AccountRole
      /** Of the telephone that the code went to. */
      readonly maskedPhone: string
      /** Of the last code; null when it is over, spent or tried too often: a new one has to be sent. */
      readonly codeValidUntil: string | null
      readonly nextCodeAt: string | null
    }
  | { readonly state: 'GONE' }

export type ConfirmedGrant = { readonly kind: GrantKind }
/** GONE: ten minutes are over, or they are no owner any more. ALREADY_MEMBER, NOT_FOUND: it has changed meanwhile. TOO_MANY: invited too many today. */
export type ConfirmGrantRefusal =
  | CodeRefusal
  | { readonly code: 'GONE' | 'ALREADY_MEMBER' | 'NOT_FOUND' }
  | TooManyRefusal
