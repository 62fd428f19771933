import type { Locale } from '#lib/locale.ts'
import type { PasswordRefusal } from './contract.ts'

/** In whose name one pays: an organisation by its tax code, a person by their identity number. */
export type HolderKind = 'ORGANISATION' | 'PERSON'

/** An owner also decides who else acts for the holder. A person is the owner of their own. */
export const accountRoles = ['OWNER', 'ACCOUNTANT'] as const
export type AccountRole = (typeof accountRoles)[number]

/** For whom a session acts. `visitorId` is the holder's list of dossiers and payments. */
export type ActingHolder = {
  readonly id: string
  readonly kind: HolderKind
  readonly name: string
  readonly visitorId: string
  /** Whether the bank has seen the signed form, or the operator has checked: only then all of its dossiers are shown. */
  readonly verified: boolean
  /** What dossiers of its tax code or identity number bear as well; 32 bytes. */
  readonly ownerKey: Uint8Array
}

type SignedInPerson = {
  readonly sessionId: string
  readonly accountId: string
  readonly name: string
  readonly language: Locale
  /** Whether an authenticator app confirms for them. */
  readonly hasTotp: boolean
}

/** Somebody signed in who acts for a holder. */
export type HolderAccount = SignedInPerson & { readonly role: AccountRole; readonly holder: ActingHolder }

/** Somebody signed in; without a holder while none of several is chosen, or once their last membership has ended. */
export type SignedInAccount =
  | HolderAccount
  | (SignedInPerson & { readonly role: null; readonly holder: null })

/** Everything about an organisation that the registration form prints. Dates are ISO days; telephones are in E.164. */
export type OrganisationDetails = {
  readonly kind: 'ORGANISATION'
  readonly name: string
  readonly shortName: string | null
  /** "0400603108", or of a branch "0314409058-002". */
  readonly taxCode: string
  /** When and by whom the certificate of registration, or the decision that founded it, was issued. */
  readonly issuedOn: string | null
  readonly issuedBy: string | null
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly representative: {
    readonly name: string
    readonly position: string
    readonly identityNumber: string | null
    /** Number of the letter of authority of who represents but by law does not. */
    readonly authority: string | null
  }
}

export type PersonDetails = {
  readonly kind: 'PERSON'
  readonly name: string
  /** Twelve digits. */
  readonly identityNumber: string
  readonly issuedOn: string | null
  readonly issuedBy: string | null
  readonly address: string | null
  readonly phone: string
  readonly email: string | null
}

export type HolderDetails = OrganisationDetails | PersonDetails

/** What a form about an organisation sends, as typed; "" for what was left out. */
export type TypedOrganisation = {
  readonly organisationName: string
  readonly shortName: string
  readonly taxCode: string
  /** ISO day, as a date field sends it, or dd/mm/yyyy. */
  readonly issuedOn: string
  readonly issuedBy: string
  readonly address: string
  /** The organisation's own telephone; "" for that of whoever registers it. */
  readonly contactPhone: string
  readonly email: string
  readonly representative: string
  readonly position: string
  readonly representativeIdentity: string
  readonly authority: string
}

/** What a form about a person sends beside their name, as typed; "" for what was left out. */
export type TypedPerson = {
  readonly identityNumber: string
  readonly issuedOn: string
  readonly issuedBy: string
  readonly address: string
  readonly email: string
}

/** Who signs up, for whatever holder. `phone` is theirs: it receives the code, and is what they sign in with. */
export type TypedAccount = { readonly name: string; readonly phone: string; readonly password: string }

