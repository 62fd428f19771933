import { afterAll, describe, expect, test } from 'vitest'
import { addMs, isoDate } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import { checkDigits, formatInstructionNumber, newInstructionNumber } from '#lib/instruction-number.ts'
import {
  cancelInstruction,
  expireAttempt,
  expirePayment,
  reissueInstruction,
  submitOtp,
} from '#server/domains/payments/index.ts'
import { wire } from '#server/wiring.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { attemptOfKey, newKey, type OwnInstruction, printed } from '#tests/factories/instruction.ts'
import { newBankReference } from '#tests/factories/money-words.ts'
import { awaitingOtp, openPayment, seen, times } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { servicesApp } from '../app.ts'

const world = await counterWorld()
const { services, payer, clock, verify, activate, outcome } = world
const { keys } = services
afterAll(world.close)

const branch = 'Hội An – Phố cổ'
const paper = () => printed(payer)
const wish = (number: string, changes: object = {}) => ({ number, key: newKey(), branch, ...changes })
const hold = async (own: OwnInstruction, changes: object = {}) => {
  const body = wish(own.number, changes)
  expect(await activate({ body })).toMatchObject({ status: 200, body: { result: 'ACTIVATED' } })
  return body
}
const takes = (
  { number, key }: { readonly number: string; readonly key: string },
  amount: bigint,
  more: object = {},
) => ({
  key,
  number,
  outcome: 'TAKEN',
  amount: String(amount),
  bankReference: newBankReference(),
  at: isoDate(clock()),
  ...more,
})
const takesNothing = ({ number, key }: { readonly number: string; readonly key: string }) => ({
  key,
  number,
  outcome: 'NOT_TAKEN',
  at: isoDate(clock()),
})
const verdictOf = async (...call: Parameters<typeof outcome>) => (await outcome(...call)).body.verdict
const capturesOf = (bankReference: string) =>
  payer.sql('SELECT disposition, reason FROM capture WHERE bank_reference = $1', [bankReference])
const sentences = { vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) }
const notPayable = (reason: string, more: object = {}) => ({
  status: 200,
  signed: true,
  body: { result: 'NOT_PAYABLE', reason, teller: sentences, payer: sentences, ...more },
})

describe('a number that a teller types', () => {
  test.each<[string, (number: string) => string]>([
    ['in groups', formatInstructionNumber],
    ['with dashes and dots', (number) => number.replace(/(.{3})/g, '$1-').replace('-', '.')],
    ['with a space after each digit', (number) => [...number].join(' ')],
    ['as a transfer bears it', (number) => `DVC${number}`],
    [
      'in full-width digits',
      (number) => number.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
    ],
  ])('%s is read', async (_, spell) => {
    const own = await paper()
    expect(await verify({ body: { number: spell(own.number) } })).toMatchObject({
      status: 200,
      signed: true,
      body: { result: 'PAYABLE', number: own.number, amount: '150000', printedAmount: '150000' },
    })
  })

  test('with one wrong digit anywhere, or two neighbours swapped, is told as mistyped', async () => {
    const { number } = await paper()
    const wrong = [...number].map(
      (digit, n) => number.slice(0, n) + ((Number(digit) + 1) % 10) + number.slice(n + 1),
    )
    const swapped = [...number.slice(1)].flatMap((digit, n) =>
      digit === number[n] ? [] : [number.slice(0, n) + digit + number[n] + number.slice(n + 2)],
    )
    for (const typed of [...wrong, ...swapped])
      expect(await verify({ body: { number: typed } })).toMatchObject(notPayable('NUMBER_WRONG'))
  })

  test.each([
    ['a digit too few', '491234567890123'],
    ['a digit too many', '49123456789012345'],
    ['spaces alone', '    '],
    ['the QR of another system', 'https://pay.example.vn/q/8812'],
    [
      'a VietQR of a shop',
      '00020101021138540010A00000072701240006970415011000000000010208QRIBFTTA53037045802VN6304ABCD',
    ],
    ['a payment’s own code', 'ABCD-EFGH-JKMNP'],
  ])('%s is told as mistyped', async (_, number) => {
    expect(await verify({ body: { number } })).toMatchObject(notPayable('NUMBER_WRONG'))
    expect(await activate({ body: wish(number) })).toMatchObject(notPayable('NUMBER_WRONG'))
  })

  test('of another province, of nobody, and the one that is asked to see whether we answer', async () => {
    const other = `48${newInstructionNumber('49').slice(2, 14)}`
    const number = other + checkDigits(other)
    expect(await verify({ body: { number } })).toMatchObject(notPayable('OTHER_PROVINCE'))
    expect(await activate({ body: wish(number) })).toMatchObject(notPayable('OTHER_PROVINCE'))
    for (const unknown of [newInstructionNumber('49'), '4900 0000 0000 0023'])
      expect(await verify({ body: { number: unknown } })).toMatchObject(notPayable('UNKNOWN'))
  })
})

