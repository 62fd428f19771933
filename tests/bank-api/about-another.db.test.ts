import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { askBank, cancelAtBank, sendRefund, startAccountDebit } from '#server/domains/payments/index.ts'
import { awaitingOtp, lastAttempt, type OwnPayment, openPayment, seen } from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { foreignBanks } from './foreign-banks.ts'

const { bank, portal, world, deps, newNumber, cardPayer, trace, approvedReturn } = await foreignBanks()
const { sql } = world

describe('an answer that names another reference is no answer', () => {
  /** Two payers at the code's page: the bank is asked about the one and speaks of the other. */
  const pair = async () => ({ asked: await cardPayer(), named: await cardPayer() })
  const takenFrom = ({ reference, amount }: Awaited<ReturnType<typeof cardPayer>>) =>
    bank.taken(reference, String(amount), newNumber())

  async function expectUntouched(own: Awaited<ReturnType<typeof cardPayer>>): Promise<void> {
    expect(await seen(world, own)).toMatchObject({ state: 'AWAITING_OTP', moneyBack: [] })
    expect(await sql('SELECT 1 FROM capture WHERE reference = $1', [own.reference])).toEqual([])
    const { events, otherMessages } = await trace(own)
    expect([events.map(({ kind }) => kind), otherMessages]).toEqual([
      ['CREATED', 'ATTEMPT_STARTED', 'OTP_SENT'],
      [],
    ])
  }
  /** The operator reads in the history what was asked about that the bank named another, with its message. */
  async function expectTold(own: OwnPayment, named: string): Promise<void> {
    const { events } = await trace(own)
    const [told] = events.filter(({ kind }) => kind === 'BANK_NAMED_ANOTHER')
    expect(told?.detail).toContainEqual({ field: 'named', value: named })
    expect(told?.message).toMatchObject({ result: 'ABOUT_ANOTHER' })
  }

  test('to a debit: asked again, and the right answer is booked', async () => {
    const { asked, named } = await pair()
    bank.answerNext(/debit$/, () => takenFrom(named))
    expect(await asked.pay()).toMatchObject({ value: { state: 'WAITING_FOR_BANK' } })
    await expectUntouched(named)
    await expectTold(asked, named.reference)
    bank.answerNext(/^GET/, () => takenFrom(named))
    await askBank(deps.payments, asked.attemptId, 1)
    expect(await seen(world, asked)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    await expectUntouched(named)
    // Told once, and every message is kept.
    const { events, otherMessages } = await trace(asked)
    expect(events.filter(({ kind }) => kind === 'BANK_NAMED_ANOTHER')).toHaveLength(1)
    expect(otherMessages.map(({ result }) => result)).toContain('ABOUT_ANOTHER')
    bank.answerNext(/^GET/, () => takenFrom(asked))
    await askBank(deps.payments, asked.attemptId, 2)
    expect(await seen(world, asked)).toMatchObject({ state: 'PAID' })
    await expectUntouched(named)
  })

  test('and uses no message id up: the same message as the result of the other one is booked', async () => {
    const { asked, named } = await pair()
    const [word, jti] = [takenFrom(named), `result-${named.reference}`]
    bank.nextMessageIdsAre(jti)
    bank.answerNext(/debit$/, () => word)
    await asked.pay()
    await expectUntouched(named)
    const result = () => bank.send(portal, '/bank/v1/results', word, jti)
    for (const _ of ['first', 'again'])
      expect(await result()).toMatchObject({ status: 200, body: { result: 'ACCEPTED' } })
    expect(await seen(world, named)).toMatchObject({ state: 'PAID' })
    expect(await sql('SELECT 1 FROM capture WHERE reference = $1', [named.reference])).toHaveLength(1)
    await expectTold(asked, named.reference)
  })

  test('nor as the answer for the other one', async () => {
    const { asked, named } = await pair()
    const word = takenFrom(named)
    bank.nextMessageIdsAre(`answer-${named.reference}`, `answer-${named.reference}`)
    for (const payer of [asked, named]) {
      bank.answerNext(/debit$/, () => word)
      await payer.pay()
    }
    expect(await seen(world, named)).toMatchObject({ state: 'PAID' })
    expect(await seen(world, asked)).toMatchObject({ state: 'WAITING_FOR_BANK' })
  })

  test('to a cancel', async () => {
    const { asked, named } = await pair()
    bank.answerNext(/cancel$/, () => takenFrom(named))
    await cancelAtBank(deps.payments, asked.attemptId).catch(() => undefined)
    await expectUntouched(named)
    await expectTold(asked, named.reference)
  })

  test('to a verification: nothing was sent on, so the attempt ends without money', async () => {
    const named = await cardPayer()
    const own = await openPayment(world)
    bank.answerNext(/verify$/, () => ({ ...takenFrom(named), status: 'OTP_SENT' }))
    await awaitingOtp(world, own).catch(() => undefined)
    expect(await seen(world, own)).toMatchObject({ state: 'DECLINED' })
    await expectUntouched(named)
    await expectTold(own, named.reference)
  })

  test('to a wish for a new code', async () => {
    const { asked, named } = await pair()
    bank.answerNext(/otp$/, () => takenFrom(named))
    await deps.payments.bank.sendOtp(asked.reference, 2)
    await expectUntouched(named)
    await expectTold(asked, named.reference)
  })

  test.each([
    ['a debit', /debit$/],
    ['a question', /^GET/],
    ['a cancel', /cancel$/],
  ])('to %s of an account', async (_, call) => {
    const named = await cardPayer()
    const account = await registeredAccount(world)
    const own = await openPayment(world, await world.charges(150_000), account.visitorId)
    const confirmation = { by: 'SESSION' } as const
    const order = { ...account, ...own, othersDossiers: [], confirmation, requestId: newUuid() }
    if (!call.test('debit')) bank.answerNext(/debit$/, () => ({}), 502)
    bank.answerNext(call, () => takenFrom(named))
    expect(await startAccountDebit(deps.payments, order)).toMatchObject({
      value: { state: 'WAITING_FOR_BANK' },
    })
    const { attemptId } = await lastAttempt(world, own)
    if (!call.test('debit')) await askBank(deps.payments, attemptId, 1)
    expect(await seen(world, own)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    await expectUntouched(named)
    await expectTold(own, named.reference)
    await askBank(deps.payments, attemptId, 2)
    expect((await seen(world, own)).state).not.toBe('WAITING_FOR_BANK')
  })

  test('to a mandate: told in the story of the registration that was asked about', async () => {
    const [account, other] = [await registeredAccount(world), await registeredAccount(world)]
    const numberOf = async (id: string) =>
      (await sql<{ number: string }>('SELECT number FROM registration WHERE id = $1', [id]))[0]?.number ?? ''
    const [number, named] = [await numberOf(account.registrationId), await numberOf(other.registrationId)]
    const order = {
      number,
      version: 1,
      state: 'ACTIVE',
      account: '113000012345',
      accountHolder: 'CONG TY THU',
      holderTaxCode: '0400603108',
      holderIdentityNumber: null,
      dailyLimit: 1n,
    } as const
    for (const _ of ['once', 'twice']) {
      bank.answerNext(/mandates/, () => ({ number: named, version: 1, status: 'ENDED' }))
      expect(await deps.payments.bank.putMandate(order)).toMatchObject({ kind: 'SILENT' })
    }
    const told = `SELECT detail FROM registration_event WHERE kind = 'BANK_NAMED_ANOTHER' AND registration_id = $1`
    expect(await sql(told, [account.registrationId])).toEqual([{ detail: { named } }])
    expect(await sql(told, [other.registrationId])).toEqual([])
    const kept = 'SELECT result FROM bank_inbox WHERE reference = $1'
    expect(await sql(kept, [number])).toEqual([{ result: 'ABOUT_ANOTHER' }, { result: 'ABOUT_ANOTHER' }])
  })

  test('to a refund: not booked as back, and sent again', async () => {
    const [refundId, other] = [await approvedReturn(), await approvedReturn()]
    const referenceOf = async (id: string) =>
      (await sql<{ reference: string }>('SELECT reference FROM refund WHERE id = $1', [id]))[0]?.reference ??
      ''
    const named = await referenceOf(other)
    bank.answerNext(/refunds/, () => ({
      refundReference: named,
      status: 'REFUNDED',
      amount: '150000',
      at: bank.moment(),
      bankReference: newNumber(),
    }))
    await sendRefund(deps.payments, refundId, 1)
    const states = 'SELECT state FROM refund WHERE id = ANY ($1::uuid[]) ORDER BY state'
    expect(await sql(states, [[refundId, other]])).toEqual([{ state: 'APPROVED' }, { state: 'SENT' }])
    const kept = `SELECT result FROM bank_inbox WHERE reference = $1`
    expect(await sql(kept, [await referenceOf(refundId)])).toEqual([{ result: 'ABOUT_ANOTHER' }])
    await sendRefund(deps.payments, refundId, 2)
    expect(await sql(states, [[refundId, other]])).toEqual([{ state: 'APPROVED' }, { state: 'REFUNDED' }])
  })
})

test('an answer under a message id that the bank used before is believed: it is bound to our question', async () => {
  const [first, second] = [await cardPayer(), await cardPayer()]
  bank.nextMessageIdsAre('answer-0001')
  expect(await first.pay()).toMatchObject({ value: { state: 'PAID' } })
  bank.nextMessageIdsAre('answer-0001')
  expect(await second.pay()).toMatchObject({ value: { state: 'PAID' } })
})
