import { describe, expect, test } from 'vitest'
import { texts as english } from '../../../_text/en/index.ts'
import { texts as vietnamese } from '../../../_text/vi/index.ts'
import { waitingSteps, waitingWords } from './waiting-words.ts'

const sentAt = '2026-11-21T03:00:00Z'
const card = { method: 'CARD', stopping: false, reason: null, sentAt } as const
const said = (payment: Parameters<typeof waitingWords>[0], t: typeof vietnamese) =>
  [
    waitingWords(payment, t).title,
    waitingWords(payment, t).body,
    ...waitingSteps(payment, t).map(({ title }) => title),
  ].join(' ')

describe.each([
  ['vi', vietnamese, /đã gửi mã/, /đã dừng/, /trừ tiền/],
  ['en', english, /sent the code/, /stopped/, /takes nothing/],
] as const)('%s', (_, t, codeSent, stopped, promise) => {
  test('who has sent a code reads so', () => {
    expect(said({ state: 'WAITING_FOR_BANK', attempt: card }, t)).toMatch(codeSent)
  })

  test.each([
    ['the payer stopped it', 'CANCELLED_BY_PAYER'],
    ['its time ran out', 'LEASE_ENDED'],
    ['the bank sends no more codes', 'OTP_TOO_MANY'],
  ] as const)('a payment that is stopped since %s says so, and nothing of a code', (_why, reason) => {
    const words = said({ state: 'WAITING_FOR_BANK', attempt: { ...card, stopping: true, reason } }, t)
    expect(words).not.toMatch(codeSent)
    expect(words).toMatch(stopped)
    expect(words).toMatch(promise)
  })

  test('a debit of an account says nothing of a code either', () => {
    const attempt = { ...card, method: 'ACCOUNT' } as const
    expect(said({ state: 'WAITING_FOR_BANK', attempt }, t)).not.toMatch(codeSent)
  })

  test('a card that is looked at says nothing of a code', () => {
    expect(said({ state: 'CHECKING_CARD', attempt: { ...card, sentAt: null } }, t)).not.toMatch(codeSent)
  })
})
