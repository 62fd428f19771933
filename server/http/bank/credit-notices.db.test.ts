import { afterAll, describe, expect, test } from 'vitest'
import { addMs, isoDate } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import { reissueInstruction } from '#server/domains/payments/index.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { printed } from '#tests/factories/instruction.ts'
import { newBankReference } from '#tests/factories/money-words.ts'
import { seen, times } from '#tests/factories/payment.ts'
import { servicesHost } from '#tests/factories/services.ts'

const world = await counterWorld()
const { services, payer, clock, credit } = world
const { keys } = services
afterAll(world.close)

const notice = (content: string, amount: bigint, more: object = {}) => ({
  bankReference: newBankReference(),
  account: services.deps.payments.collectingAccount.number,
  amount: String(amount),
  content,
  at: isoDate(clock()),
  ...more,
})
const verdictOf = async (body: object) => (await credit({ body })).body.verdict
const capturesOf = (bankReference: string) =>
  payer.sql('SELECT disposition, reason, method FROM capture WHERE bank_reference = $1', [bankReference])

describe('the number is found as banks mangle it', () => {
  test.each<[string, (number: string) => string]>([
    ['alone', (number) => number],
    ['as the QR says', (number) => `DVC${number}`],
    ['between references', (number) => `MBVCB.5127.DVC${number}. CT tu 0071000 NGUYEN VAN AN toi 1000000001`],
    ['in lower case and broken', (number) => `dvc${number.slice(0, 7)} ${number.slice(7)}`],
    ['with figures run together', (number) => `99DVC${number}-220126-18:55:01 102`],
    ['with Vietnamese around it', (number) => `Nộp lệ phí hồ sơ DVC ${number} cảm ơn`],
  ])('%s', async (_, write) => {
    const own = await printed(payer)
    expect(await verdictOf(notice(write(own.number), own.amount))).toBe('SETTLED')
    expect(await seen(payer, own)).toMatchObject({
      state: 'PAID',
      attempt: { method: 'TRANSFER' },
      receipts: [{ amount: '150000' }],
    })
  })
})

describe('what does not fit is booked for a person', () => {
  test('two numbers of two payments', async () => {
    const [one, two] = [await printed(payer), await printed(payer)]
    const body = notice(`DVC${one.number} DVC${two.number}`, one.amount + two.amount)
    expect(await verdictOf(body)).toBe('QUEUED')
    expect(await capturesOf(body.bankReference)).toMatchObject([{ reason: 'TWO_NUMBERS' }])
    for (const own of [one, two]) expect(await seen(payer, own)).toMatchObject({ state: 'OPEN' })
  })

  test('two numbers of one payment are one', async () => {
    const own = await printed(payer)
    const again = await reissueInstruction(payer.deps, { ...own, requestId: newToken() })
    const content = `DVC${own.number} ${again.ok ? again.value.number : ''}`
    expect(await verdictOf(notice(content, own.amount))).toBe('SETTLED')
  })

  test('a number beside one that was never given out is the one', async () => {
    const own = await printed(payer)
    const content = `DVC${own.number} DVC${newInstructionNumber('49')}`
    expect(await verdictOf(notice(content, own.amount))).toBe('SETTLED')
  })

  test.each(['', 'nop tien', 'DVC4912345678', '😀'.repeat(250)])('no number: %s', async (content) => {
    const body = notice(content, 20_000n)
    expect(await verdictOf(body)).toBe('QUEUED')
    expect(await capturesOf(body.bankReference)).toMatchObject([
      { reason: 'UNKNOWN_REFERENCE', method: 'TRANSFER' },
    ])
  })

  test('1 đồng', async () => {
    const own = await printed(payer)
    expect(await verdictOf(notice(own.number, 1n))).toBe('QUEUED')
    expect(await seen(payer, own)).toMatchObject({
      state: 'HELD',
      moneyBack: [{ amount: '1', reason: 'SHORT', state: 'BEING_LOOKED_AT' }],
    })
  })

  test('a value date of tomorrow; a few minutes ahead is our clock', async () => {
    const own = await printed(payer)
    const body = notice(own.number, own.amount, { at: isoDate(addMs(clock(), 24 * 3_600_000)) })
    expect(await verdictOf(body)).toBe('QUEUED')
    expect(await capturesOf(body.bankReference)).toMatchObject([{ reason: 'FUTURE_DATED' }])
    const other = await printed(payer)
    const soon = { at: isoDate(addMs(clock(), 4 * 60_000)) }
    expect(await verdictOf(notice(other.number, other.amount, soon))).toBe('SETTLED')
  })

  test('a second transfer for what is paid goes back', async () => {
    const own = await printed(payer)
    await credit({ body: notice(own.number, own.amount) })
    expect(await verdictOf(notice(own.number, own.amount))).toBe('RETURNS')
    expect(await seen(payer, own)).toMatchObject({ state: 'PAID', moneyBack: [{ state: 'RETURNING' }] })
  })
})

