/** What operators may decide about a holder: one proposes it, another approves. */
export const holderDecisions = ['VERIFY', 'CLOSE'] as const
export type HolderDecision = (typeof holderDecisions)[number]

/** How long a proposal waits for another operator. */
export const holderProposalDays = 7

/** So many proposals one operator makes within 24 hours, withdrawn ones among them. */
export const mostHolderProposalsPerDay = 20

/** So many proposals of one operator wait at a time. */
export const mostHolderProposalsWaiting = 20

/** Why a proposal that waits cannot be approved any more. */
export type HolderProposalObstacle = 'LAPSED' | 'PROPOSER_GONE' | 'CLOSED' | 'VERIFIED' | 'CHANGED'

export type HolderProposalAct = 'APPROVE' | 'REJECT' | 'WITHDRAW'

/** A proposal that waits; times in ISO 8601. */
export type WaitingHolderProposal = {
  readonly id: string
  readonly decision: HolderDecision
  readonly holder: {
    readonly id: string
    readonly kind: 'ORGANISATION' | 'PERSON'
    readonly name: string
    readonly taxCode: string | null
    readonly verified: boolean
    /** How many bank accounts of it are in force, or suspended. */
    readonly accounts: number
    /** A registration of it, where its papers and its story are read; null where it has none. */
    readonly registration: string | null
  }
  /** The proposing operator's reason. */
  readonly why: string
  readonly proposedBy: { readonly name: string; readonly isYou: boolean }
  readonly proposedAt: string
  readonly expiresAt: string
  /** Null while the holder is what the proposing operator saw, and the proposal can be approved. */
  readonly obstacle: HolderProposalObstacle | null
  /** What the reader may do with it. */
  readonly acts: readonly HolderProposalAct[]
}

/** The oldest that wait; `more` wait beside them. */
export type WaitingHolderProposals = {
  readonly waiting: readonly WaitingHolderProposal[]
  readonly more: number
  /** How many of all wait for another person than the proposing one to decide, the reader among them. */
  readonly toDecide: number
}

/**
 * CLOSED: the holder has ended. VERIFIED: it is verified already. CHANGED: it is not what was looked at.
 * WAITING_ALREADY: a proposal about it waits that can be approved. NOT_YOURS: the caller is no operator any more. TOO_MANY: `mostHolderProposalsPerDay`
 * are used up. TOO_MANY_WAITING: `mostHolderProposalsWaiting` of the operator's wait.
 */
export type ProposeHolderRefusal = {
  readonly code:
    | 'NOT_FOUND'
    | 'REASON_EMPTY'
    | 'CLOSED'
    | 'VERIFIED'
    | 'CHANGED'
    | 'WAITING_ALREADY'
    | 'NOT_YOURS'
    | 'TOO_MANY'
    | 'TOO_MANY_WAITING'
}

/**
 * NOT_WAITING: it was decided or withdrawn, or there is none. LAPSED: its time is over. OWN_PROPOSAL: another operator decides.
 * NOT_YOURS: only the proposing operator withdraws, only an operator decides. PROPOSER_GONE: who proposed is no operator any more.
 * TAX_CODE_HAS_ACCOUNT: another holder of the same tax code or identity number is verified.
 */
export type DecideHolderRefusal = {
  readonly code:
    | 'NOT_WAITING'
    | 'LAPSED'
    | 'OWN_PROPOSAL'
    | 'NOT_YOURS'
    | 'PROPOSER_GONE'
    | 'REASON_EMPTY'
    | 'CLOSED'
    | 'VERIFIED'
    | 'CHANGED'
    | 'TAX_CODE_HAS_ACCOUNT'
}
