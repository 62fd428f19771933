import { describe, expect, test } from 'vitest'
import { allEvents, allStates, eventsFrom, next, unreachableStates } from '#lib/state-machine.ts'
import { type AttemptEvent, type AttemptState, attemptMachine, isLive, liveStates } from './attempt.states.ts'
import { pagesOfState, payerPages, publicStates } from './contract.ts'
import { type PaymentException, type PaymentState, paymentMachine, publicState } from './payment.states.ts'
import { stateAfter } from './settle-attempt.ts'

const ends = ['SUCCEEDED', 'DECLINED', 'CANCELLED', 'EXPIRED'] as const
const bankEnds = {
  BANK_SUCCEEDED: 'SUCCEEDED',
  BANK_DECLINED: 'DECLINED',
  BANK_CANCELLED: 'CANCELLED',
} as const

/** Every legal step, written out a second time: what is not here must be refused. */
const legal: Record<AttemptState, Partial<Record<AttemptEvent, AttemptState>>> = {
  VERIFYING: {
    CARD_ACCEPTED: 'AWAITING_OTP',
    CARD_REFUSED: 'DECLINED',
    VERIFY_SILENT: 'DECLINED',
    GIVES_WAY: 'CANCELLED',
    ...bankEnds,
  },
  AWAITING_OTP: {
    NEW_CODE: 'AWAITING_OTP',
    CODE_SENT_ON: 'SENT',
    PAYER_LETS_GO: 'CANCELLED',
    GIVES_WAY: 'CANCELLED',
    LEASE_ENDS: 'EXPIRED',
    ASK_TO_CANCEL: 'CANCELLING',
    ...bankEnds,
  },
  SENT: { BANK_PENDING: 'UNKNOWN', BANK_AWAITS_OTP: 'AWAITING_OTP', ...bankEnds },
  UNKNOWN: { BANK_PENDING: 'UNKNOWN', BANK_AWAITS_OTP: 'AWAITING_OTP', ...bankEnds },
  CANCELLING: { BANK_PENDING: 'CANCELLING', ...bankEnds },
  AT_COUNTER: { LEASE_ENDS: 'EXPIRED', ...bankEnds },
  SUCCEEDED: {},
  DECLINED: { BANK_SUCCEEDED: 'SUCCEEDED' },
  CANCELLED: { BANK_SUCCEEDED: 'SUCCEEDED' },
  EXPIRED: { BANK_SUCCEEDED: 'SUCCEEDED' },
}

describe('an attempt', () => {
  const pairs = allStates(attemptMachine).flatMap((state) =>
    allEvents(attemptMachine).map((event) => [state, event] as const),
  )

  test.each(pairs)('%s × %s', (state, event) => {
    const expected = legal[state][event]
    if (expected === undefined) {
      expect(next(attemptMachine, state, event)).toEqual({
        ok: false,
        error: { code: 'ILLEGAL_TRANSITION', from: state, event },
      })
      expect(() => stateAfter(state, event)).toThrow(`No ${event} from ${state}`)
    } else {
      expect(stateAfter(state, event)).toBe(expected)
    }
  })

  test('by card reaches each of its states but the one in which an attempt at a counter begins', () => {
    expect(unreachableStates(attemptMachine)).toEqual(['AT_COUNTER'])
  })

  test('is either live or ended, and only a bank that has taken money changes an end', () => {
    const states = allStates(attemptMachine)
    expect(states.filter(isLive)).toEqual([...liveStates])
    expect(states.filter((state) => !isLive(state)).sort()).toEqual([...ends].sort())
    for (const end of ends) {
      expect(eventsFrom(attemptMachine, end)).toEqual(end === 'SUCCEEDED' ? [] : ['BANK_SUCCEEDED'])
    }
  })

  test('can be declined, cancelled or succeed from every live state: the bank always has the last word', () => {
    for (const state of liveStates) {
      for (const event of Object.keys(bankEnds)) expect(eventsFrom(attemptMachine, state)).toContain(event)
    }
  })
})

describe('a payment', () => {
  test('reaches each of its states, and nothing leads out of PAID', () => {
    expect(unreachableStates(paymentMachine)).toEqual([])
    expect(eventsFrom(paymentMachine, 'PAID')).toEqual([])
  })

  const lastAttempts = [null, ...allStates(attemptMachine)]
  const exceptions: (PaymentException | null)[] = [null, 'LATE', 'DUPLICATE', 'SHORT', 'OVER', 'MISMATCH']
  const seen = {
    VERIFYING: 'CHECKING_CARD',
    AWAITING_OTP: 'AWAITING_OTP',
    SENT: 'WAITING_FOR_BANK',
    UNKNOWN: 'WAITING_FOR_BANK',
    CANCELLING: 'WAITING_FOR_BANK',
    AT_COUNTER: 'AT_COUNTER',
    SUCCEEDED: 'RETURNED',
    DECLINED: 'DECLINED',
    CANCELLED: 'DECLINED',
    EXPIRED: 'DECLINED',
  } as const

  /** The rule in the order in which it is read: paid, money held, expired, the last attempt. */
  function expected(payment: PaymentState, exception: PaymentException | null, last: AttemptState | null) {
    if (payment === 'PAID') return 'PAID'
    if (exception) return 'HELD'
    if (payment === 'EXPIRED') return 'EXPIRED'
    return last === null ? 'OPEN' : seen[last]
  }

  const combinations = allStates(paymentMachine).flatMap((payment) =>
    exceptions.flatMap((exception) => lastAttempts.map((last) => [payment, exception, last] as const)),
  )

  test.each(combinations)(
    '%s, exception %s, last attempt %s has one public state',
    (payment, exception, last) => {
      expect(publicState(payment, exception, last)).toBe(expected(payment, exception, last))
    },
  )

  test('every public state is shown by some combination', () => {
    const shown = new Set(
      combinations.map(([payment, exception, last]) => publicState(payment, exception, last)),
    )
    expect([...shown].sort()).toEqual([...publicStates].sort())
  })

  test('every public state has pages, all of them known, and every page has a state', () => {
    expect(Object.keys(pagesOfState).sort()).toEqual([...publicStates].sort())
    const pages = Object.values(pagesOfState).flat()
    expect([...new Set(pages)].sort()).toEqual([...payerPages].sort())
  })

  test('a card can be typed only where an attempt may begin, a code only where one is awaited', () => {
    const statesWith = (page: string) =>
      publicStates.filter((state) => (pagesOfState[state] as readonly string[]).includes(page))
    expect(statesWith('card')).toEqual(['OPEN', 'DECLINED', 'RETURNED'])
    expect(statesWith('otp')).toEqual(['AWAITING_OTP'])
    expect(statesWith('confirmation')).toEqual(['PAID'])
  })
})
