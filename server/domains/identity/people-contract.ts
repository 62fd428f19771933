import type { Bilingual } from '../directory/contract.ts'
import type { TooManyRefusal } from './account-contract.ts'
import type { InviteRefusal, PeopleRefusal, StaffRole } from './contract.ts'

/** The role of whom a new person of each role needs a yes from, beside whoever asks; and why nobody lets one in alone. */
export const approvals = {
  ACCOUNTANT: { by: 'ADMINISTRATOR', because: 'Two accountants of an agency give its money back.' },
  OPERATOR: { by: 'ADMINISTRATOR', because: 'Assigns, returns and refunds the money of every agency.' },
  ADMINISTRATOR: { by: 'ADMINISTRATOR', because: 'Has a say in who gets any of these roles.' },
  BANK_ADMINISTRATOR: {
    by: 'ADMINISTRATOR',
    because: 'Decides alone who receives and approves forms of a bank.',
  },
  TELLER: { by: 'BANK_ADMINISTRATOR', because: 'Receives the form by which an account is debited later.' },
  CONTROLLER: {
    by: 'BANK_ADMINISTRATOR',
    because: 'Approves the form by which an account is debited later.',
  },
} as const satisfies Record<StaffRole, { by: StaffRole; because: string }>

/** What is asked for: that somebody is let in, works again, is something else or signs in by another address, or is kept out. */
export type ProposalKind = 'INVITE' | 'REACTIVATE' | 'CHANGE' | 'DISABLE'

/** So many proposals one person makes within 24 hours, withdrawn ones among them: each is a mail to every administrator. */
export const mostProposalsPerDay = 20

/** So many people one person keeps out alone within 24 hours, and no administrator. */
export const mostDisabledAlone = 3

/**
 * SECOND_NEEDED: it takes another person's approval; propose it. ADMINISTRATOR_NEEDED: a bank's administrator is kept out by the
 * portal's administrators.
 */
export type DisableRefusal = {
  readonly code: 'YOURSELF' | 'NOT_FOUND' | 'SECOND_NEEDED' | 'ADMINISTRATOR_NEEDED'
}
/** TOO_MANY: this person gave as many passes as one may in a day. */
export type LetInRefusal = PeopleRefusal | TooManyRefusal
/** NOT_OPEN: the invitation was used, withdrawn or replaced, is over, or is of the server's command. */
export type WithdrawInvitationRefusal = { readonly code: 'NOT_FOUND' | 'NOT_OPEN' }
/** SIGNED_OUT_LATELY: another person ended a session of this administrator within the last hour. */
export type SignOutRefusal = {
  readonly code: 'YOURSELF' | 'NOT_FOUND' | 'SIGNED_OUT_LATELY' | 'ADMINISTRATOR_NEEDED'
}

/**
 * What a proposal waits for: a decision that somebody can make now, or somebody who could: a second administrator, a bank's
 * (another) administrator, or another person to ask, since who did may not any more.
 */
export type WaitsFor =
  | 'DECISION'
  | 'ADMINISTRATOR'
  | 'BANK_ADMINISTRATOR'
  | 'OTHER_BANK_ADMINISTRATOR'
  | 'OTHER_PROPOSER'

export type ProposalAct = 'APPROVE' | 'REJECT' | 'WITHDRAW'

/** What somebody is, or will be. */
export type PlacedRole = {
  readonly role: StaffRole
  readonly agency: { readonly id: string; readonly name: Bilingual } | null
  readonly bank: string | null
  readonly branch: string | null
}

/** A proposal that waits; times in ISO 8601. */
export type WaitingProposal = PlacedRole & {
  readonly id: string
  readonly kind: ProposalKind
  /** The address that they will sign in by. */
  readonly email: string
  /** Who works here, or did: as they are now. Null for somebody who is invited. */
  readonly person: (PlacedRole & { readonly name: string; readonly email: string }) | null
  readonly proposedBy: { readonly name: string; readonly isYou: boolean }
  readonly proposedAt: string
  /** The role that decides. */
  readonly decides: 'ADMINISTRATOR' | 'BANK_ADMINISTRATOR'
  readonly waitsFor: WaitsFor
  /** What whoever asks may do with it. */
  readonly acts: readonly ProposalAct[]
}

/** What came of a proposal, or that the server's command invited an administrator. */
export type PeopleNews = {
  readonly id: string
  readonly at: string
  readonly what:
    | `${ProposalKind}_${'APPROVED' | 'REJECTED' | 'WITHDRAWN'}`
    | 'INVITATION_WITHDRAWN'
    | 'COMMAND_INVITED'
    | 'COMMAND_REPLACED'
  /** Name or address. */
  readonly person: string
  readonly role: StaffRole
  /** Null for the server's command. */
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly reason: string | null
}

export type ProposalsView = {
  readonly waiting: readonly WaitingProposal[]
  /** Of the last thirty days, the newest first. */
  readonly news: readonly PeopleNews[]
  /** How many administrators can sign in now; below two nothing that needs a second one is decided. */
  readonly administrators: number
  /** Of which bank whoever asks is an administrator; null for the portal's. */
  readonly bank: string | null
}

/** What may be wrong with a proposal of any kind. TOO_MANY: `mostProposalsPerDay` are used up. */
export type ProposeRefusal =
  | InviteRefusal
  | TooManyRefusal
  | {
      readonly code:
        | 'WAITING_ALREADY'
        | 'ROLE_NOT_YOURS'
        | 'NOT_FOUND'
        | 'YOURSELF'
        | 'NOT_DISABLED'
        | 'DISABLED_ALREADY'
        | 'NOTHING_NEW'
    }
  /** Who asks is no administrator any more. */
  | { readonly code: 'NOT_YOURS' }

export type DecideRefusal = {
  readonly code:
    | 'NOT_FOUND'
    /** It was decided, or taken back, meanwhile. */
    | 'NOT_WAITING'
    | 'OWN_PROPOSAL'
    | 'ABOUT_YOU'
    /** Another role decides, or who asks may not any more. */
    | 'NOT_YOURS'
    | 'PROPOSER_GONE'
    /** Somebody joined under the address meanwhile. */
    | 'EMAIL_TAKEN'
    /** The person is not any more what they were when it was proposed. */
    | 'PERSON_CHANGED'
    | 'REASON_EMPTY'
}
