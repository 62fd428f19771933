import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { totpCode } from '#server/domains/identity/index.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { freshOrganisation } from '#tests/factories/accounts.ts'
import { freshStaff } from '#tests/factories/desk.ts'
import { lastAttempt, openPayment, paymentWorld, seen } from '#tests/factories/payment.ts'
import {
  type RegisteredAccount,
  registeredAccount,
  registrationOf,
} from '#tests/factories/registered-account.ts'
import { refundingBank } from '#tests/fakes/refunding-bank.ts'
import { askBank } from '../commands/ask-bank.ts'
import { approveRefund, requestRefund, sendRefund } from '../index.ts'
import { accountChoices } from './account-choices.ts'
import { type StartDebit, startAccountDebit } from './start-account-debit.ts'

const world = await paymentWorld()
const { deps, sql, script, clock } = world
afterAll(() => world.close())

async function debitOrder(
  account: RegisteredAccount,
  fees: readonly number[] = [100_000],
): Promise<StartDebit> {
  const { publicId } = await openPayment(world, await world.charges(...fees), account.visitorId)
  return { ...account, publicId, othersDossiers: [], confirmation: { by: 'SESSION' }, requestId: newUuid() }
}

async function left({ holderId, registrationId }: Pick<RegisteredAccount, 'holderId' | 'registrationId'>) {
  const { accounts } = await accountChoices(deps, { holderId, amount: 1n, othersDossiers: [] })
  return accounts.find((one) => one.registrationId === registrationId)?.leftToday
}

const become = (registrationId: string, state: string) =>
  sql('UPDATE registration SET state = $2, version = version + 1 WHERE id = $1', [registrationId, state])

const paid = { ok: true, value: { state: 'PAID' } }
const notFound = { ok: false, error: { code: 'NOT_FOUND' } }

describe('whoever orders', () => {
  test('and was removed since their page was asked for debits nothing', async () => {
    const account = await registeredAccount(world)
    const order = await debitOrder(account)
    const other = await sql<{ id: string }>(
      `INSERT INTO id_account (id, name, phone_hash, phone_cipher, language, password_hash, created_at)
       SELECT gen_random_uuid(), name, sha256(phone_hash), phone_cipher, language, password_hash, created_at
       FROM id_account WHERE id = $1 RETURNING id`,
      [account.accountId],
    )
    await sql(
      `INSERT INTO membership (id, account_id, holder_id, role, created_at) VALUES (gen_random_uuid(), $1, $2, 'OWNER', now())`,
      [other[0]?.id, account.holderId],
    )
    const before = script.orders.length
    await sql(`UPDATE membership SET ended_at = now(), ended_by = 'x' WHERE account_id = $1`, [
      account.accountId,
    ])
    expect(await startAccountDebit(deps, order)).toEqual(notFound)
    expect(script.orders).toHaveLength(before)
    expect(await startAccountDebit(deps, { ...order, accountId: other[0]?.id ?? '' })).toEqual(paid)
  })

  test('for a holder that was closed meanwhile debits nothing', async () => {
    const account = await registeredAccount(world)
    const order = await debitOrder(account)
    await become(account.registrationId, 'CLOSED')
    await sql(`UPDATE holder SET closed_at = now(), closed_by = 'x' WHERE id = $1`, [account.holderId])
    expect(await startAccountDebit(deps, order)).toEqual(notFound)
  })

  test('many times at once, from two accounts under as many forms, pays once', async () => {
    const account = await registeredAccount(world)
    const second = await registrationOf(world, account)
    const order = await debitOrder(account)
    const before = script.orders.length
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        startAccountDebit(deps, {
          ...order,
          requestId: newUuid(),
          registrationId: n % 2 === 0 ? second : account.registrationId,
        }),
      ),
    )
    expect(script.orders).toHaveLength(before + 1)
    expect((await seen(world, order)).state).toBe('PAID')
    await expectSoundBooks(world)
  })

  test('two payments at once with one code of the authenticator debits one of them', async () => {
    const made = await freshOrganisation(world.seed, {}, { totp: true, now: clock() })
    const { holderId, visitorId, owner } = made
    const registrationId = await registrationOf(world, { holderId, accountId: owner.id })
    const account = { holderId, visitorId, accountId: owner.id, registrationId }
    const typed = totpCode(owner.secret ?? '', clock())
    const orders = await Promise.all([1, 2, 3].map(() => debitOrder(account, [1_500_000])))
    const said = await Promise.all(
      orders.map((order) => startAccountDebit(deps, { ...order, confirmation: { by: 'TOTP', typed } })),
    )
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(said).toContainEqual({ ok: false, error: { code: 'CODE_USED' } })
  })
})

