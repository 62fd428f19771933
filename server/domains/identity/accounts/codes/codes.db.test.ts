import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPhone } from '#tests/factories/accounts.ts'
import {
  paymentCode as newCode,
  sentCode,
  spendCode,
  type TypedCode,
  wrongly,
} from '#tests/factories/codes.ts'
import { codesSentTo, lastMessage } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { type CodeOrder, purposesNearBudget, sendOneTimeCode } from '../../index.ts'
import { codesPerDay, type Lane } from './send-bounds.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const paymentCode = (phone?: string) => newCode(now, phone)
const sent = (order: CodeOrder) => sentCode(deps, order)
const spend = (order: TypedCode) => spendCode(deps, order)

describe('a code that is sent', () => {
  test('says what it is for, and how long it is good', async () => {
    const order = paymentCode()
    expect(await sendOneTimeCode(deps, order)).toMatchObject({
      ok: true,
      value: {
        maskedPhone: expect.stringMatching(/^09x xxx x\d{3}$/),
        validUntil: later(120).toISOString(),
        nextCodeAt: later(30).toISOString(),
      },
    })
    const { text } = await lastMessage(deps, order.phone)
    expect(text).toContain('thanh toan 3 ho so, so tien 450.000 VND, ma ABC123')
  })

  test('is spent once, by however many at once', async () => {
    const order = await sent(paymentCode())
    const said = await Promise.all(Array.from({ length: 64 }, () => spend(order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(said.filter((one) => !one.ok && one.error.code === 'CODE_USED')).toHaveLength(63)
  })

  test('takes three wrong tries and no more, one after the other', async () => {
    const order = await sent(paymentCode())
    const said = []
    for (let n = 0; n < 4; n++) said.push(await spend(wrongly(order)))
    expect(said.map((one) => (one.ok ? null : one.error))).toEqual([
      { code: 'CODE_WRONG', triesLeft: 2 },
      { code: 'CODE_WRONG', triesLeft: 1 },
      { code: 'CODE_WRONG', triesLeft: 0 },
      { code: 'CODE_USED' },
    ])
    expect(await spend(order)).toEqual({ ok: false, error: { code: 'CODE_USED' } })
  })

  test('takes three wrong tries and no more, all at once', async () => {
    const order = await sent(paymentCode())
    const said = await Promise.all(Array.from({ length: 64 }, () => spend(wrongly(order))))
    const codes = said.map((one) => (one.ok ? 'DONE' : one.error.code))
    expect(codes.filter((code) => code === 'CODE_WRONG')).toHaveLength(3)
    expect(codes.filter((code) => code === 'CODE_USED')).toHaveLength(61)
  })

  test('is good for two minutes and not a second longer', async () => {
    const order = await sent(paymentCode())
    expect(await spend({ ...order, now: later(120) })).toEqual({ ok: false, error: { code: 'CODE_EXPIRED' } })
    expect(await spend({ ...order, now: later(119) })).toEqual({ ok: true, value: null })
  })

  test('is taken in two groups, and refused as no code without costing a try', async () => {
    const order = await sent(paymentCode())
    expect(await spend({ ...order, typed: ' ' })).toEqual({ ok: false, error: { code: 'CODE_EMPTY' } })
    for (const typed of ['12345', '1234567', 'abcdef', '٤٤٤٤٤٤', '\0']) {
      expect(await spend({ ...order, typed })).toEqual({ ok: false, error: { code: 'CODE_FORM' } })
    }
    const typed = `${order.typed.slice(0, 3)} ${order.typed.slice(3)}`
    expect(await spend({ ...order, typed })).toEqual({ ok: true, value: null })
  })

  test.each([
    ['another amount', { binding: 'debit:ABC123:9450000' }, 'CODE_EXPIRED'],
    ['somebody else', { subject: newUuid() }, 'CODE_USED'],
    ['another purpose', { purpose: 'RESET_PASSWORD' as const }, 'CODE_USED'],
  ])('is good for nothing else: %s', async (_, changes, code) => {
    const order = await sent(paymentCode())
    expect(await spend({ ...order, ...changes })).toEqual({ ok: false, error: { code } })
    expect(await spend(order)).toEqual({ ok: true, value: null })
  })

  test.each([
    'SIGN_UP',
    'ACCEPT_INVITATION',
    'RESET_PASSWORD',
    'CHANGE_PHONE',
    'ADD_TOTP',
    'REMOVE_TOTP',
    'CHANGE_MEMBERS',
  ] as const)('is kept under its own purpose: %s', async (purpose) => {
    const { subject, binding, phone, lane, language } = paymentCode()
    const order = await sent({ purpose, words: {}, subject, binding, phone, lane, language, now })
    const { rows } = await scratch.pool.query('SELECT purpose FROM one_time_code WHERE id = $1', [
      order.codeId,
    ])
    expect(rows).toEqual([{ purpose }])
    expect(await spend({ ...order, purpose: 'CONFIRM_PAYMENT' })).toEqual({
      ok: false,
      error: { code: 'CODE_USED' },
    })
    expect(await spend(order)).toEqual({ ok: true, value: null })
  })

  test('does not stand in the table', async () => {
    const order = await sent(paymentCode())
    const { rows } = await scratch.pool.query('SELECT c::text FROM one_time_code c WHERE id = $1', [
      order.codeId,
    ])
    expect(rows[0].c).not.toContain(order.typed)
    await expect(
      scratch.pool.query('UPDATE one_time_code SET tries_left = 5 WHERE id = $1', [order.codeId]),
    ).rejects.toThrow(/cannot change like that/)
  })
})

describe('another code', () => {
  test('comes after thirty seconds, and ends the one before', async () => {
    const order = paymentCode()
    const first = await sent(order)
    expect(await sendOneTimeCode(deps, { ...order, now: later(29) })).toEqual({
      ok: false,
      error: { code: 'TOO_SOON', nextCodeAt: later(30).toISOString() },
    })
    const second = await sent({ ...order, now: later(30) })
    expect(await spend({ ...first, now: later(31) })).toEqual({ ok: false, error: { code: 'CODE_USED' } })
    expect(await spend({ ...second, now: later(31) })).toEqual({ ok: true, value: null })
  })

  test('of many asked for at once one is sent', async () => {
    const order = paymentCode()
    const said = await Promise.all(Array.from({ length: 8 }, () => sendOneTimeCode(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await codesSentTo(deps, order.phone)).toHaveLength(1)
  })

  test('to the same telephone comes later each time, until one of them is spent', async () => {
    const phone = freshPhone()
    const send = (at: number) => sendOneTimeCode(deps, { ...paymentCode(phone), now: later(at) })
    let at = 0
    for (const pause of [30, 60, 120, 300, 300]) {
      expect(await send(at)).toMatchObject({
        ok: true,
        value: { nextCodeAt: later(at + pause).toISOString() },
      })
      expect(await send(at + pause - 1)).toEqual({
        ok: false,
        error: { code: 'TOO_SOON', nextCodeAt: later(at + pause).toISOString() },
      })
      at += pause
    }
    const order = await sent({ ...paymentCode(phone), now: later(at) })
    expect(await spend({ ...order, now: later(at + 1) })).toEqual({ ok: true, value: null })
    expect(await send(at + 2)).toMatchObject({
      ok: true,
      value: { nextCodeAt: later(at + 32).toISOString() },
    })
  })

  test('is sent ten times a day to strangers, whatever they are about, and takes nothing from others', async () => {
    const phone = freshPhone()
    const strangers = (n: number, changes: Partial<CodeOrder> = {}) =>
      sendOneTimeCode(deps, {
        ...paymentCode(phone),
        purpose: 'SIGN_UP',
        words: {},
        lane: 'STRANGER',
        now: later(n * 300),
        ...changes,
      } as CodeOrder)
    for (let n = 0; n < codesPerDay.STRANGER; n++) expect(await strangers(n)).toMatchObject({ ok: true })
    expect(await strangers(codesPerDay.STRANGER)).toEqual({
      ok: false,
      error: { code: 'TOO_MANY', retryAfterSeconds: 24 * 3600 - 3000 },
    })
    const then = { now: later(3000) }
    expect(await strangers(0, { ...then, purpose: 'RESET_PASSWORD' })).toMatchObject({ ok: true })
    expect(await strangers(0, { ...then, lane: 'KNOWN' })).toMatchObject({ ok: true })
    expect(await sendOneTimeCode(deps, { ...paymentCode(phone), ...then })).toMatchObject({ ok: true })
    expect(await strangers(288)).toMatchObject({ ok: true })
  })

  test('of many sign-ups with one telephone at once one is sent', async () => {
    const phone = freshPhone()
    const order = () => ({ ...paymentCode(phone), lane: 'STRANGER' }) as const
    const said = await Promise.all(Array.from({ length: 8 }, () => sendOneTimeCode(deps, order())))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('all that strangers are sent', () => {
  test('is bounded within the hour; whoever is signed in, or is known, is not', async () => {
    const own = await openTestDatabase(4)
    const bounded = { database: own.database, config: { ...config, ANONYMOUS_CODES_PER_HOUR: 3 } }
    const send = (lane: Lane, at = now) =>
      sendOneTimeCode(bounded, { ...paymentCode(), lane, now: at } as CodeOrder)
    for (let n = 0; n < 3; n++) expect(await send('STRANGER', later(n * 60))).toMatchObject({ ok: true })
    expect(await send('STRANGER', later(180))).toEqual({
      ok: false,
      error: { code: 'CODES_EXHAUSTED', retryAfterSeconds: 3600 - 180 },
    })
    for (const lane of ['OWN', 'KNOWN', 'NEW_PHONE'] as const)
      expect(await send(lane, later(180))).toMatchObject({ ok: true })
    expect(await send('STRANGER', later(3600))).toMatchObject({ ok: true })
  })

  test('is counted for each purpose by itself, one at a time however many ask at once, and raises an alarm at half of it', async () => {
    const own = await openTestDatabase(16)
    const bounded = { database: own.database, config: { ...config, ANONYMOUS_CODES_PER_HOUR: 4 } }
    const send = (purpose: 'SIGN_UP' | 'RESET_PASSWORD') =>
      sendOneTimeCode(bounded, { ...paymentCode(), purpose, words: {}, lane: 'STRANGER' } as CodeOrder)
    const near = (at = now) => purposesNearBudget(own.database, bounded.config, at)
    expect(await send('SIGN_UP')).toMatchObject({ ok: true })
    expect(await near()).toEqual([])
    const said = await Promise.all(Array.from({ length: 12 }, () => send('SIGN_UP')))
    expect(said.filter(({ ok }) => ok)).toHaveLength(3)
    expect(await near()).toEqual(['SIGN_UP'])
    for (let n = 0; n < 4; n++) expect(await send('RESET_PASSWORD')).toMatchObject({ ok: true })
    expect(await send('RESET_PASSWORD')).toMatchObject({ error: { code: 'CODES_EXHAUSTED' } })
    expect(await near()).toEqual(['RESET_PASSWORD', 'SIGN_UP'])
    expect(await near(later(3600))).toEqual([])
  })
})
