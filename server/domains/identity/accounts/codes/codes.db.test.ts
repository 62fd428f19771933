import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPerson, freshPhone } from '#tests/factories/accounts.ts'
import { codesSentTo, lastMessage, messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { type CodeOrder, confirmByTotp, sendOneTimeCode, spendOneTimeCode, totpCode } from '../../index.ts'
import { codesPerDay, type Lane } from './send-bounds.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

function paymentCode(phone = freshPhone()) {
  return {
    purpose: 'CONFIRM_PAYMENT',
    words: { amount: 450_000n, dossiers: 3, payment: 'ABC123' },
    subject: newUuid(),
    binding: 'debit:ABC123:450000',
    phone,
    lane: 'OWN',
    language: 'vi',
    now,
  } as const satisfies CodeOrder
}

/** Sends it; answers with what is needed to type it. */
async function sent(order: CodeOrder) {
  const said = await sendOneTimeCode(deps, order)
  if (!said.ok) throw new Error(said.error.code)
  const [typed = ''] = await codesSentTo(deps, order.phone)
  const { codeId } = said.value
  const { purpose, subject, binding } = order
  return { codeId, purpose, subject, binding, typed, now: order.now }
}

type Spend = Awaited<ReturnType<typeof sent>>
const spend = (order: Spend) => unitOfWork(database, (tx) => spendOneTimeCode(tx, config, order))
const wrong = (order: Spend): Spend => ({ ...order, typed: order.typed === '000000' ? '000001' : '000000' })

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
    for (let n = 0; n < 4; n++) said.push(await spend(wrong(order)))
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
    const said = await Promise.all(Array.from({ length: 64 }, () => spend(wrong(order))))
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
    for (const lane of ['OWN', 'KNOWN'] as const)
      expect(await send(lane, later(180))).toMatchObject({ ok: true })
    expect(await send('STRANGER', later(3600))).toMatchObject({ ok: true })
  })
})

describe('wrong codes', () => {
  /** A telephone's owner, and a code that went there. */
  async function owned(lane: Lane) {
    const { owner } = await freshPerson(deps, {}, { now })
    const code = (at = now) => sent({ ...paymentCode(owner.phone), lane, now: at } as CodeOrder)
    const told = async () =>
      (await messagesTo(deps, owner.phone)).filter(({ text }) => text.includes('nhap sai')).length
    return { owner, code, told }
  }

  test('are in the audit, without the telephone, and its owner is told from the third on, once a day', async () => {
    const { owner, code, told } = await owned('STRANGER')
    const before = await refusals()
    const order = await code()
    await spend(wrong(order))
    await spend(wrong(order))
    expect(await told()).toBe(0)
    await spend(wrong(order))
    expect(await told()).toBe(1)
    const another = await code(later(30))
    await spend({ ...wrong(another), now: later(31) })
    expect(await told()).toBe(1)
    const rows = (await refusals()).slice(before.length)
    expect(rows).toHaveLength(4)
    expect(rows[0]?.detail).toEqual({ purpose: 'CONFIRM_PAYMENT', lane: 'STRANGER' })
    expect(JSON.stringify(rows)).not.toContain(owner.phone.slice(3))
    const nextDay = 24 * 3600
    const late = await code(later(nextDay))
    for (let n = 0; n < 3; n++) await spend({ ...wrong(late), now: later(nextDay + 1) })
    expect(await told()).toBe(2)
  })

  const refusals = async () =>
    (
      await scratch.pool.query(
        `SELECT detail, subject FROM audit_entry WHERE action = 'CODE_REFUSED' ORDER BY id`,
      )
    ).rows

  test('of somebody signed in wait after ten, twice as long each, until one is right; strangers’ do not count', async () => {
    const { code } = await owned('OWN')
    let at = 0
    const tries: string[] = []
    for (let n = 0; n < 4; n++) {
      const order = await code(later(at))
      for (let m = 0; m < 3; m++) {
        const said = await spend({ ...wrong(order), now: later(at) })
        tries.push(said.ok ? 'DONE' : said.error.code)
      }
      at += 300
    }
    expect(tries).toEqual([...Array(10).fill('CODE_WRONG'), 'TOO_MANY', 'TOO_MANY'])
    const right = await code(later(at))
    expect(await spend({ ...right, now: later(at) })).toMatchObject({
      ok: false,
      error: { code: 'TOO_MANY' },
    })
    const after = await code(later(900 + 900))
    expect(await spend({ ...after, now: later(1_800) })).toEqual({ ok: true, value: null })
    const next = await code(later(1_801))
    expect(await spend({ ...wrong(next), now: later(1_801) })).toMatchObject({
      error: { code: 'CODE_WRONG', triesLeft: 2 },
    })
  })
})

describe('a code of the authenticator', () => {
  async function enrolled() {
    const { owner } = await freshPerson(deps, {}, { totp: true, now })
    const secret = owner.secret ?? ''
    const confirm = (typed: string, at = now) =>
      unitOfWork(database, (tx) => confirmByTotp(tx, config, { accountId: owner.id, typed, now: at }))
    return { secret, confirm }
  }

  test('confirms once, by however many at once, and none before it does', async () => {
    const { secret, confirm } = await enrolled()
    const said = await Promise.all(Array.from({ length: 16 }, () => confirm(totpCode(secret, now))))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await confirm(totpCode(secret, later(-30)))).toEqual({ ok: false, error: { code: 'CODE_USED' } })
    expect(await confirm(totpCode(secret, later(30)), later(30))).toEqual({ ok: true, value: null })
  })

  test('takes ten wrong ones in a row, at once or not, and then none for a quarter of an hour', async () => {
    const { secret, confirm } = await enrolled()
    const said = await Promise.all(Array.from({ length: 16 }, () => confirm('x')))
    const codes = said.map((one) => (one.ok ? 'DONE' : one.error.code))
    expect(codes.filter((code) => code === 'CODE_WRONG')).toHaveLength(10)
    expect(await confirm(totpCode(secret, now))).toEqual({
      ok: false,
      error: { code: 'TOO_MANY', retryAfterSeconds: 900 },
    })
    expect(await confirm(totpCode(secret, later(900)), later(900))).toEqual({ ok: true, value: null })
  })

  test('is guessed by nobody who has days: wrong ones add up, and each after the tenth doubles the wait', async () => {
    const { secret, confirm } = await enrolled()
    for (let n = 0; n < 9; n++) await confirm('x', later(n * 3_600))
    expect(await confirm('x', later(9 * 3_600))).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
    let at = 9 * 3_600
    for (const wait of [900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400]) {
      expect(await confirm(totpCode(secret, later(at + 1)), later(at + 1))).toEqual({
        ok: false,
        error: { code: 'TOO_MANY', retryAfterSeconds: wait - 1 },
      })
      at += wait
      expect(await confirm('x', later(at))).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
    }
    expect(await confirm(totpCode(secret, later(at)), later(at))).toEqual({ ok: true, value: null })
    expect(await confirm('x', later(at + 30))).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
  })

  test('is nobody’s who has none', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const order = { accountId: owner.id, typed: '123456', now }
    expect(await unitOfWork(database, (tx) => confirmByTotp(tx, config, order))).toEqual({
      ok: false,
      error: { code: 'NOT_ENROLLED' },
    })
  })
})