/** Which field of a form each refusal belongs to. */
export const fieldOfRefusal = {
  NAME_EMPTY: 'name',
  NAME_FORM: 'name',
  PHONE_EMPTY: 'phone',
  PHONE_FORM: 'phone',
  PASSWORD_SHORT: 'password',
  PASSWORD_LONG: 'password',
  PASSWORD_COMMON: 'password',
  PASSWORD_PERSONAL: 'password',
  ORGANISATION_NAME_EMPTY: 'organisationName',
  ORGANISATION_NAME_FORM: 'organisationName',
  SHORT_NAME_FORM: 'shortName',
  TAX_CODE_EMPTY: 'taxCode',
  TAX_CODE_FORM: 'taxCode',
  TAX_CODE_CHECK_DIGIT: 'taxCode',
  /** Twelve digits: a person or a household business pays in a person's name. */
  TAX_CODE_OF_PERSON: 'taxCode',
  ISSUED_ON_FORM: 'issuedOn',
  ISSUED_ON_FUTURE: 'issuedOn',
  ISSUED_BY_FORM: 'issuedBy',
  ADDRESS_EMPTY: 'address',
  ADDRESS_FORM: 'address',
  CONTACT_PHONE_FORM: 'contactPhone',
  EMAIL_EMPTY: 'email',
  EMAIL_FORM: 'email',
  REPRESENTATIVE_EMPTY: 'representative',
  REPRESENTATIVE_FORM: 'representative',
  POSITION_EMPTY: 'position',
  POSITION_FORM: 'position',
  REPRESENTATIVE_IDENTITY_FORM: 'representativeIdentity',
  AUTHORITY_FORM: 'authority',
  IDENTITY_EMPTY: 'identityNumber',
  IDENTITY_FORM: 'identityNumber',
  /** Nine digits: the card has not been valid since 2025. */
  IDENTITY_OLD_CARD: 'identityNumber',
} as const

export type FieldRefusalCode = keyof typeof fieldOfRefusal
export type FieldRefusal = { readonly code: FieldRefusalCode }

export type TooManyRefusal = { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }
/** A new code can be sent from `nextCodeAt` (ISO 8601) on. */
export type TooSoonRefusal = { readonly code: 'TOO_SOON'; readonly nextCodeAt: string }

/** A code is on its way to a telephone; times in ISO 8601. */
export type SentCode = {
  readonly codeId: string
  /** "09x xxx x678". */
  readonly maskedPhone: string
  readonly validUntil: string
  readonly nextCodeAt: string
}
/** CODES_EXHAUSTED: people who are not signed in have been sent all that they may be sent within the hour, all of them together. */
export type SendCodeRefusal =
  | TooSoonRefusal
  | TooManyRefusal
  | { readonly code: 'CODES_EXHAUSTED'; readonly retryAfterSeconds: number }

/** CODE_USED: spent, replaced by a newer one, or tried wrongly too often. TOO_MANY: too many wrong ones were typed. */
export type CodeRefusal =
  | { readonly code: 'CODE_EMPTY' | 'CODE_FORM' | 'CODE_EXPIRED' | 'CODE_USED' }
  | { readonly code: 'CODE_WRONG'; readonly triesLeft: number }
  | TooManyRefusal

/** NOT_ENROLLED: they have no authenticator app. CODE_USED: wait for the next code. */
export type TotpRefusal = { readonly code: 'CODE_WRONG' | 'CODE_USED' | 'NOT_ENROLLED' } | TooManyRefusal

/** What is typed is in order: a code was sent. `token` names the sign-up, for the cookie. */
export type StartedSignUp = { readonly token: string } & SentCode
export type SignUpRefusal = FieldRefusal | SendCodeRefusal

/** How a sign-up stands, for the page that asks for the code. */
export type SignUpView =
  | {
      readonly state: 'OPEN'
      readonly kind: HolderKind | 'MEMBER'
      readonly maskedPhone: string
      /** Of the last code; null when it is over, spent or tried too often: a new one has to be sent. */
      readonly codeValidUntil: string | null
      readonly nextCodeAt: string | null
    }
  | { readonly state: 'GONE' }

/** GONE: half an hour is over, or it was finished. PHONE_TAKEN, only once the code was right: there is an account. */
export type VerifyRefusal = CodeRefusal | { readonly code: 'GONE' | 'PHONE_TAKEN' | 'INVITATION_OVER' }

