import { afterAll, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { lastAttempt, openPayment, paymentWorld, seen, times } from '#tests/factories/payment.ts'
import {
  type RegisteredAccount,
  registeredAccount,
  registrationOf,
} from '#tests/factories/registered-account.ts'
import { askBank } from '../commands/ask-bank.ts'
import { accountChoices } from './account-choices.ts'
import { type StartDebit, startAccountDebit } from './start-account-debit.ts'

const world = await paymentWorld()
const { deps, sql, script } = world
afterAll(() => world.close())

/** An order to debit the account for a fresh payment of these charges. */
async function debitOrder(
  account: RegisteredAccount,
  fees: readonly number[] = [150_000],
): Promise<StartDebit> {
  const chargeIds = await world.charges(...fees)
  const { publicId } = await openPayment(world, chargeIds, account.visitorId)
  return {
    ...account,
    publicId,
    othersDossiers: [],
    confirmation: { by: 'SESSION' },
    requestId: newUuid(),
  }
}

describe('a debit', () => {
  test('pays all dossiers of several agencies at once, split per beneficiary', async () => {
    const account = await registeredAccount(world)
    const chargeIds = [...(await world.charges(150_000, 50_000)), ...(await world.charges(70_000))]
    const own = await openPayment(world, chargeIds, account.visitorId)
    const order = await debitOrder(account)
    const paid = await startAccountDebit(deps, { ...order, publicId: own.publicId })
    expect(paid).toEqual({ ok: true, value: { state: 'PAID' } })
    const view = await seen(world, own)
    expect(view).toMatchObject({ state: 'PAID', paidAmount: '270000' })
    expect(view.receipts.map(({ amount }) => amount).sort()).toEqual(['200000', '70000'])
    expect(view.attempt).toMatchObject({ method: 'ACCOUNT', accountMask: '••••••7890', cardMask: null })
    const { reference } = await lastAttempt(world, own)
    const orders = script.orders.filter((one) => one.reference === reference)
    expect(orders).toHaveLength(1)
    expect(orders[0]?.split.map(({ amount }) => amount).sort()).toEqual([200_000n, 70_000n])
    await expectSoundBooks(world)
  })

  test('is made once, however often and at once the form is sent', async () => {
    const account = await registeredAccount(world)
    const order = await debitOrder(account)
    const said = await times(20, () => startAccountDebit(deps, order))
    for (const one of said) expect(one.ok).toBe(true)
    const { reference } = await lastAttempt(world, order)
    expect(world.callsOf('debitAccount', reference)).toBe(1)
  })

  test.each(['BEFORE', 'AFTER'] as const)(
    '%s which the bank fell silent is asked for until it is known',
    async (when) => {
      const order = await debitOrder(await registeredAccount(world))
      script.next('debitAccount', when)
      expect(await startAccountDebit(deps, order)).toEqual({ ok: true, value: { state: 'WAITING_FOR_BANK' } })
      const { attemptId } = await lastAttempt(world, order)
      expect(await world.jobsWith(`ask-bank:${attemptId}`)).toHaveLength(1)
      await askBank(deps, attemptId, 1)
      const view = await seen(world, order)
      // What never arrived is fenced off at the bank first, and then free for another try.
      expect(view.state).toBe(when === 'AFTER' ? 'PAID' : 'DECLINED')
      if (when === 'BEFORE') {
        const again = await startAccountDebit(deps, { ...order, requestId: newUuid() })
        expect(again).toEqual({ ok: true, value: { state: 'PAID' } })
      }
      await expectSoundBooks(world)
    },
  )

  test('of another holder’s payment, of another holder’s account and of an account that is not in force is refused', async () => {
    const [mine, theirs] = [await registeredAccount(world), await registeredAccount(world)]
    const order = await debitOrder(mine)
    const { visitorId, registrationId } = theirs
    expect(await startAccountDebit(deps, { ...order, visitorId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    expect(await startAccountDebit(deps, { ...order, registrationId })).toMatchObject({
      error: { code: 'ACCOUNT_NOT_IN_FORCE' },
    })
    const suspended = await registrationOf(world, { ...mine, state: 'SUSPENDED' })
    expect(await startAccountDebit(deps, { ...order, registrationId: suspended })).toMatchObject({
      error: { code: 'ACCOUNT_NOT_IN_FORCE' },
    })
    const early = await registrationOf(world, { ...mine, mandate: 'TELLING' })
    expect(await startAccountDebit(deps, { ...order, registrationId: early })).toMatchObject({
      error: { code: 'BANK_NOT_READY' },
    })
  })

  test('of others’ dossiers needs an account of that scope', async () => {
    const account = await registeredAccount(world, { scope: 'OWN' })
    const order = { ...(await debitOrder(account)), othersDossiers: ['H47.20-260101-0001'] }
    expect(await startAccountDebit(deps, order)).toEqual({
      ok: false,
      error: { code: 'OUT_OF_SCOPE', dossierCodes: ['H47.20-260101-0001'] },
    })
  })

  test('above the sum of the day that is free needs a code, and small ones do not avoid it', async () => {
    const account = await registeredAccount(world)
    expect(await startAccountDebit(deps, await debitOrder(account, [600_000]))).toMatchObject({ ok: true })
    expect(await startAccountDebit(deps, await debitOrder(account, [600_000]))).toEqual({
      ok: false,
      error: { code: 'CODE_NEEDED' },
    })
  })

  test('several accounts do not avoid the code either, also at once', async () => {
    const account = await registeredAccount(world)
    const other = { ...account, registrationId: await registrationOf(world, account) }
    const orders = [await debitOrder(account, [600_000]), await debitOrder(other, [600_000])]
    const answers = await Promise.all(orders.map((order) => startAccountDebit(deps, order)))
    expect(answers.flatMap((answer) => (answer.ok ? ['PAID'] : [answer.error.code])).sort()).toEqual([
      'CODE_NEEDED',
      'PAID',
    ])
    const { accounts } = await accountChoices(deps, { ...account, amount: 400_001n, othersDossiers: [] })
    expect(accounts.map(({ needsCode }) => needsCode)).toEqual([true, true])
  })

  test('from a suspended account is not offered, and it is named with that', async () => {
    const account = await registeredAccount(world, { state: 'SUSPENDED' })
    const { accounts } = await accountChoices(deps, { ...account, amount: 1n, othersDossiers: [] })
    expect(accounts).toMatchObject([{ registrationId: account.registrationId, hindrance: 'SUSPENDED' }])
  })

  test.each([
    ['HOLDER', 'SUSPEND', 'SUSPENDED_BY_HOLDER'],
    ['CONTROLLER', 'SUSPEND', 'SUSPENDED_BY_BANK'],
    ['BANK', 'BANK_REFUSES', 'SUSPENDED_BY_BANK'],
    ['OPERATOR', 'SUSPEND', 'SUSPENDED_BY_OPERATOR'],
  ])('says who can let it go on: %s by %s is %s', async (actor, kind, hindrance) => {
    const account = await registeredAccount(world, { state: 'SUSPENDED' })
    for (const [earlier, what] of [
      ['HOLDER', 'SUSPEND'],
      ['HOLDER', 'RESUME'],
      [actor, kind],
    ])
      await sql(
        `INSERT INTO registration_event (registration_id, at, kind, state_after, actor_kind) VALUES ($1, now(), $2, 'SUSPENDED', $3)`,
        [account.registrationId, what, earlier],
      )
    const { accounts } = await accountChoices(deps, { ...account, amount: 1n, othersDossiers: [] })
    expect(accounts).toMatchObject([{ hindrance }])
  })

  test('finds a dossier that somebody else paid meanwhile, and takes nothing', async () => {
    const account = await registeredAccount(world)
    const order = await debitOrder(account)
    await sql(
      `UPDATE charge SET state = 'PAID_AT_AGENCY' WHERE id IN (
      SELECT charge_id FROM payment_charge pc JOIN payment p ON p.id = pc.payment_id WHERE p.public_id = $1)`,
      [order.publicId],
    )
    const before = script.orders.length
    expect(await startAccountDebit(deps, order)).toEqual({ ok: false, error: { code: 'CHARGES_CHANGED' } })
    expect(script.orders).toHaveLength(before)
  })
})

describe('a daily limit', () => {
  test('is not passed by 64 payments at once, and each that fits is paid', async () => {
    const account = await registeredAccount(world, { dailyLimit: 1_000_000n })
    const orders = await Promise.all(Array.from({ length: 64 }, () => debitOrder(account, [100_000])))
    const said = await Promise.all(orders.map((order) => startAccountDebit(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(10)
    const refused = said.flatMap((one) => (one.ok ? [] : [one.error]))
    expect(refused).toEqual(Array(54).fill({ code: 'OVER_LIMIT', leftToday: '0' }))
    const [sum] = await sql<{ taken: string }>(
      `SELECT sum(k.amount) AS taken FROM capture k JOIN attempt a ON a.id = k.attempt_id WHERE a.registration_id = $1`,
      [account.registrationId],
    )
    expect(sum?.taken).toBe('1000000')
    await expectSoundBooks(world)
  }, 60_000)

  test('is free again where the bank took nothing, and on the next day', async () => {
    const account = await registeredAccount(world, { dailyLimit: 200_000n })
    const order = await debitOrder(account)
    script.next('debitAccount', 'BEFORE')
    await startAccountDebit(deps, order)
    expect(await left(account)).toBe('50000')
    await askBank(deps, (await lastAttempt(world, order)).attemptId, 1)
    expect(await left(account)).toBe('200000')
    await startAccountDebit(deps, { ...order, requestId: newUuid() })
    expect(await left(account)).toBe('50000')
    world.clock.forward(24 * 3_600_000)
    expect(await left(account)).toBe('200000')
  })

  test('stays with the account when its registration is renewed', async () => {
    const account = await registeredAccount(world, { dailyLimit: 200_000n })
    await startAccountDebit(deps, await debitOrder(account))
    await sql(
      `UPDATE registration SET state = 'REPLACED', version = version + 1, account_hash = account_hash WHERE id = $1`,
      [account.registrationId],
    )
    const renewed = await registrationOf(world, {
      ...account,
      dailyLimit: 200_000n,
      sameAs: account.registrationId,
    })
    const order = { ...(await debitOrder(account, [60_000])), registrationId: renewed }
    expect(await startAccountDebit(deps, order)).toMatchObject({
      error: { code: 'OVER_LIMIT', leftToday: '50000' },
    })
  })

  test('is the database’s own rule as well', async () => {
    const account = await registeredAccount(world, { dailyLimit: 200_000n })
    const order = await debitOrder(account)
    await startAccountDebit(deps, order)
    const { paymentId } = await lastAttempt(world, order)
    const insert = (registrationId: string, amount: number) =>
      sql(
        `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, registration_id, account_mask,
           debit_day, ordered_by, confirmed_by, lease_until, created_at, sent_at, finished_at, request_id)
         SELECT gen_random_uuid(), $2, upper(substr(md5(random()::text), 1, 20)), connector, 'ACCOUNT', 'DECLINED', $3, id,
           account_mask, (SELECT min(debit_day) FROM attempt WHERE payment_id = $2), created_by, 'SESSION', $4, $4, $4, $4,
           gen_random_uuid()::text FROM registration WHERE id = $1`,
        [registrationId, paymentId, amount, addMs(world.clock(), 1)],
      )
    await expect(insert(account.registrationId, 50_001)).rejects.toThrow(/has 50000 left/)
    await expect(insert(account.registrationId, 50_000)).resolves.toBeDefined()
    const other = await registeredAccount(world)
    await expect(insert(other.registrationId, 1)).rejects.toThrow(/of another holder/)
    const suspended = await registrationOf(world, { ...account, state: 'SUSPENDED' })
    await expect(insert(suspended, 1)).rejects.toThrow(/not in force/)
  })
})

async function left({ holderId, registrationId }: RegisteredAccount): Promise<string | undefined> {
  const { accounts } = await accountChoices(deps, { holderId, amount: 1n, othersDossiers: [] })
  return accounts.find((one) => one.registrationId === registrationId)?.leftToday
}