const later = () => ({
  ...payer,
  deps: { ...payer.deps, instructions: { ...payer.deps.instructions, payableAfterMs: 3_600_000 } },
})
const idOf = async ({ publicId }: OwnInstruction) =>
  String((await payer.sql('SELECT id FROM payment WHERE public_id = $1', [publicId]))[0]?.id)
/** How a number comes to each reason, and what the answer carries besides. */
const reasons: Record<string, () => Promise<[OwnInstruction, object?]>> = {
  NOT_YET: async () => [await printed(later()), { until: isoDate(addMs(clock(), 3_600_000)) }],
  PAID: async () => {
    const own = await paper()
    await outcome({ body: takes(await hold(own), own.amount) })
    return [own]
  },
  CANCELLED: async () => {
    const own = await paper()
    await cancelInstruction(payer.deps, own)
    return [own]
  },
  REPLACED: async () => {
    const own = await paper()
    const again = await reissueInstruction(payer.deps, { ...own, requestId: newToken() })
    return [own, { replacedBy: again.ok ? again.value.number : '' }]
  },
  IN_PROGRESS: async () => {
    const own = await paper()
    await hold(own, { minutes: 20 })
    return [own, { until: isoDate(addMs(clock(), 20 * 60_000)) }]
  },
  NOTHING_OWED: async () => {
    const charges = await payer.charges(50_000)
    const own = await printed(payer, await openPayment(payer, charges))
    await payer.sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charges[0]])
    return [own]
  },
  EXPIRED: async () => {
    const own = await paper()
    clock.forward(40 * 24 * 3_600_000)
    await expirePayment(payer.deps, await idOf(own))
    return [own]
  },
}

describe('what cannot be paid has one reason, asked or held', () => {
  test.each(Object.entries(reasons))('%s', async (reason, come) => {
    const [{ number }, more] = await come()
    expect(await verify({ body: { number } })).toMatchObject(notPayable(reason, more))
    const body = wish(number)
    expect(await activate({ body })).toMatchObject(notPayable(reason, more))
    // Such a key is not used up: the same call is decided anew.
    expect(await activate({ body })).toMatchObject(notPayable(reason, more))
  })

  test('while a card’s answer is awaited there is no end to tell', async () => {
    const own = await paper()
    const attempt = await awaitingOtp(payer, own)
    payer.script.next('debit', 'BEFORE')
    await submitOtp(payer.deps, { ...attempt, otp: rightOtp })
    const answer = await verify({ body: { number: own.number } })
    expect(answer).toMatchObject(notPayable('IN_PROGRESS'))
    expect(answer.body).not.toHaveProperty('until')
  })
})

test('asking reads only, masks the name, and says line by line what is not as printed', async () => {
  const charges = await payer.charges(100_000, 50_000)
  const own = await printed(payer, await openPayment(payer, charges))
  await payer.sql('UPDATE charge SET amount = 80000 WHERE id = $1', [charges[0]])
  const before = await payer.sql(
    'SELECT count(*) FROM bank_inbox UNION ALL SELECT count(*) FROM payment_event',
  )
  const { body } = await verify({ body: { number: own.number } })
  expect(body).toMatchObject({
    amount: '130000',
    printedAmount: '150000',
    payer: 'N••••• T•• T•• Nghiệm',
    changes: [{ before: '100000', after: '80000', why: 'FEE_CHANGED' }],
  })
  expect(
    await payer.sql('SELECT count(*) FROM bank_inbox UNION ALL SELECT count(*) FROM payment_event'),
  ).toEqual(before)
})

