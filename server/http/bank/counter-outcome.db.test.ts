import { afterAll, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import { expireAttempt, submitOtp } from '#server/domains/payments/index.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { attemptOfKey } from '#tests/factories/instruction.ts'
import { awaitingOtp, codeUnanswered, seen, times } from '#tests/factories/payment.ts'
import { servicesHost } from '#tests/factories/services.ts'
import { notPayable, sentences, tellerOf } from '#tests/factories/teller.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'

const world = await counterWorld()
const { services, payer, clock, activate, outcome } = world
const { keys } = services
const { paper, wish, hold, takes, takesNothing, verdictOf, capturesOf } = tellerOf(world)
afterAll(world.close)

describe('what the teller did', () => {
  test('taken as held: paid, with a receipt; told again, by any id: NOTED, booked once', async () => {
    const own = await paper()
    const body = takes(await hold(own), own.amount)
    const jti = newToken()
    expect(await outcome({ body, jti })).toMatchObject({
      status: 200,
      signed: true,
      body: { result: 'ACCEPTED', messageId: jti, verdict: 'SETTLED', payer: sentences },
    })
    expect(await seen(payer, own)).toMatchObject({ state: 'PAID', receipts: [{ amount: '150000' }] })
    expect(await verdictOf({ body, jti })).toBe('SETTLED')
    expect(await verdictOf({ body })).toBe('NOTED')
    expect(await capturesOf(body.bankReference)).toHaveLength(1)
  })

  test('50 times at once, under one id and under many: booked once, every answer good', async () => {
    const own = await paper()
    const body = takes(await hold(own), own.amount)
    const jti = newToken()
    const answers = await Promise.all([
      times(25, () => outcome({ body, jti })),
      times(25, () => outcome({ body })),
    ])
    const verdicts = answers.flat().map(({ body }) => String(body.verdict))
    expect(verdicts.every((verdict) => ['SETTLED', 'NOTED'].includes(verdict))).toBe(true)
    expect(verdicts).toContain('SETTLED')
    expect(await capturesOf(body.bankReference)).toEqual([{ disposition: 'APPLIED', reason: null }])
  })

  test('the same message id with another body: the first stands, the second is kept', async () => {
    const own = await paper()
    const held = await hold(own)
    const jti = newToken()
    await outcome({ body: takesNothing(held), jti })
    expect(await outcome({ body: takes(held, own.amount), jti })).toMatchObject({
      status: 409,
      signed: true,
      body: { code: 'MESSAGE_ID_REUSED' },
    })
    expect(await payer.sql('SELECT 1 FROM bank_inbox_conflict WHERE message_id = $1', [jti])).toHaveLength(1)
  })

  test.each<[string, bigint, string]>([
    ['less', 149_999n, 'SHORT'],
    ['more', 150_001n, 'OVER'],
    ['1 đồng', 1n, 'SHORT'],
  ])('%s than held: booked for a person, and the hold is over', async (_, amount, reason) => {
    const own = await paper()
    const body = takes(await hold(own), amount)
    expect(await verdictOf({ body })).toBe('QUEUED')
    expect(await capturesOf(body.bankReference)).toEqual([{ disposition: 'SUSPENSE', reason }])
    expect(await seen(payer, own)).toMatchObject({ state: 'HELD', exception: reason })
  })

  test('without a hold: paid where it is what is owed', async () => {
    const own = await paper()
    expect(await verdictOf({ body: takes(wish(own.number), own.amount) })).toBe('SETTLED')
    expect(await seen(payer, own)).toMatchObject({ state: 'PAID', attempt: { method: 'COUNTER' } })
  })

  test('told before the answer of the hold arrived, and before the hold was asked for at all', async () => {
    const own = await paper()
    const body = wish(own.number)
    const [activated, verdict] = await Promise.all([
      activate({ body }),
      verdictOf({ body: takes(body, own.amount) }),
    ])
    expect(verdict).toBe('SETTLED')
    expect(['ACTIVATED', 'PAID']).toContain(activated.body.reason ?? activated.body.result)
    expect(await seen(payer, own)).toMatchObject({ state: 'PAID', moneyBack: [] })
    const late = await paper()
    const early = wish(late.number)
    expect(await verdictOf({ body: takes(early, late.amount) })).toBe('SETTLED')
    expect(await activate({ body: early })).toMatchObject(notPayable('PAID'))
  })

  test('by another bank while a teller holds it: waits, and goes back when the holder is paid', async () => {
    const own = await paper()
    const held = await hold(own)
    expect(await verdictOf({ body: takes(held, own.amount), key: keys.bank })).toBe('WAITS')
    // In time: that other money waits does not make the holder late.
    expect(await verdictOf({ body: takes(held, own.amount) })).toBe('SETTLED')
  })

  test.each([
    ['a number that was never given out', newInstructionNumber('49')],
    ['what is no number at all', 'không có số'],
  ])('for %s: booked for a person', async (_, number) => {
    const body = takes(wish(number), 70_000n)
    expect(await verdictOf({ body })).toBe('QUEUED')
    expect(await capturesOf(body.bankReference)).toEqual([
      { disposition: 'SUSPENSE', reason: 'UNKNOWN_REFERENCE' },
    ])
  })

  test('not taken, then taken: paid late. Taken, then not taken: paid stays paid', async () => {
    const own = await paper()
    const held = await hold(own)
    expect(await verdictOf({ body: takesNothing(held) })).toBe('RELEASED')
    expect(await seen(payer, own)).toMatchObject({
      state: 'DECLINED',
      attempt: { reason: 'NOT_TAKEN_AT_COUNTER' },
    })
    expect(await verdictOf({ body: takes(held, own.amount) })).toBe('SETTLED_LATE')
    expect(await verdictOf({ body: takesNothing(held) })).toBe('NOTED')
    expect(await seen(payer, own)).toMatchObject({ state: 'PAID', exception: 'LATE' })
  })

  test('not taken and taken at the same moment: taken counts', async () => {
    for (let round = 0; round < 10; round++) {
      const own = await paper()
      const held = await hold(own)
      await Promise.all([outcome({ body: takesNothing(held) }), outcome({ body: takes(held, own.amount) })])
      expect(await seen(payer, own)).toMatchObject({ state: 'PAID', moneyBack: [] })
    }
  })

  test('not taken for what nobody holds is noted, and can be held again', async () => {
    const own = await paper()
    const held = await hold(own)
    expect(await verdictOf({ body: takesNothing(wish(own.number)) })).toBe('NOTED')
    await outcome({ body: takesNothing(held) })
    await hold(own)
  })

  describe('after the hold ended', () => {
    async function ended() {
      const own = await paper()
      const held = await hold(own)
      clock.forward(15 * 60_000)
      await expireAttempt(payer.deps, await attemptOfKey(payer, held.key))
      return { own, held, tell: () => verdictOf({ body: takes(held, own.amount) }) }
    }

    test('with nobody after: paid late', async () => {
      const { own, tell } = await ended()
      expect(await seen(payer, own)).toMatchObject({ state: 'DECLINED', attempt: { reason: 'LEASE_ENDED' } })
      expect(await tell()).toBe('SETTLED_LATE')
    })

    test('with a card that awaits its code: paid late, and the card gives way', async () => {
      const { own, tell } = await ended()
      const { attemptId } = await awaitingOtp(payer, own)
      expect(await tell()).toBe('SETTLED_LATE')
      expect(await payer.sql('SELECT state, reason FROM attempt WHERE id = $1', [attemptId])).toEqual([
        { state: 'CANCELLED', reason: 'PAID_ELSEWHERE' },
      ])
    })

    test('with a card whose code is with the bank: waits', async () => {
      const { own, tell } = await ended()
      await codeUnanswered(payer, own)
      expect(await tell()).toBe('WAITS')
    })

    test('with a card that has paid: goes back', async () => {
      const { own, tell } = await ended()
      await submitOtp(payer.deps, { ...(await awaitingOtp(payer, own)), otp: rightOtp })
      expect(await tell()).toBe('RETURNS')
      expect(await seen(payer, own)).toMatchObject({ state: 'PAID', moneyBack: [{ state: 'RETURNING' }] })
    })

    test('with a card that failed: paid late', async () => {
      const { own, tell } = await ended()
      const card = await awaitingOtp(payer, own)
      clock.forward(payer.deps.cardLeaseMs)
      await expireAttempt(payer.deps, card.attemptId)
      expect(await tell()).toBe('SETTLED_LATE')
    })
  })
})

describe('a call that nobody is known to have made is refused and leaves nothing', () => {
  const strange = { ...keys.stranger.privateJwk, kid: 'hoi-an-1' }
  test.each<[string, object, string]>([
    ['unsigned', { key: null }, 'SIGNATURE_MISSING'],
    [
      'under the bank’s key id by a stranger',
      { key: { ...keys.stranger, privateJwk: strange } },
      'SIGNATURE_INVALID',
    ],
    ['by an agency', { key: keys.agency }, 'SIGNATURE_INVALID'],
    ['by ourselves', { key: keys.portal }, 'SIGNATURE_INVALID'],
    ['signed for another path', { aud: `POST ${servicesHost}/bank/v1/counter/verify` }, 'SIGNATURE_INVALID'],
    ['signed 301 s ago', { signedAt: -301 }, 'SIGNATURE_STALE'],
  ])('%s', async (_, changes, code) => {
    const own = await paper()
    const sent = { body: takes(wish(own.number), own.amount), ...changes }
    const signedAt = 'signedAt' in changes ? { signedAt: addMs(clock(), -301_000) } : {}
    expect(await outcome({ ...sent, ...signedAt })).toMatchObject({
      status: 401,
      signed: false,
      body: { code },
    })
    expect(await capturesOf(sent.body.bankReference)).toEqual([])
  })
})
