import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import type { SuspenseState } from '#server/domains/payments/desk-contract.ts'
import {
  approveResolution,
  askBank,
  listSuspense,
  proposeResolution,
  sendRefund,
  startAccountDebit,
} from '#server/domains/payments/index.ts'
import { agencyOf, freshStaff } from '#tests/factories/desk.ts'
import { type OwnInstruction, printed } from '#tests/factories/instruction.ts'
import { type OwnPayment, openPayment, seen } from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { foreignBanks } from './foreign-banks.ts'

const { bank, otherBank, portal, world, deps, newNumber, cardPayer, usedNumber, trace, approvedReturn } =
  await foreignBanks()
const { sql } = world

const moneyUnder = (number: string) =>
  sql<{ reason: string | null; amount: string }>(
    'SELECT reason, amount::TEXT FROM capture WHERE bank_reference = $1 ORDER BY reason NULLS FIRST',
    [number],
  )

/** The money waits for people, in the queue and in the payment's history, and the payer reads where it is. */
async function expectWaitsForPeople(own: OwnPayment, number: string): Promise<void> {
  const view = await seen(world, own)
  expect(view).toMatchObject({ state: 'HELD', exception: 'MISMATCH' })
  expect(view.moneyBack).toMatchObject([
    { reason: 'REFERENCE_REUSED', state: 'BEING_LOOKED_AT', bankReference: number },
  ])
  const [charge] = await sql<{ charge_id: string }>(
    'SELECT charge_id FROM payment_charge t JOIN payment p ON p.id = t.payment_id WHERE p.public_id = $1',
    [own.publicId],
  )
  const accountant = await freshStaff(world, 'ACCOUNTANT', await agencyOf(world, charge?.charge_id ?? ''))
  const filter = { tab: 'WORK', reason: 'REFERENCE_REUSED', search: own.publicId, after: null } as const
  const { rows } = await listSuspense(deps.payments, accountant, filter)
  const state: SuspenseState = 'OPEN'
  expect(rows).toMatchObject([{ state, bankReference: number, publicId: own.publicId }])
  const { events, suspense, journals } = await trace(own)
  const [held] = events.filter(({ kind }) => kind === 'MONEY_HELD')
  expect(held?.detail).toContainEqual({ field: 'reason', value: 'REFERENCE_REUSED' })
  expect(held?.message?.bank).toBeDefined()
  expect(suspense).toHaveLength(1)
  expect(journals.map(({ kind }) => kind)).toEqual(['CAPTURE_SUSPENSE'])
}

