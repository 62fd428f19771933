/** What operators may decide about a holder: one proposes it, another approves. */
export const holderDecisions = ['VERIFY', 'CLOSE'] as const
export type HolderDecision = (typeof holderDecisions)[number]

/** How long a proposal waits for another operator. */
export const holderProposalDays = 7

/** So many proposals one operator makes within 24 hours, withdrawn ones among them. */
export const mostHolderProposalsPerDay = 20

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
    /** A registration of it, where its papers and its story are read; null where it has none. */
    readonly registration: string | null
  }
  /** The proposing operator's reason. */
  readonly why: string
  readonly proposedBy: { readonly name: string; readonly isYou: boolean }
  readonly proposedAt: string
  readonly expiresAt: string
  /** The holder's data changed since: verifying it needs a new proposal. */
  readonly changed: boolean
  /** What the reader may do with it. */
  readonly acts: readonly HolderProposalAct[]
}

/**
 * CLOSED: the holder has ended. VERIFIED: it is verified already. CHANGED: its data are not those that were looked at.
 * WAITING_ALREADY: a proposal about it waits. NOT_YOURS: the caller is no operator any more. TOO_MANY: `mostHolderProposalsPerDay`
 * are used up.
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
