import { describe, expect, test } from 'vitest'
import { type Invited, invitationsPerDay, mayInvite } from './per-day.ts'

const now = new Date('2026-11-23T03:00:10Z')
const dayS = 24 * 3_600
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const other = { sameInviter: false, sameHolder: false, samePhone: false, unverified: true }
const many = (count: number, changes: Partial<Invited>, first = 100): Invited[] =>
  Array.from({ length: count }, (_, n) => ({ ...other, at: ago(first + n), ...changes }))
const verified = { verified: true, now }
const unverified = { verified: false, now }

describe('a day’s invitations', () => {
  test.each([
    ['who invites', invitationsPerDay.inviter, { sameInviter: true }],
    ['the holder', invitationsPerDay.holder, { sameHolder: true }],
    ['one telephone of one holder', invitationsPerDay.samePhone, { sameHolder: true, samePhone: true }],
  ] as const)('are bounded for %s', (_, most, same) => {
    expect(mayInvite(many(most - 1, same), verified)).toEqual({ ok: true, value: null })
    expect(mayInvite(many(most, same), verified)).toEqual({
      ok: false,
      error: { code: 'TOO_MANY', retryAfterSeconds: dayS - 100 - (most - 1) },
    })
  })

  test('to one telephone are bounded for all unverified holders together, and for nobody verified', () => {
    const strangers = many(invitationsPerDay.strangers, { samePhone: true })
    expect(mayInvite(strangers, unverified)).toMatchObject({ ok: false, error: { code: 'TOO_MANY' } })
    expect(mayInvite(strangers, verified)).toEqual({ ok: true, value: null })
    const known = many(20, { samePhone: true, unverified: false })
    expect(mayInvite(known, unverified)).toEqual({ ok: true, value: null })
  })

  test('are those of the last twenty-four hours', () => {
    const old = many(40, { sameInviter: true, sameHolder: true, samePhone: true }, dayS)
    expect(mayInvite(old, unverified)).toEqual({ ok: true, value: null })
  })
})
