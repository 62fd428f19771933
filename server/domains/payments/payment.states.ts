import { defineMachine, type MachineState } from '#lib/state-machine.ts'
import type { AttemptState } from './attempt.states.ts'
import type { PublicState } from './contract.ts'

/** The intent to pay. EXPIRED can still become PAID: a bank's success that comes late is applied where it fits. */
export const paymentMachine = defineMachine({
  initial: 'OPEN',
  states: {
    OPEN: { PAY: 'PAID', EXPIRE: 'EXPIRED' },
    EXPIRED: { PAY: 'PAID' },
    PAID: {},
  },
})

export type PaymentState = MachineState<typeof paymentMachine>
export type PaymentException = 'LATE' | 'DUPLICATE' | 'SHORT' | 'OVER' | 'MISMATCH'

const ofAttempt: Record<AttemptState, PublicState> = {
  VERIFYING: 'CHECKING_CARD',
  AWAITING_OTP: 'AWAITING_OTP',
  SENT: 'WAITING_FOR_BANK',
  UNKNOWN: 'WAITING_FOR_BANK',
  CANCELLING: 'WAITING_FOR_BANK',
  AT_COUNTER: 'AT_COUNTER',
  // Money came and the payment neither is paid nor waits for anything: it went back.
  SUCCEEDED: 'RETURNED',
  DECLINED: 'DECLINED',
  CANCELLED: 'DECLINED',
  EXPIRED: 'DECLINED',
}

/** What the payer sees: every combination of states has exactly one answer. */
export function publicState(
  payment: PaymentState,
  exception: PaymentException | null,
  lastAttempt: AttemptState | null,
): PublicState {
  if (payment === 'PAID') return 'PAID'
  if (exception !== null) return 'HELD'
  if (payment === 'EXPIRED') return 'EXPIRED'
  return lastAttempt === null ? 'OPEN' : ofAttempt[lastAttempt]
}

/**
 * What one reader sees. The attempt is the last that counts for the reader: others' cards that hold nothing do not. A card of
 * another that awaits a code therefore holds, since a code of it may be at the bank.
 */
export function stateAsRead(
  payment: PaymentState,
  exception: PaymentException | null,
  attempt: { readonly state: AttemptState; readonly yours: boolean } | null,
): PublicState {
  const state = publicState(payment, exception, attempt?.state ?? null)
  return state === 'AWAITING_OTP' && attempt?.yours === false ? 'WAITING_FOR_BANK' : state
}
