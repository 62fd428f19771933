import { afterAll, expect, test } from 'vitest'
import { hashTyped } from '#server/domains/identity/index.ts'
import { times } from '#tests/factories/payment.ts'
import { approved, registrationWorld, seen } from '#tests/factories/registrations.ts'
import { freeTries } from '#tests/factories/settings.ts'
import { closeRegistration, suspendRegistration } from '../index.ts'

const world = await registrationWorld()
const { deps } = world
afterAll(world.close)

const wrong = { ok: false, error: { code: 'PASSWORD_WRONG' } }
const tooMany = { ok: false, error: { code: 'TOO_MANY' } }
const closed = { ok: true, value: { state: 'CLOSED' } }

/** An account in force, and what its owner orders about it. */
async function inForce() {
  const holder = await world.organisation()
  const number = await approved(world, holder)
  const order = async () => ({ ...(await seen(world, number)), member: holder.owner })
  const state = async () => (await world.row(number)).state
  return { ...holder, order, state }
}

test('an account in force is closed by the password of the owner who closes, not by another’s or by none', async () => {
  const { owner, password, order, state } = await inForce()
  const other = await world.coOwner({ owner })
  await world.sql('UPDATE id_account SET password_hash = $1 WHERE id = $2', [
    await hashTyped('gió đưa cành trúc la đà'),
    other.accountId,
  ])
  for (const typed of ['', `${password}?`])
    expect(await closeRegistration(deps, { ...(await order()), password: typed })).toEqual(wrong)
  expect(await closeRegistration(deps, { ...(await order()), member: other, password })).toEqual(wrong)
  expect(await state()).toBe('APPROVED')
  expect(await closeRegistration(deps, { ...(await order()), password })).toEqual(closed)
})

test('wrong passwords add up, and then the right one waits too; suspending needs none', async () => {
  const { password, order, state } = await inForce()
  const asked = await order()
  const answers = await times(freeTries, () =>
    closeRegistration(deps, { ...asked, password: `${password}?` }),
  )
  expect(answers).toEqual(answers.map(() => wrong))
  expect(await closeRegistration(deps, { ...asked, password })).toMatchObject(tooMany)
  expect(await state()).toBe('APPROVED')
  expect(await suspendRegistration(deps, asked)).toEqual({ ok: true, value: { state: 'SUSPENDED' } })
})
