import { defineMachine, type MachineEvent, type MachineState } from '#lib/state-machine.ts'

/**
 * One try to pay. By card:
 * VERIFYING: the bank looks at the card. AWAITING_OTP: a code was sent to its holder. SENT: the code went on
 * to the bank and the money may move. UNKNOWN: the bank has not said whether it did. CANCELLING: someone
 * wants an end, but a code may still be on its way, so the bank must promise first that it will take nothing.
 * At a branch: AT_COUNTER, from the bank's activation until it says taken or not, or the lease ends. A transfer is known
 * when its money has come, and begins SUCCEEDED.
 * The ends take one more event: a bank that says "taken" after all is believed, because money is a fact.
 */
export const attemptMachine = defineMachine({
  initial: 'VERIFYING',
  states: {
    VERIFYING: {
      CARD_ACCEPTED: 'AWAITING_OTP',
      CARD_REFUSED: 'DECLINED',
      VERIFY_SILENT: 'DECLINED',
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
    },
    AWAITING_OTP: {
      NEW_CODE: 'AWAITING_OTP',
      CODE_SENT_ON: 'SENT',
      PAYER_LETS_GO: 'CANCELLED',
      LEASE_ENDS: 'EXPIRED',
      ASK_TO_CANCEL: 'CANCELLING',
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
    },
    SENT: {
      BANK_PENDING: 'UNKNOWN',
      BANK_AWAITS_OTP: 'AWAITING_OTP',
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
    },
    UNKNOWN: {
      BANK_PENDING: 'UNKNOWN',
      BANK_AWAITS_OTP: 'AWAITING_OTP',
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
    },
    CANCELLING: {
      BANK_PENDING: 'CANCELLING',
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
    },
    AT_COUNTER: {
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
      LEASE_ENDS: 'EXPIRED',
    },
    SUCCEEDED: {},
    DECLINED: { BANK_SUCCEEDED: 'SUCCEEDED' },
    CANCELLED: { BANK_SUCCEEDED: 'SUCCEEDED' },
    EXPIRED: { BANK_SUCCEEDED: 'SUCCEEDED' },
  },
})

export type AttemptState = MachineState<typeof attemptMachine>
export type AttemptEvent = MachineEvent<typeof attemptMachine>

/** States in which an attempt still holds its charges. */
export const liveStates = [
  'VERIFYING',
  'AWAITING_OTP',
  'SENT',
  'UNKNOWN',
  'CANCELLING',
  'AT_COUNTER',
] as const satisfies AttemptState[]

/** States in which the bank owes us an answer, and is asked for it. */
const askedStates = ['SENT', 'UNKNOWN', 'CANCELLING'] as const satisfies AttemptState[]

export const isAsked = (state: AttemptState): boolean => (askedStates as readonly string[]).includes(state)

export const isLive = (state: AttemptState): boolean => (liveStates as readonly string[]).includes(state)