/** Everyone's answer for whatever was wrong with telephone and password: WRONG. */
export type AccountSignInRefusal = { readonly code: 'WRONG' } | TooManyRefusal

/** One holder that an account may act for. */
export type MembershipView = {
  readonly holderId: string
  readonly kind: HolderKind
  readonly name: string
  readonly role: AccountRole
  readonly verified: boolean
}

/** Whoever is signed in, as their pages greet them. */
export type MeView = {
  readonly name: string
  readonly language: Locale
  readonly maskedPhone: string
  readonly hasTotp: boolean
  readonly role: AccountRole | null
  readonly holder: Pick<ActingHolder, 'id' | 'kind' | 'name' | 'verified'> | null
  readonly memberships: readonly MembershipView[]
}

/** A member of a holder. */
export type MemberView = {
  readonly membershipId: string
  readonly name: string
  readonly maskedPhone: string
  readonly role: AccountRole
  readonly since: string
  readonly isYou: boolean
  /** The only owner stays one. */
  readonly isLastOwner: boolean
}

/** Somebody who was invited and has not come yet. */
export type MemberInvitationView = {
  readonly invitationId: string
  readonly maskedPhone: string
  readonly role: AccountRole
  readonly invitedBy: string
  readonly expiresAt: string
  readonly isOver: boolean
}

export type MembersView = {
  readonly members: readonly MemberView[]
  readonly invitations: readonly MemberInvitationView[]
}

/** What an invitation shows to whoever holds its link. */
export type InvitationToHolder =
  | {
      readonly state: 'OPEN'
      readonly holder: string
      readonly role: AccountRole
      readonly invitedBy: string
      readonly maskedPhone: string
      readonly expiresAt: string
    }
  | { readonly state: 'USED' | 'EXPIRED' | 'REPLACED' | 'UNKNOWN' }

export type InviteMemberRefusal =
  | { readonly code: 'PHONE_EMPTY' | 'PHONE_FORM' | 'ROLE_EMPTY' | 'ALREADY_MEMBER' | 'NOT_FOR_PERSON' }
  | TooManyRefusal
/** NOT_OPEN: used, replaced, withdrawn or over. */
export type AcceptInvitationRefusal =
  | SignUpRefusal
  | { readonly code: 'NOT_OPEN' }
  /** For somebody signed in with another telephone than the invited one. */
  | { readonly code: 'OTHER_PHONE' }
export type MembershipRefusal = { readonly code: 'NOT_FOUND' | 'LAST_OWNER' }

/** A code was sent if there is such an account; `token` is for the cookie. */
export type StartedReset = { readonly token: string } & Omit<SentCode, 'codeId'>
export type StartResetRefusal = { readonly code: 'PHONE_EMPTY' | 'PHONE_FORM' } | SendCodeRefusal
export type FinishResetRefusal = CodeRefusal | PasswordRefusal | { readonly code: 'GONE' }
/** DONE: the password is the new one. AUTHENTICATOR: it waits for a code of the app; `token` is for the cookie. */
export type FinishedReset =
  | { readonly state: 'DONE' }
  | { readonly state: 'AUTHENTICATOR'; readonly token: string }
/** GONE: half an hour is over, or the password was changed meanwhile. */
export type ConfirmResetRefusal = { readonly code: 'GONE' | 'CODE_EMPTY' | 'CODE_FORM' } | TotpRefusal

/** Of a verified holder only address, telephone and e-mail change here; the rest needs a new registration form. */
export type UpdateDetailsRefusal = FieldRefusal | { readonly code: 'VERIFIED' }

/** TAX_CODE_HAS_ACCOUNT: another verified holder has this tax code or identity number. */
export type VerifyHolderRefusal = { readonly code: 'TAX_CODE_HAS_ACCOUNT' | 'NOT_FOUND' | 'CLOSED' }
export type SwitchHolderRefusal = { readonly code: 'NOT_A_MEMBER' }

/** Where messages about a holder go. */
export type HolderContact = {
  readonly phone: string
  readonly email: string | null
  readonly language: Locale
}