describe('the day of a limit', () => {
  test('ends at midnight in Vietnam, and a debit of which nobody knows stays in the day that it was ordered on', async () => {
    const account = await registeredAccount(world, { dailyLimit: 150_000n })
    const dayMs = 24 * 3_600_000
    const midnight = Math.ceil((clock().getTime() + 7 * 3_600_000) / dayMs) * dayMs - 7 * 3_600_000
    clock.forward(midnight - 1 - clock().getTime())
    const order = await debitOrder(account)
    script.next('debitAccount', 'AFTER')
    expect(await startAccountDebit(deps, order)).toMatchObject({ value: { state: 'WAITING_FOR_BANK' } })
    expect(await left(account)).toBe('50000')
    expect(await startAccountDebit(deps, await debitOrder(account))).toMatchObject({
      error: { code: 'OVER_LIMIT' },
    })
    clock.forward(1)
    expect(await left(account)).toBe('150000')
    await askBank(deps, (await lastAttempt(world, order)).attemptId, 1)
    expect((await seen(world, order)).state).toBe('PAID')
    expect(await left(account)).toBe('150000')
    expect(await startAccountDebit(deps, await debitOrder(account))).toEqual(paid)
  })

  test('keeps what may have been taken while the account is suspended, resumed and renewed', async () => {
    const account = await registeredAccount(world, { dailyLimit: 150_000n })
    const order = await debitOrder(account)
    script.next('debitAccount', 'AFTER')
    await startAccountDebit(deps, order)
    const { registrationId } = account
    await become(registrationId, 'SUSPENDED')
    await become(registrationId, 'APPROVED')
    expect(await left(account)).toBe('50000')
    await become(registrationId, 'REPLACED')
    const renewed = { ...account, dailyLimit: 150_000n, sameAs: registrationId }
    const after = { ...account, registrationId: await registrationOf(world, renewed) }
    expect(await left(after)).toBe('50000')
    await askBank(deps, (await lastAttempt(world, order)).attemptId, 1)
    expect((await seen(world, order)).state).toBe('PAID')
    expect(await left(after)).toBe('50000')
    await expectSoundBooks(world)
  })

  test('gets nothing back by a refund', async () => {
    const account = await registeredAccount(world, { dailyLimit: 150_000n })
    const [chargeId = ''] = await world.charges(100_000)
    const own = await openPayment(world, [chargeId], account.visitorId)
    expect(await startAccountDebit(deps, { ...(await debitOrder(account)), ...own })).toEqual(paid)
    const [one, two] = [await freshStaff(world, 'OPERATOR'), await freshStaff(world, 'OPERATOR')]
    const requestId = newUuid()
    await requestRefund(deps, { staff: one, chargeId, amount: 100_000n, reason: 'Nhầm', requestId })
    await approveRefund(deps, { refundId: requestId, version: 0, staff: two })
    const desk = refundingBank(script.bank, clock)
    await sendRefund({ ...deps, banks: new Map([[script.bank.name, desk.bank]]) }, requestId, 1)
    expect(await sql('SELECT state FROM refund WHERE id = $1', [requestId])).toEqual([{ state: 'REFUNDED' }])
    expect(await left(account)).toBe('50000')
    await expectSoundBooks(world)
  })
})

test('the database takes no debit by a stranger, nor of an account that its bank has not confirmed', async () => {
  const account = await registeredAccount(world)
  const order = await debitOrder(account)
  await startAccountDebit(deps, order)
  const { paymentId } = await lastAttempt(world, order)
  const insert = (registrationId: string, orderedBy: string) =>
    sql(
      `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, registration_id, account_mask,
         debit_day, ordered_by, confirmed_by, lease_until, created_at, sent_at, finished_at, request_id)
       SELECT gen_random_uuid(), $2, upper(substr(md5(random()::text), 1, 20)), connector, 'ACCOUNT', 'DECLINED', 1, id,
         account_mask, now(), $3, 'SESSION', now(), now(), now(), now(), gen_random_uuid()::text
       FROM registration WHERE id = $1`,
      [registrationId, paymentId, orderedBy],
    )
  const stranger = await registeredAccount(world)
  await expect(insert(account.registrationId, stranger.accountId)).rejects.toThrow(/does not act for/)
  const early = await registrationOf(world, { ...account, mandate: 'TELLING' })
  await expect(insert(early, account.accountId)).rejects.toThrow(/not in force/)
})