describe('refused, and nothing is booked', () => {
  test.each<[string, object, object]>([
    ['another account', { account: '1000000002' }, {}],
    ['by another bank', {}, { key: keys.hoiAn }],
  ])('%s', async (_, changes, signed) => {
    const own = await printed(payer)
    const body = notice(own.number, own.amount, changes)
    expect(await credit({ body, ...signed })).toMatchObject({
      status: 400,
      signed: true,
      body: { code: 'ACCOUNT_UNKNOWN' },
    })
    expect(await capturesOf(body.bankReference)).toEqual([])
  })

  test.each<[string, object]>([
    ['nothing', { amount: '0' }],
    ['a negative amount', { amount: '-1' }],
    ['a number for an amount', { amount: 150_000 }],
    ['a content of 501 characters', { content: 'x'.repeat(501) }],
    ['no bank reference', { bankReference: undefined }],
    ['no date', { at: 'hôm nay' }],
  ])('%s', async (_, changes) => {
    const body = notice('x', 20_000n, changes)
    expect(await credit({ body })).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } })
  })

  test.each<[string, object, string]>([
    ['unsigned', { key: null }, 'SIGNATURE_MISSING'],
    ['by a stranger', { key: keys.stranger }, 'SIGNATURE_INVALID'],
    ['signed for another path', { aud: `POST ${servicesHost}/bank/v1/results` }, 'SIGNATURE_INVALID'],
    ['stale', { signedAt: addMs(clock(), -301_000) }, 'SIGNATURE_STALE'],
  ])('%s', async (_, signed, code) => {
    const body = notice('x', 20_000n)
    expect(await credit({ body, ...signed })).toMatchObject({ status: 401, signed: false, body: { code } })
    expect(await capturesOf(body.bankReference)).toEqual([])
  })
})

describe('told again', () => {
  test('by the same message: the same answer; by another: noted; another body: refused', async () => {
    const own = await printed(payer)
    const body = notice(own.number, own.amount)
    const jti = newToken()
    const first = await credit({ body, jti })
    expect(first.body).toEqual({ result: 'ACCEPTED', messageId: jti, verdict: 'SETTLED' })
    expect(await credit({ body, jti })).toEqual(first)
    expect(await verdictOf(body)).toBe('NOTED')
    expect(await credit({ body: { ...body, amount: '1' }, jti })).toMatchObject({
      status: 409,
      body: { code: 'MESSAGE_ID_REUSED' },
    })
    expect(await capturesOf(body.bankReference)).toHaveLength(1)
  })

  test('50 times at once: booked once', async () => {
    const own = await printed(payer)
    const body = notice(own.number, own.amount)
    const verdicts = (await times(50, () => credit({ body }))).map(({ body }) => body.verdict)
    expect(verdicts.filter((verdict) => verdict === 'SETTLED')).toHaveLength(1)
    expect(await capturesOf(body.bankReference)).toHaveLength(1)
  })

  test('50 transfers for one payment at once: one pays, the others go back', async () => {
    const own = await printed(payer)
    const verdicts = (await times(50, () => credit({ body: notice(own.number, own.amount) }))).map(
      ({ body }) => String(body.verdict),
    )
    expect(verdicts.sort()).toEqual([...Array(49).fill('RETURNS'), 'SETTLED'])
    const view = await seen(payer, own)
    expect(view).toMatchObject({ state: 'PAID', receipts: [{ amount: '150000' }] })
    expect(view.moneyBack.map(({ state }) => state)).toEqual(Array(49).fill('RETURNING'))
  })
})
