import { describe, expect, test } from 'vitest'
import { expireAttempt } from '#server/domains/payments/index.ts'
import { attemptOfKey, type OwnInstruction, printed } from '#tests/factories/instruction.ts'
import { seen } from '#tests/factories/payment.ts'
import { foreignBanks } from './foreign-banks.ts'

const { bank, otherBank, portal, world, clock } = await foreignBanks()
const branch = 'Hội An – Phố cổ'

type Teller = Pick<typeof otherBank, 'send'>
let keys = 0
/** A key that the bank has not used. */
const newKey = (): string => `HAB-20261122-${String(++keys).padStart(4, '0')}`
const activate = (teller: Teller, { number }: OwnInstruction, key: string, minutes = 15) =>
  teller.send(portal, '/bank/v1/counter/activate', { number, key, branch, minutes })
const verify = (teller: Teller, { number }: OwnInstruction) =>
  teller.send(portal, '/bank/v1/counter/verify', { number })
const said = (
  teller: Teller,
  { number, amount }: OwnInstruction,
  key: string,
  outcome: 'TAKEN' | 'NOT_TAKEN',
) =>
  teller.send(portal, '/bank/v1/counter/outcome', {
    key,
    number,
    outcome,
    at: bank.moment(),
    ...(outcome === 'TAKEN' && { amount: String(amount), bankReference: `HAB${key}` }),
  })

/** How many holds the portal has on what a paper asks for. */
async function holds({ publicId }: OwnInstruction): Promise<number> {
  const rows = await world.sql(
    `SELECT 1 FROM charge_lease lease JOIN attempt ON attempt.id = lease.attempt_id
       JOIN payment ON payment.id = attempt.payment_id WHERE payment.public_id = $1 AND lease.closed_at IS NULL`,
    [publicId],
  )
  return rows.length
}

/** ACTIVATED is said of what is held, until a moment that is still to come, and of nothing else. */
async function expectTrue(
  own: OwnInstruction,
  { body }: Awaited<ReturnType<typeof activate>>,
): Promise<void> {
  if (body.result !== 'ACTIVATED') return
  expect(new Date(String(body.until)).getTime()).toBeGreaterThan(clock().getTime())
  expect(await holds(own)).toBe(1)
}

describe('after NOT_TAKEN', () => {
  test('the same key says that it is used up, and never that something is held', async () => {
    const [own, key] = [await printed(world), newKey()]
    const first = await activate(otherBank, own, key)
    expect(first.body).toMatchObject({ result: 'ACTIVATED', key })
    await expectTrue(own, first)
    // Nothing was said yet: the same answer, and it is true.
    const again = await activate(otherBank, own, key)
    expect(again).toEqual(first)
    await expectTrue(own, again)
    expect(await said(otherBank, own, key, 'NOT_TAKEN')).toMatchObject({ body: { verdict: 'RELEASED' } })
    expect(await holds(own)).toBe(0)
    for (let times = 0; times < 3; times++)
      expect(await activate(otherBank, own, key)).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } })
    expect(await holds(own)).toBe(0)
    expect(await seen(world, own)).toMatchObject({ state: 'DECLINED' })
  })

  test('anybody may hold it anew, and then the first key says who holds it', async () => {
    const [own, key, next] = [await printed(world), newKey(), newKey()]
    await activate(otherBank, own, key)
    await said(otherBank, own, key, 'NOT_TAKEN')
    expect((await verify(otherBank, own)).body).toMatchObject({ result: 'PAYABLE' })
    const held = await activate(bank, own, next)
    await expectTrue(own, held)
    const late = await activate(otherBank, own, key)
    expect(late.body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'IN_PROGRESS', until: held.body.until })
    expect(await said(bank, own, next, 'TAKEN')).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect((await activate(otherBank, own, key)).body).toMatchObject({
      result: 'NOT_PAYABLE',
      reason: 'PAID',
    })
  })

  test('and an activation of the same key at the same moment: held or used up, never both', async () => {
    const [own, key] = [await printed(world), newKey()]
    await activate(otherBank, own, key)
    const answers = await Promise.all([
      activate(otherBank, own, key),
      said(otherBank, own, key, 'NOT_TAKEN'),
      activate(otherBank, own, key),
    ])
    for (const { status } of answers) expect([200, 409]).toContain(status)
    expect(await holds(own)).toBe(0)
    expect(await activate(otherBank, own, key)).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } })
  })
})

describe('after the time of the hold', () => {
  /** A hold of a minute, which is over. */
  async function overdue() {
    const [own, key] = [await printed(world), newKey()]
    const first = await activate(otherBank, own, key, 1)
    expect(first.body).toMatchObject({ result: 'ACTIVATED', key })
    clock.forward(60_000)
    return { own, key, again: () => activate(otherBank, own, key, 1) }
  }
  const usedUp = { status: 409, body: { code: 'KEY_REUSED' } }

  test('a teller who asks again is not let take cash: not while the hold is being ended, nor after', async () => {
    const { own, key, again } = await overdue()
    expect((await again()).body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'IN_PROGRESS' })
    await expireAttempt(world.deps, await attemptOfKey(world, key))
    expect(await again()).toMatchObject(usedUp)
    expect(await said(otherBank, own, key, 'NOT_TAKEN')).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await again()).toMatchObject(usedUp)
    expect(await holds(own)).toBe(0)
  })

  test('nor where another bank has taken the money since; what was taken in time and told late is booked', async () => {
    const { own, key, again } = await overdue()
    await expireAttempt(world.deps, await attemptOfKey(world, key))
    const next = newKey()
    await activate(bank, own, next)
    expect((await again()).body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'IN_PROGRESS' })
    expect(await said(bank, own, next, 'TAKEN')).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect((await again()).body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'PAID' })
    expect(await said(otherBank, own, key, 'TAKEN')).toMatchObject({ body: { verdict: 'RETURNS' } })
  })
})

describe('what is held, asked about', () => {
  const words = (body: Record<string, unknown>) =>
    body as Record<'teller' | 'payer', { vi: string; en: string }>

  test('by the bank that holds it: it reads that it holds it, and where', async () => {
    const own = await printed(world)
    const held = await activate(otherBank, own, newKey())
    for (const { body } of [await verify(otherBank, own), await activate(otherBank, own, newKey())]) {
      expect(body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'IN_PROGRESS', until: held.body.until })
      const { teller, payer } = words(body)
      expect(teller.en).toMatch(/^This bank itself holds it at/)
      for (const { vi, en } of [teller, payer]) {
        expect([vi, en].join()).toContain(branch)
        expect(vi).not.toContain('nơi khác')
        expect(en).not.toContain('elsewhere')
      }
    }
  })

  test('by another bank: it reads that it is elsewhere, until when, and not where', async () => {
    const own = await printed(world)
    const held = await activate(otherBank, own, newKey())
    const { body } = await verify(bank, own)
    expect(body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'IN_PROGRESS', until: held.body.until })
    for (const { vi, en } of Object.values(words(body))) {
      if (typeof vi !== 'string') continue
      expect(vi).toContain('nơi khác')
      expect(en).toContain('elsewhere')
    }
    expect(JSON.stringify(body)).not.toContain(branch)
  })
})
