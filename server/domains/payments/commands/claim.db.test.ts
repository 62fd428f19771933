import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { busy, claims, notSentOn, paid, refuseRepairs } from '#tests/factories/claims.ts'
import { activate, activation, atCounter, printed } from '#tests/factories/instruction.ts'
import { credited } from '#tests/factories/money-words.ts'
import { awaitingOtp, openPayment, paymentWorld, seen, times } from '#tests/factories/payment.ts'
import { wrongOtp } from '#tests/fakes/scripted-bank.ts'
import { readVerdict, resolveLateMoney, sendNewOtp } from '../index.ts'
import type { BankWord } from './record-bank-status.ts'

/** The charges are held from the moment a code goes on to the bank, and not before. PRODUCT S1.4. */
const world = await paymentWorld()
await refuseRepairs(world)
const { deps, script, sql, clock, callsOf } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const { codeOf, atCode, leasesOf, expectGivenWay, verdictOf } = claims(world)
const strangers = (count: number, charges: readonly string[]) =>
  Promise.all(Array.from({ length: count }, () => atCode(charges)))

describe('ten strangers at the page of the code', () => {
  test('keep no owner from paying by card; each of them reads that nothing was taken', async () => {
    const charges = await world.charges(100_000, 50_000)
    const others = await strangers(10, charges)
    const owner = await atCode(charges)
    expect(await codeOf(owner)).toEqual(paid)
    for (const other of others) {
      expect(await codeOf(other)).toEqual(notSentOn)
      expect(await seen(world, other)).toMatchObject({
        state: 'DECLINED',
        attempt: { reason: 'PAID_ELSEWHERE' },
        moneyBack: [],
      })
      await expectGivenWay(other, 'PAID_ELSEWHERE')
    }
  })

  test('keep no transfer from settling', async () => {
    const charges = await world.charges(150_000)
    const own = await printed(world, await openPayment(world, charges))
    await strangers(10, charges)
    expect(await verdictOf(credited([own.number], own.amount))).toBe('SETTLED')
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception: null })
  })

  test('keep no teller from holding it', async () => {
    const charges = await world.charges(150_000)
    const own = await printed(world, await openPayment(world, charges))
    const [one] = await strangers(10, charges)
    await atCounter(world, own)
    if (one === undefined) throw new Error('Nobody there')
    expect(await codeOf(one)).toEqual(notSentOn)
    await expectGivenWay(one, 'HELD_ELSEWHERE')
  })
})

describe('somebody who types wrong codes', () => {
  test('keeps an owner’s code waiting for one answer of the bank, and ends nothing of theirs', async () => {
    const charges = await world.charges(150_000)
    const [owner, other] = [await atCode(charges), await atCode(charges)]
    for (const triesLeft of [2, 1]) {
      script.during('debit', async () => {
        expect(await codeOf(owner)).toEqual(busy)
        expect(await seen(world, owner)).toMatchObject({
          state: 'AWAITING_OTP',
          attempt: { otp: { error: null } },
        })
      })
      expect(await codeOf(other, wrongOtp)).toEqual({ ok: true, value: { state: 'AWAITING_OTP' } })
      expect(await seen(world, other)).toMatchObject({ attempt: { otp: { triesLeft, error: 'WRONG' } } })
      expect(await leasesOf(other)).toEqual([])
    }
    expect(callsOf('debit', owner.reference)).toBe(0)
    expect(await codeOf(owner)).toEqual(paid)
    expect(await codeOf(other)).toEqual(notSentOn)
  })

  test('keeps money that arrived waiting for one answer of the bank, and a teller no longer', async () => {
    const charges = await world.charges(150_000)
    const [first, second] = [
      await printed(world, await openPayment(world, charges)),
      await printed(world, await openPayment(world, charges)),
    ]
    const other = await atCode(charges)
    script.during('debit', async () => {
      expect(await activate(world, activation(second.number))).toMatchObject({
        value: { result: 'NOT_PAYABLE', reason: 'IN_PROGRESS' },
      })
      expect(await verdictOf(credited([first.number], first.amount))).toBe('WAITS')
    })
    await codeOf(other, wrongOtp)
    const [waiting] = await sql<{ capture_id: string }>(
      `SELECT i.capture_id FROM suspense_item i JOIN capture k ON k.id = i.capture_id JOIN payment p ON p.id = k.payment_id
       WHERE p.public_id = $1`,
      [first.publicId],
    )
    await resolveLateMoney(deps, waiting?.capture_id ?? '', 1)
    expect(await seen(world, first)).toMatchObject({ state: 'PAID', exception: 'LATE' })
    expect(await activate(world, activation(second.number))).toMatchObject({
      value: { reason: 'NOTHING_OWED' },
    })
  })

  test('a new code of the bank between, with tries of its own: the answer that it was wrong still frees the charges', async () => {
    const own = await atCode(await world.charges(150_000))
    await codeOf(own, wrongOtp)
    // The portal does not learn of the new code: its answer is lost, and the tries that it knows are fewer than the bank's.
    clock.forward(30_000)
    script.next('sendOtp', 'AFTER')
    expect(await sendNewOtp(deps, own)).toMatchObject({ error: { code: 'BANK_SILENT' } })
    await codeOf(own, wrongOtp)
    expect(await seen(world, own)).toMatchObject({ attempt: { otp: { triesLeft: 2, error: 'WRONG' } } })
    expect(await leasesOf(own)).toEqual([])
  })

  test('claims anew with the next code, for the whole amount', async () => {
    const own = await atCode(await world.charges(100_000, 50_000))
    await codeOf(own, wrongOtp)
    script.during('debit', async () => expect(await leasesOf(own)).toHaveLength(2))
    expect(await codeOf(own)).toEqual(paid)
    expect(await sql('SELECT 1 FROM charge_lease WHERE attempt_id = $1', [own.attemptId])).toHaveLength(2)
  })
})

