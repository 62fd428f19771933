import type { Bilingual } from '../directory/contract.ts'
import type { PublicState } from './contract.ts'

/** Who has stopped an account lets it go on; SUSPENDED: nothing tells who that is. */
export type Suspension = 'SUSPENDED' | 'SUSPENDED_BY_HOLDER' | 'SUSPENDED_BY_BANK' | 'SUSPENDED_BY_OPERATOR'

/**
 * Why an account cannot pay this now. BANK_NOT_READY: approved,
 * and the bank has not confirmed yet. OVER_LIMIT: more than is left of its day. OUT_OF_SCOPE: registered for the holder's own
 * dossiers, and some of these are others'.
 */
export type AccountHindrance = Suspension | 'BANK_NOT_READY' | 'OVER_LIMIT' | 'OUT_OF_SCOPE'

/** A registered account as the payer chooses it; amounts in đồng as decimal strings. */
export type AccountChoice = {
  readonly registrationId: string
  readonly number: string
  readonly bank: Bilingual
  readonly accountMask: string
  readonly isDefault: boolean
  readonly dailyLimit: string
  readonly leftToday: string
  readonly hindrance: AccountHindrance | null
  /** A code is asked for: what is taken today, this included, passes the sum up to which none is. */
  readonly needsCode: boolean
}

export type AccountChoices = {
  readonly accounts: readonly AccountChoice[]
  /** Up to this sum a day, in đồng, an account is debited without a code. */
  readonly freeUpTo: string
  /** Dossiers of the payment that are not in the holder's own name. */
  readonly othersDossiers: readonly string[]
}

/** How the person who orders a debit confirms it; typed is what they typed. */
export type DebitConfirmation =
  | { readonly by: 'SESSION' }
  | { readonly by: 'TOTP'; readonly typed: string }
  | { readonly by: 'SMS'; readonly typed: string }

export type DebitRefusal =
  | { readonly code: 'NOT_PAYABLE'; readonly state: PublicState }
  | { readonly code: 'HELD'; readonly until: string | null }
  | { readonly code: 'CHARGES_CHANGED' | 'ACCOUNT_EMPTY' | 'ACCOUNT_NOT_IN_FORCE' | 'BANK_NOT_READY' }
  | { readonly code: 'OVER_LIMIT'; readonly leftToday: string }
  | { readonly code: 'OUT_OF_SCOPE'; readonly dossierCodes: readonly string[] }
  | {
      readonly code:
        | 'CODE_NEEDED'
        | 'CODE_EMPTY'
        | 'CODE_FORM'
        | 'CODE_EXPIRED'
        | 'CODE_USED'
        | 'NOT_ENROLLED'
    }
  | { readonly code: 'CODE_WRONG'; readonly triesLeft: number | null }
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }
