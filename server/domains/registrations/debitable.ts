import type { Scope } from './contract.ts'
import type { RegistrationState } from './registration.states.ts'

/** A registered account as whoever debits it needs it. */
export type DebitableAccount = {
  readonly registrationId: string
  /** Of its form, and of its mandate at the bank. */
  readonly number: string
  readonly connector: string
  readonly accountMask: string
  readonly accountHolder: string
  readonly scope: Scope
  /** Đồng on one business day. */
  readonly dailyLimit: bigint
  readonly isDefault: boolean
  /** The bank has confirmed its mandate, so that it will debit. */
  readonly ready: boolean
}

/** An account that was registered and is stopped for now, as its holder reads of it. */
export type SuspendedAccount = Omit<DebitableAccount, 'ready'> & {
  /** Who lets it go on; null where nothing tells. */
  readonly suspendedBy: Suspender | null
}

/** Who may stop a registered account, and then lets it go on: its holder, the bank, or the operator of the portal. */
export type Suspender = 'HOLDER' | 'BANK' | 'OPERATOR'

export type LockedAccount = DebitableAccount & { readonly state: RegistrationState }