describe('holding', () => {
  test('shows the payer who holds it until when, and answers the same for the same key for ever', async () => {
    const own = await paper()
    const body = await hold(own, { minutes: 20 })
    expect(await seen(payer, own)).toMatchObject({
      state: 'AT_COUNTER',
      attempt: { method: 'COUNTER', branch, bank: { en: 'Hoi An Bank' }, cardMask: null },
    })
    const first = await activate({ body })
    expect(first.body).toMatchObject({ amount: '150000', until: isoDate(addMs(clock(), 20 * 60_000)) })
    await outcome({ body: takes(body, own.amount) })
    clock.forward(3_600_000)
    expect((await activate({ body })).body).toEqual(first.body)
  })

  test('lasts a quarter of an hour unless said otherwise', async () => {
    const own = await paper()
    const { body } = await activate({ body: wish(own.number) })
    expect(body.until).toBe(isoDate(addMs(clock(), 15 * 60_000)))
  })

  test('again with another body under the key is refused, and the first hold stands', async () => {
    const own = await paper()
    const body = await hold(own)
    const others = [{ number: (await paper()).number }, { branch: 'Tam Kỳ' }, { minutes: 5 }]
    for (const other of others)
      expect(await activate({ body: { ...body, ...other } })).toMatchObject({
        status: 409,
        signed: true,
        body: { code: 'KEY_REUSED' },
      })
    expect(await seen(payer, own)).toMatchObject({ state: 'AT_COUNTER', attempt: { branch } })
  })

  test('the key of another bank is another key', async () => {
    const own = await paper()
    const body = await hold(own)
    expect(await activate({ body, key: keys.bank })).toMatchObject(notPayable('IN_PROGRESS'))
  })

  test('from two processes at once, 20 times under one key: one hold, one answer', async () => {
    const own = await paper()
    const body = wish(own.number)
    const other = await secondProcess()
    const answers = await Promise.all([
      times(10, () => activate({ body })),
      times(10, () => other.activate(body)),
    ])
    const until = isoDate(addMs(clock(), 15 * 60_000))
    for (const { status, body } of answers.flat())
      expect([status, body]).toMatchObject([200, { result: 'ACTIVATED', until }])
    expect(await payer.sql('SELECT 1 FROM attempt WHERE counter_key = $1', [body.key])).toHaveLength(1)
    await other.close()
  })

  test('50 tellers at once: one holds it, the others read until when', async () => {
    const own = await paper()
    const answers = await times(50, () => activate({ body: wish(own.number) }))
    const results = answers.map(({ body }) => body.reason ?? body.result)
    expect(results.sort()).toEqual(['ACTIVATED', ...Array(49).fill('IN_PROGRESS')])
    for (const { body } of answers) expect(body.until).toBe(isoDate(addMs(clock(), 15 * 60_000)))
    const open =
      'SELECT 1 FROM charge_lease l JOIN attempt a ON a.id = l.attempt_id JOIN payment p ON p.id = a.payment_id'
    expect(await payer.sql(`${open} WHERE p.public_id = $1`, [own.publicId])).toHaveLength(1)
  })

  test.each([
    ['no branch', { branch: '  ' }],
    ['a branch of 81 characters', { branch: 'x'.repeat(81) }],
    ['no key', { key: undefined }],
    ['a short key', { key: 'abc' }],
    ['0 minutes', { minutes: 0 }],
    ['31 minutes', { minutes: 31 }],
    ['half a minute', { minutes: 0.5 }],
    ['a number of 513 characters', { number: '4'.repeat(513) }],
  ])('%s is refused, and nothing is held', async (_, changes) => {
    const own = await paper()
    expect(await activate({ body: wish(own.number, changes) })).toMatchObject({
      status: 400,
      signed: true,
      body: { code: 'BODY_INVALID' },
    })
    expect(await seen(payer, own)).toMatchObject({ state: 'OPEN' })
  })
})

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

    test('with a card that awaits its code: waits', async () => {
      const { own, tell } = await ended()
      await awaitingOtp(payer, own)
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
    ['signed for another path', { aud: 'POST /bank/v1/counter/verify' }, 'SIGNATURE_INVALID'],
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

/** The same application once more, with connections of its own. */
async function secondProcess() {
  const deps = await wire(services.deps.config, services.deps.log, clock)
  const app = servicesApp(deps, { alive: () => true })
  const { signMessage } = await import('#lib/signed-message.ts')
  return {
    activate: async (content: object) => {
      const [path, body] = ['/bank/v1/counter/activate', JSON.stringify(content)]
      const { privateJwk } = keys.hoiAn
      const signature = await signMessage({
        privateKey: privateJwk,
        kid: privateJwk.kid ?? '',
        jti: newToken(),
        aud: `POST ${path}`,
        body,
        now: clock(),
      })
      const headers = { 'message-signature': signature }
      const answer = await app.request(path, { method: 'POST', headers, body })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    },
    close: () => deps.database.close(),
  }
}
