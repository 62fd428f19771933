import { defineMachine, type MachineEvent, type MachineState } from '#lib/state-machine.ts'

/**
 * One try to pay. By card:
 * VERIFYING: the bank looks at the card. AWAITING_OTP: a code was sent to its holder. SENT: the code went on
 * to the bank and the money may move. UNKNOWN: the bank has not said whether it did. CANCELLING: someone
 * wants an end, but a code may still be on its way, so the bank must promise first that it will take nothing.
 * Until its code goes on an attempt holds nothing, and GIVES_WAY to whoever holds the charges or has paid them.
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
      GIVES_WAY: 'CANCELLED',
      BANK_SUCCEEDED: 'SUCCEEDED',
      BANK_DECLINED: 'DECLINED',
      BANK_CANCELLED: 'CANCELLED',
    },
    AWAITING_OTP: {
      NEW_CODE: 'AWAITING_OTP',
      CODE_SENT_ON: 'SENT',
      PAYER_LETS_GO: 'CANCELLED',
      GIVES_WAY: 'CANCELLED',
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

/** States in which an attempt has not ended. Which of them hold the charges: `attempt_holds` of the database. */
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

/** A card before its code goes on, of which nothing may be on its way: it holds nothing, and gives way. */
export const holdsNothing = ({
  state,
  codeUnsure,
}: {
  readonly state: AttemptState
  readonly codeUnsure: boolean
}): boolean => !codeUnsure && (state === 'VERIFYING' || state === 'AWAITING_OTP')

export const isLive = (state: AttemptState): boolean => (liveStates as readonly string[]).includes(state)