describe('codes at the same moment', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'of two payers: one debit, the other reads that nothing was taken (round %i)',
    async () => {
      const charges = await world.charges(100_000, 50_000)
      const both = await strangers(2, charges)
      await Promise.all(both.map((own) => codeOf(own)))
      const views = await Promise.all(both.map((own) => seen(world, own)))
      expect(views.filter(({ state }) => state === 'PAID')).toHaveLength(1)
      const loser = both[views.findIndex(({ state }) => state !== 'PAID')]
      if (loser === undefined) throw new Error('Both have paid')
      // Kept where the winner's answer was still out: the same code goes again, and is refused for good.
      await codeOf(loser)
      expect(await seen(world, loser)).toMatchObject({
        state: 'DECLINED',
        attempt: { reason: 'PAID_ELSEWHERE' },
      })
      await expectGivenWay(loser, 'PAID_ELSEWHERE')
    },
  )

  test('of ten payers: one debit', async () => {
    const all = await strangers(10, await world.charges(150_000))
    await Promise.all(all.map((own) => codeOf(own)))
    const debits = all.map(({ reference }) => callsOf('debit', reference))
    expect(debits.reduce((sum, count) => sum + count, 0)).toBe(1)
  })

  test('ten wrong ones of one payer: one try is used', async () => {
    const own = await atCode(await world.charges(150_000))
    await times(10, () => codeOf(own, wrongOtp))
    expect(callsOf('debit', own.reference)).toBeLessThanOrEqual(3)
    expect(await leasesOf(own)).toEqual([])
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'a code and a teller on one payment: one of them has it (round %i)',
    async () => {
      const paper = await printed(world)
      const own = await awaitingOtp(world, paper)
      const [code, teller] = await Promise.all([codeOf(own), activate(world, activation(paper.number))])
      const held = teller.ok && teller.value.result === 'ACTIVATED'
      expect(callsOf('debit', own.reference)).toBe(held ? 0 : 1)
      expect(await seen(world, own)).toMatchObject({ state: held ? 'AT_COUNTER' : 'PAID' })
      if (held) expect(code.ok && code.value.state === 'PAID').toBe(false)
    },
  )

  test.each([1, 2, 3, 4, 5, 6])(
    'a code and money by transfer: both are booked, one of them settles (round %i)',
    async () => {
      const paper = await printed(world)
      const own = await awaitingOtp(world, paper)
      const word = credited([paper.number], paper.amount)
      await Promise.all([codeOf(own), deps.recordBankStatus(word)])
      const view = await seen(world, own)
      expect(view).toMatchObject({ state: 'PAID', paidAmount: String(paper.amount) })
      const taken = script.payment(own.reference)?.status === 'SUCCEEDED'
      expect(await verdictNow(word)).toBe(taken ? 'WAITS or RETURNS' : 'SETTLED')
    },
  )

  async function verdictNow(word: BankWord): Promise<string> {
    const verdict = await readVerdict(deps.database, word.connector, word.messageId)
    return verdict === 'WAITS' || verdict === 'RETURNS' ? 'WAITS or RETURNS' : verdict
  }
})

test('the answer is recorded by a process whose clock is behind: a lease ends no earlier than it began', async () => {
  const own = await atCode(await world.charges(150_000))
  script.during('debit', async () => clock.forward(-1_500))
  await codeOf(own, wrongOtp)
  expect(await leasesOf(own)).toEqual([])
  clock.forward(1_500)
  expect(await codeOf(own)).toEqual(paid)
})