describe('a bank that uses a number again', () => {
  test('in the answer to a debit: booked, and waits for people', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    bank.nextNumbersAre(number)
    expect(await own.pay()).toMatchObject({ value: { state: 'HELD' } })
    await expectWaitsForPeople(own, number)
    // Told again as a result, it is the same fact.
    const word = bank.taken(own.reference, String(own.amount), number)
    expect(await bank.send(portal, '/bank/v1/results', word)).toMatchObject({ status: 200 })
    expect((await moneyUnder(number)).map(({ reason }) => reason)).toEqual([null, 'REFERENCE_REUSED'])
  })

  test('in a pushed result', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    const word = bank.taken(own.reference, String(own.amount), number)
    expect(await bank.send(portal, '/bank/v1/results', word)).toMatchObject({ body: { result: 'ACCEPTED' } })
    await expectWaitsForPeople(own, number)
  })

  test('in the answer to a question', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    bank.nextNumbersAre(number)
    // The money is taken, and the answer gets lost.
    bank.answerNext(/debit$/, () => ({}), 502)
    bank.answerNext(/^GET/, () => bank.taken(own.reference, String(own.amount)))
    expect(await own.pay()).toMatchObject({ value: { state: 'WAITING_FOR_BANK' } })
    await askBank(deps.payments, own.attemptId, 1)
    await expectWaitsForPeople(own, number)
  })

  test('in the answer to a debit of an account', async () => {
    const number = await usedNumber()
    const account = await registeredAccount(world)
    const own = await openPayment(world, await world.charges(150_000), account.visitorId)
    bank.nextNumbersAre(number)
    const confirmation = { by: 'SESSION' } as const
    const order = { ...account, ...own, othersDossiers: [], confirmation, requestId: newUuid() }
    expect(await startAccountDebit(deps.payments, order)).toMatchObject({ value: { state: 'HELD' } })
    await expectWaitsForPeople(own, number)
  })

  test('at the counter: another key, the same paper or another', async () => {
    const number = newNumber()
    const [first, second] = [await printed(world), await printed(world)]
    const taken = (own: typeof first, key: string, jti?: string) =>
      otherBank.send(
        portal,
        '/bank/v1/counter/outcome',
        {
          key,
          number: own.number,
          outcome: 'TAKEN',
          amount: String(own.amount),
          bankReference: number,
          at: bank.moment(),
        },
        jti,
      )
    const hold = (own: typeof first, key: string) =>
      otherBank.send(portal, '/bank/v1/counter/activate', { number: own.number, key, branch: 'Hội An' })
    expect(await hold(first, 'HAB-0001')).toMatchObject({ body: { result: 'ACTIVATED' } })
    expect(await taken(first, 'HAB-0001')).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect(await taken(first, 'HAB-0001')).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await hold(second, 'HAB-0002')).toMatchObject({ body: { result: 'ACTIVATED' } })
    expect(await taken(second, 'HAB-0002')).toMatchObject({
      // The amount is right, so it is not called money that does not match what is owed.
      body: { verdict: 'QUEUED', payer: { en: expect.stringContaining('pays for nothing yet') } },
    })
    expect(await taken(second, 'HAB-0002')).toMatchObject({ body: { verdict: 'NOTED' } })
    await expectWaitsForPeople(second, number)
    expect(await taken(first, 'HAB-0003')).toMatchObject({ body: { verdict: 'QUEUED' } })
    expect(await moneyUnder(number)).toHaveLength(3)
  })

  const notice = (own: OwnInstruction, at: string, bankReference: string) =>
    bank.send(portal, '/bank/v1/credit-notices', {
      bankReference,
      account: deps.payments.collectingAccount.number,
      amount: String(own.amount),
      content: `MBVCB.1.DVC${own.number}. CT tu 0071`,
      at,
    })
  const [oneDay, nextDay] = ['2026-11-21T03:00:00Z', '2026-11-22T03:00:00Z'] as const

  test('in a credit notice of another day or text', async () => {
    const number = newNumber()
    const [first, second] = [await printed(world), await printed(world)]
    expect(await notice(first, oneDay, number)).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect(await notice(first, oneDay, number)).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await notice(second, nextDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    expect(await notice(second, nextDay, number)).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await notice(first, nextDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    await expectWaitsForPeople(second, number)
  })

  test('in a credit notice, of a card payment', async () => {
    const [own, number] = [await printed(world), await usedNumber()]
    expect(await notice(own, oneDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    await expectWaitsForPeople(own, number)
  })

  /** Two people decide that the held money under this number goes back, and the bank is asked for it. */
  async function sentBack(number: string): Promise<void> {
    const [held] = await sql<{ id: string }>(
      `SELECT id FROM capture WHERE bank_reference = $1 AND disposition = 'SUSPENSE'`,
      [number],
    )
    const captureId = held?.id ?? ''
    const [one, another] = [await freshStaff(world, 'OPERATOR'), await freshStaff(world, 'OPERATOR')]
    const wanted = { kind: 'RETURN', reason: 'Không có trong sao kê' } as const
    await proposeResolution(deps.payments, { staff: one, captureId, version: 0, wanted })
    const approved = await approveResolution(deps.payments, { staff: another, captureId, version: 1 })
    expect(approved).toEqual({ ok: true, value: { state: 'RETURNING' } })
    const [refund] = await sql<{ id: string }>('SELECT id FROM refund WHERE capture_id = $1', [captureId])
    await sendRefund(deps.payments, refund?.id ?? '', 1)
    const state = 'SELECT state FROM refund WHERE id = $1'
    expect(await sql(state, [refund?.id])).toEqual([{ state: 'REFUNDED' }])
  }

  test('gives back the money that is meant, and not what another payer paid under the number', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    bank.nextNumbersAre(number)
    expect(await own.pay()).toMatchObject({ value: { state: 'HELD' } })
    await sentBack(number)
    expect(bank.givenBack).toEqual([own.reference])
  })

  test('at a counter finds it by its key, also where the paper is unknown', async () => {
    const [number, key, at] = [newNumber(), 'HAB-0009', bank.moment()]
    const taken = {
      key,
      number: '4900000000000023',
      outcome: 'TAKEN',
      amount: '70000',
      bankReference: number,
      at,
    }
    expect(await otherBank.send(portal, '/bank/v1/counter/outcome', taken)).toMatchObject({
      body: { verdict: 'QUEUED' },
    })
    await sentBack(number)
    const [asked] = otherBank.asked.slice(-1)
    expect(asked?.body).toMatchObject({ bankReference: number, amount: '70000' })
    expect(asked?.body?.original).toEqual({ key, amount: '70000', at })
  })

  test('and a transfer by its text', async () => {
    const [first, own, number] = [await printed(world), await printed(world), newNumber()]
    await notice(first, oneDay, number)
    expect(await notice(own, nextDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    await sentBack(number)
    const [asked] = bank.asked.slice(-1)
    const content = `MBVCB.1.DVC${own.number}. CT tu 0071`
    expect(asked?.body?.original).toEqual({ content, amount: String(own.amount), at: nextDay })
  })

  test('for two refunds: both are booked as back', async () => {
    const number = newNumber()
    for (const _ of ['first', 'second']) {
      const refundId = await approvedReturn()
      bank.nextNumbersAre(number)
      await sendRefund(deps.payments, refundId, 1)
      const [refund] = await sql('SELECT state, bank_reference FROM refund WHERE id = $1', [refundId])
      expect(refund).toEqual({ state: 'REFUNDED', bank_reference: number })
    }
  })
})
