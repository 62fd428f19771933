import type { Bilingual } from '../directory/contract.ts'

/**
 * What a person of the staff may do: see to one agency's money, to everyone's, or to people; at a bank, see to its people,
 * receive signed forms, or decide about them.
 */
export const staffRoles = [
  'ACCOUNTANT',
  'OPERATOR',
  'ADMINISTRATOR',
  'BANK_ADMINISTRATOR',
  'TELLER',
  'CONTROLLER',
] as const

export type StaffRole = (typeof staffRoles)[number]

/** Where people of each role belong; the others are the whole portal's. */
export const rolePlaces: Readonly<Record<StaffRole, 'AGENCY' | 'BANK' | 'BRANCH' | null>> = {
  ACCOUNTANT: 'AGENCY',
  OPERATOR: null,
  ADMINISTRATOR: null,
  BANK_ADMINISTRATOR: 'BANK',
  TELLER: 'BRANCH',
  CONTROLLER: 'BRANCH',
}

/**
 * Whoever is signed in. `agencyId` is an accountant's own agency; `bank` (its connector's name) is that of a bank's people,
 * `branch` a teller's or controller's; all are null for everyone else.
 */
export type Staff = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: StaffRole
  readonly agencyId: string | null
  readonly bank: string | null
  readonly branch: string | null
}

/** One of a person's own sessions; times in ISO 8601. */
export type SessionView = {
  readonly id: string
  /** Browser and system, "" where they are not known. */
  readonly device: string
  readonly address: string
  readonly since: string
  readonly lastSeen: string
  readonly isThisOne: boolean
}

/** A member of the staff, or somebody who was invited: then the id is the invitation's and there is no name yet. */
export type PersonView = {
  readonly id: string
  readonly name: string | null
  readonly email: string
  readonly role: StaffRole
  readonly agency: { readonly id: string; readonly name: Bilingual } | null
  readonly bank: string | null
  readonly branch: string | null
  readonly state: 'ACTIVE' | 'DISABLED' | 'INVITED' | 'LAPSED'
  readonly openSessions: number
  readonly isYou: boolean
  /** An open invitation that whoever asks may withdraw. */
  readonly canWithdraw: boolean
}

/** What an invitation shows to whoever holds its token. `secret` and `enrolment` are for the authenticator app. */
export type InvitationView =
  | {
      readonly state: 'OPEN'
      readonly email: string
      readonly role: StaffRole
      readonly agency: Bilingual | null
      readonly bank: string | null
      readonly branch: string | null
      readonly expiresAt: string
      readonly secret: string
      readonly enrolment: string
    }
  | { readonly state: 'USED' | 'EXPIRED' | 'REPLACED' | 'UNKNOWN' }

export type PasswordRefusal = {
  readonly code: 'PASSWORD_SHORT' | 'PASSWORD_LONG' | 'PASSWORD_COMMON' | 'PASSWORD_PERSONAL'
}
export type InviteRefusal = {
  readonly code:
    | 'EMAIL_EMPTY'
    | 'EMAIL_FORM'
    | 'EMAIL_TAKEN'
    | 'ROLE_EMPTY'
    | 'AGENCY_EMPTY'
    | 'AGENCY_UNKNOWN'
    | 'AGENCY_NOT_NEEDED'
    | 'BANK_EMPTY'
    | 'BANK_UNKNOWN'
    | 'BANK_NOT_NEEDED'
    | 'BRANCH_EMPTY'
    | 'BRANCH_FORM'
    | 'BRANCH_NOT_NEEDED'
}
export type AcceptRefusal =
  | PasswordRefusal
  | { readonly code: 'NAME_EMPTY' | 'NAME_FORM' | 'CODE_WRONG' | 'EMAIL_TAKEN' }
  /** The invitation is not open, or no more. */
  | { readonly code: 'NOT_OPEN' }
/** One answer for whatever was wrong: nobody learns which part of it was right. */
export type SignInRefusal =
  | { readonly code: 'WRONG' }
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }
export type PeopleRefusal = { readonly code: 'YOURSELF' | 'NOT_FOUND' }
/** The pass that another person gave is used, over, replaced by a newer one, or unknown. */
export type PassRefusal = { readonly code: 'NOT_OPEN' }
