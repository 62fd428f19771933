import { afterAll, describe, expect, test } from 'vitest'
import { addMs, isoDate } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import { expireAttempt } from '#server/domains/payments/index.ts'
import { wire } from '#server/wiring.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { attemptOfKey } from '#tests/factories/instruction.ts'
import { seen, times } from '#tests/factories/payment.ts'
import { servicesHost } from '#tests/factories/services.ts'
import { notPayable, tellerOf } from '#tests/factories/teller.ts'
import { servicesApp } from '../app.ts'

const world = await counterWorld()
const { services, payer, clock, activate, outcome } = world
const { keys } = services
const { branch, paper, wish, hold, takes, takesNothing } = tellerOf(world)
afterAll(world.close)

describe('holding', () => {
  test('shows the payer who holds it until when, and answers the same for the same key', async () => {
    const own = await paper()
    const body = await hold(own, { minutes: 20 })
    expect(await seen(payer, own)).toMatchObject({
      state: 'AT_COUNTER',
      attempt: { method: 'COUNTER', branch, bank: { en: 'Hoi An Bank' }, cardMask: null },
    })
    const first = await activate({ body })
    expect(first.body).toMatchObject({ amount: '150000', until: isoDate(addMs(clock(), 20 * 60_000)) })
    clock.forward(20 * 60_000 - 1)
    expect((await activate({ body })).body).toEqual(first.body)
  })

  test('once its time is over, the same key never says again that the money may be taken', async () => {
    const own = await paper()
    const body = await hold(own, { minutes: 20 })
    clock.forward(20 * 60_000)
    // The job that ends the hold has not run: it is this bank's own, and is said to be.
    const ending = await activate({ body })
    expect(ending).toMatchObject(notPayable('IN_PROGRESS'))
    expect(JSON.stringify(ending.body)).toContain(branch)
    await expireAttempt(payer.deps, await attemptOfKey(payer, body.key))
    const usedUp = { status: 409, signed: true, body: { code: 'KEY_REUSED' } }
    expect(await activate({ body })).toMatchObject(usedUp)
    expect(await outcome({ body: takesNothing(body) })).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await activate({ body })).toMatchObject(usedUp)
    expect(await seen(payer, own)).toMatchObject({ state: 'DECLINED' })
    // Paid under another key since: the first one says so.
    await outcome({ body: takes(await hold(own), own.amount) })
    expect(await activate({ body })).toMatchObject(notPayable('PAID'))
  })

  test('once the bank has said what its teller did, the key is used up: nothing is held that is called held', async () => {
    const own = await paper()
    const body = await hold(own)
    await outcome({ body: takesNothing(body) })
    expect(await activate({ body })).toMatchObject({
      status: 409,
      signed: true,
      body: { code: 'KEY_REUSED' },
    })
    expect(await seen(payer, own)).toMatchObject({ state: 'DECLINED' })
    // Another key holds it now, of the same bank: the first one says so, and does not say that it is held under it.
    const next = await hold(own)
    expect(await activate({ body })).toMatchObject(notPayable('IN_PROGRESS'))
    await outcome({ body: takes(next, own.amount) })
    for (const used of [body, next]) expect(await activate({ body: used })).toMatchObject(notPayable('PAID'))
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

/** The same application once more, with connections of its own. */
async function secondProcess() {
  const deps = await wire(services.deps.config, services.deps.log, clock)
  const app = servicesApp(deps, { alive: () => true })
  const { requestAudience, signMessage } = await import('#lib/signed-message.ts')
  return {
    activate: async (content: object) => {
      const [path, body] = ['/bank/v1/counter/activate', JSON.stringify(content)]
      const { privateJwk } = keys.hoiAn
      const signature = await signMessage({
        privateKey: privateJwk,
        kid: privateJwk.kid ?? '',
        jti: newToken(),
        aud: requestAudience('POST', servicesHost, path),
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
