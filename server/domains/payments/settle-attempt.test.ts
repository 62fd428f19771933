import { describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import { attemptFacts, someReference, someTime } from '#tests/factories/facts.ts'
import { decideCheck } from './commands/start-card-attempt.ts'
import { decideSending } from './commands/submit-otp.ts'
import { declineReason } from './decline-reason.ts'
import { backToOtp, letGo, stillUnknown } from './settle-attempt.ts'

const otp = { maskedPhone: '09x xxx x678', digits: 6, validUntil: '2026-11-21T03:02:00Z', triesLeft: 3 }
const message = { id: 'message-1', body: '{}' }

describe('the bank looked at the card', () => {
  const verifying = attemptFacts({ state: 'VERIFYING', otp: null })

  test('accepted: the code is awaited until the attempt ends, another may be asked for after 30 s', () => {
    const change = decideCheck(
      verifying,
      { kind: 'ANSWERED', value: { status: 'OTP_SENT', otp }, message },
      someTime,
    )
    expect(change.attempt).toMatchObject({
      state: 'AWAITING_OTP',
      otp: { ...otp, codesSent: 1, error: null, nextCodeAt: '2026-11-21T03:00:30.000Z' },
      finishedAt: null,
    })
    expect(change.lease).toBe('KEEP')
    expect(change.jobs).toMatchObject([{ task: 'expire-attempt', runAt: verifying.leaseUntil }])
  })

  test.each([
    ['CARD_LOCKED', 'CARD_LOCKED'],
    ['HOLDER_NAME_WRONG', 'HOLDER_NAME_WRONG'],
    ['SOMETHING_NEW', 'DECLINED'],
  ])('refused for %s: declined for %s, charges free, nothing to cancel', (said, reason) => {
    const answer = { kind: 'ANSWERED', value: { status: 'REFUSED', reason: said }, message } as const
    const change = decideCheck(verifying, answer, someTime)
    expect(change).toMatchObject({ attempt: { state: 'DECLINED', reason }, lease: 'CLOSE', jobs: [] })
  })

  test.each([
    { kind: 'SILENT', why: 'TimeoutError' } as const,
    { kind: 'REFUSED', code: 'BODY_INVALID', retryAfterSeconds: null } as const,
  ])('$kind: declined, charges free, and the bank is told never to take the money', (answer) => {
    const change = decideCheck(verifying, answer, someTime)
    expect(change).toMatchObject({
      attempt: { state: 'DECLINED', reason: 'BANK_SILENT', finishedAt: someTime },
      lease: 'CLOSE',
      jobs: [{ task: 'cancel-at-bank', runAt: someTime }],
    })
  })
})

describe('letting go', () => {
  test.each([
    ['PAYER_LETS_GO', 'CANCELLED_BY_PAYER', 'CANCELLED'],
    ['LEASE_ENDS', 'LEASE_ENDED', 'EXPIRED'],
    ['BANK_DECLINED', 'OTP_TOO_MANY', 'DECLINED'],
  ] as const)('%s while no code is on its way: ended at once, the bank is told', (event, reason, state) => {
    const answered = attemptFacts({ sentAt: someTime, otpTry: 2 })
    expect(letGo(answered, event, reason, someTime)).toEqual(letGo(attemptFacts(), event, reason, someTime))
    expect(letGo(answered, event, reason, someTime)).toMatchObject({
      attempt: { state, reason, otp: null, finishedAt: someTime },
      lease: 'CLOSE',
      jobs: [{ task: 'cancel-at-bank' }],
    })
  })

  test.each([
    ['PAYER_LETS_GO', 'CANCELLED_BY_PAYER'],
    ['LEASE_ENDS', 'LEASE_ENDED'],
    ['BANK_DECLINED', 'OTP_TOO_MANY'],
  ] as const)('%s after a code that may still arrive: held until the bank has promised', (event, reason) => {
    const change = letGo(attemptFacts({ sentAt: someTime, codeUnsure: true }), event, reason, someTime)
    expect(change).toMatchObject({
      attempt: { state: 'CANCELLING', reason, finishedAt: null, knownBy: addMs(someTime, 15 * 60_000) },
      lease: 'HOLD',
      jobs: [{ task: 'ask-bank', payload: { round: 1 } }],
    })
  })
})

describe('the code goes on to the bank', () => {
  test('the charges are held with no end, and a question is arranged for a debit that is not answered', () => {
    const change = decideSending(attemptFacts(), 8_000, someTime)
    expect(change).toMatchObject({ attempt: { state: 'SENT' }, lease: 'HOLD' })
    // 8 s of patience, 3 s of grace, and the first wait of 2 s.
    expect(change.jobs).toMatchObject([{ task: 'ask-bank', runAt: addMs(someTime, 13_000) }])
  })

  test('not answered: unknown, and asked for at once; asked already: the asking goes on by itself', () => {
    const knownBy = addMs(someTime, 60_000)
    const first = stillUnknown(attemptFacts({ state: 'SENT' }), knownBy, someTime)
    expect(first).toMatchObject({ attempt: { state: 'UNKNOWN', knownBy }, jobs: [{ task: 'ask-bank' }] })
    const again = stillUnknown(attemptFacts({ state: 'UNKNOWN' }), knownBy, someTime)
    expect(again).toMatchObject({ attempt: { state: 'UNKNOWN' }, jobs: [], events: [] })
  })
})

describe('the bank still waits for a code', () => {
  type Awaiting = Extract<BankStatus, { status: 'AWAITING_OTP' }>
  const awaiting = (triesLeft: number, otpError?: 'WRONG' | 'EXPIRED'): Awaiting => ({
    status: 'AWAITING_OTP',
    reference: someReference,
    at: '2026-11-21T03:00:10Z',
    otp: { ...otp, triesLeft },
    ...(otpError && { otpError }),
  })
  const sent = attemptFacts({ state: 'SENT', sentAt: someTime })

  test.each([
    [
      'asked, one try fewer: it saw the code, which was wrong',
      'QUERY',
      awaiting(2, 'WRONG'),
      'WRONG',
      'CLOSE',
    ],
    ['asked, late: of which code it is not said', 'QUERY', awaiting(3, 'EXPIRED'), 'EXPIRED', 'UNTIL_END'],
    ['asked, as many tries: the code never got there', 'QUERY', awaiting(3), 'NOT_RECEIVED', 'UNTIL_END'],
    ['asked, an error of an earlier code', 'QUERY', awaiting(3, 'WRONG'), 'NOT_RECEIVED', 'UNTIL_END'],
    ['answered: the code was wrong', 'ANSWER', awaiting(2, 'WRONG'), 'WRONG', 'CLOSE'],
    [
      'answered wrong, after a new code with tries of its own',
      'ANSWER',
      awaiting(3, 'WRONG'),
      'WRONG',
      'CLOSE',
    ],
    ['answered: the code was late, which costs no try', 'ANSWER', awaiting(3, 'EXPIRED'), 'EXPIRED', 'CLOSE'],
    ['answered without a word about the code', 'ANSWER', awaiting(3), 'NOT_RECEIVED', 'UNTIL_END'],
  ] as const)('%s', (_, source, status, error, lease) => {
    const change = backToOtp(sent, status, source, someTime)
    expect(change.attempt).toMatchObject({
      state: 'AWAITING_OTP',
      reason: null,
      knownBy: null,
      otp: { error },
      codeUnsure: lease === 'UNTIL_END',
    })
    expect(change.lease).toBe(lease)
    expect(change.jobs).toMatchObject([{ task: 'expire-attempt', runAt: sent.leaseUntil }])
  })

  test('keeps how many codes were sent and when the next may be asked for', () => {
    const before = attemptFacts({ state: 'SENT' })
    const otpBefore = before.otp && { ...before.otp, codesSent: 4 }
    const change = backToOtp({ ...before, otp: otpBefore }, awaiting(2, 'WRONG'), 'ANSWER', someTime)
    expect(change.attempt?.otp).toMatchObject({ codesSent: 4, nextCodeAt: before.otp?.nextCodeAt })
  })

  test('an earlier code that may still arrive keeps the charges held, though a later one was wrong', () => {
    const change = backToOtp({ ...sent, codeUnsure: true }, awaiting(2, 'WRONG'), 'ANSWER', someTime)
    expect(change).toMatchObject({
      attempt: { codeUnsure: true, otp: { error: 'WRONG' } },
      lease: 'UNTIL_END',
    })
  })
})

test('a reason that we have no words for is a plain decline', () => {
  expect(declineReason('INSUFFICIENT_BALANCE')).toBe('INSUFFICIENT_BALANCE')
  expect(declineReason('toString')).toBe('DECLINED')
  expect(declineReason('')).toBe('DECLINED')
})
