import type { MessageView } from '../notifications/contract.ts'
import type { HistoryLine, RegistrationListItem, ScanMediaType } from './contract.ts'
import type { RegistrationState } from './registration.states.ts'

/** What an operator may do with a registration. */
export const operatorActions = ['SUSPEND', 'RESUME'] as const
export type OperatorAction = (typeof operatorActions)[number]

/** What an operator may decide about a holder. */
export const holderDecisions = ['VERIFY', 'CLOSE'] as const
export type HolderDecision = (typeof holderDecisions)[number]

/** A scan's facts; its picture is for the bank's people. */
export type ScanFacts = {
  readonly id: string
  readonly mediaType: ScanMediaType
  readonly size: number
  readonly formVersion: number
  readonly uploadedAt: string
  /** Null for one who is not known any more. */
  readonly uploadedBy: string | null
}

/** A registration's whole story for an operator: the account masked, nothing of what its form prints. */
export type RegistrationStory = Pick<
  RegistrationListItem,
  | 'number'
  | 'version'
  | 'bank'
  | 'branch'
  | 'accountMask'
  | 'accountHolder'
  | 'scope'
  | 'dailyLimit'
  | 'isDefault'
  | 'mandate'
  | 'reason'
  | 'createdAt'
  | 'replaces'
  | 'replacedBy'
> & {
  readonly state: RegistrationState
  readonly formVersion: number
  readonly printedAt: string | null
  readonly receivedAt: string | null
  readonly decidedAt: string | null
  readonly mandateVersion: number
  /** Why the bank refused the mandate, as its code. */
  readonly mandateReason: string | null
  readonly holder: {
    readonly id: string
    readonly kind: 'ORGANISATION' | 'PERSON'
    readonly name: string
    readonly taxCode: string | null
    readonly verifiedAt: string | null
    readonly closedAt: string | null
  }
  readonly scans: readonly ScanFacts[]
  readonly history: readonly HistoryLine[]
  readonly messages: readonly MessageView[]
  readonly actions: readonly OperatorAction[]
  /** Who of the staff looked, the newest first, fifty at most. */
  readonly looks: readonly {
    readonly id: string
    readonly at: string
    readonly name: string | null
    readonly self: boolean
  }[]
}

export type OperatorStepRefusal =
  | { readonly code: 'NOT_FOUND' | 'CHANGED' | 'REASON_EMPTY' }
  | { readonly code: 'WRONG_STATE'; readonly state: RegistrationState }
  | { readonly code: 'SUSPENDED_BY_OTHER'; readonly by: 'HOLDER' | 'BANK' | 'OPERATOR' }

/** TAX_CODE_HAS_ACCOUNT: another holder of the same tax code or identity number is verified. CLOSED: it has ended. */
export type DecideHolderRefusal = {
  readonly code: 'NOT_FOUND' | 'REASON_EMPTY' | 'CLOSED' | 'TAX_CODE_HAS_ACCOUNT'
}
