import { expect, test } from 'vitest'
import {
  type CardPaymentEvent,
  type CardPaymentStatus,
  cardPaymentEvents,
  cardPaymentStatuses,
  nextStatus,
} from './card-payment.states.ts'

const final: readonly CardPaymentStatus[] = ['SUCCEEDED', 'DECLINED', 'CANCELLED']

/** The whole table, written down a second time: a dash changes nothing. */
const expected: Record<CardPaymentEvent, readonly [awaitingOtp: string, processing: string]> = {
  CODE_SENT: ['AWAITING_OTP', '-'],
  CODE_WRONG: ['AWAITING_OTP', '-'],
  TRIES_USED_UP: ['DECLINED', '-'],
  MONEY_TAKEN: ['SUCCEEDED', 'SUCCEEDED'],
  MONEY_REFUSED: ['DECLINED', 'DECLINED'],
  OUTCOME_DELAYED: ['PROCESSING', '-'],
  CANCELLED_BY_CALLER: ['CANCELLED', '-'],
}

test.each(cardPaymentEvents)('%s in every state', (event) => {
  const [awaitingOtp, processing] = expected[event]
  expect(nextStatus('AWAITING_OTP', event) ?? '-').toBe(awaitingOtp)
  expect(nextStatus('PROCESSING', event) ?? '-').toBe(processing)
  for (const status of final) expect(nextStatus(status, event)).toBeUndefined()
})

test('every state is reached from the first one', () => {
  const reached = new Set<CardPaymentStatus>(['AWAITING_OTP'])
  for (const status of reached) {
    for (const event of cardPaymentEvents) {
      const next = nextStatus(status, event)
      if (next !== undefined) reached.add(next)
    }
  }
  expect([...reached].sort()).toEqual([...cardPaymentStatuses].sort())
})
