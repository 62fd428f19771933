/**
 * The states of a card payment and what moves it, as data. An event that a state does not name changes
 * nothing: the bank answers the state as it is, so that a message may come late, twice or out of order.
 */
export const cardPaymentTransitions = {
  AWAITING_OTP: {
    CODE_SENT: 'AWAITING_OTP',
    CODE_WRONG: 'AWAITING_OTP',
    TRIES_USED_UP: 'DECLINED',
    MONEY_TAKEN: 'SUCCEEDED',
    MONEY_REFUSED: 'DECLINED',
    OUTCOME_DELAYED: 'PROCESSING',
    CANCELLED_BY_CALLER: 'CANCELLED',
  },
  PROCESSING: {
    MONEY_TAKEN: 'SUCCEEDED',
    MONEY_REFUSED: 'DECLINED',
  },
  SUCCEEDED: {},
  DECLINED: {},
  CANCELLED: {},
} as const

export type CardPaymentStatus = keyof typeof cardPaymentTransitions
export type CardPaymentEvent = keyof (typeof cardPaymentTransitions)['AWAITING_OTP']

export const cardPaymentStatuses = Object.keys(cardPaymentTransitions) as CardPaymentStatus[]
export const cardPaymentEvents = Object.keys(cardPaymentTransitions.AWAITING_OTP) as CardPaymentEvent[]

/** The state after `event`, or `undefined` when the event changes nothing in this state. */
export function nextStatus(
  status: CardPaymentStatus,
  event: CardPaymentEvent,
): CardPaymentStatus | undefined {
  const moves: Partial<Record<CardPaymentEvent, CardPaymentStatus>> = cardPaymentTransitions[status]
  return moves[event]
}
