import { afterAll, describe, expect, test } from 'vitest'
import { accountsInForce } from '#tests/factories/accounts-in-force.ts'
import {
  approved,
  drafted,
  draftOrder,
  freshAccountNumber,
  received,
  registrationWorld,
  seen,
} from '#tests/factories/registrations.ts'
import { approveForm, createRegistration, setDefault, viewRegistration } from './index.ts'

const world = await registrationWorld()
const { deps, mandates } = world
afterAll(world.close)

const refused = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } })
const done = (state: string) => ({ ok: true, value: { state } })
const { accounts, close, inForce, order, tell } = accountsInForce(world)

describe('a renewal', () => {
  test('of the same account leaves the old one in force until its bank has confirmed the new, and takes the default along', async () => {
    const holder = await world.organisation()
    const accountNumber = freshAccountNumber()
    const old = await inForce(holder, { accountNumber })
    const renewal = { accountNumber, replaces: old, dailyLimit: '90.000.000' }
    const { number } = await received(world, holder, renewal)
    expect(await accounts(holder)).toMatchObject([{ number: old, isDefault: true, ready: true }])
    const officer = await world.officer('CONTROLLER')
    expect(await approveForm(deps, { ...(await seen(world, number)), officer })).toEqual(done('APPROVED'))
    expect(await accounts(holder)).toMatchObject([{ number: old, isDefault: true, ready: true }])
    await tell(number)
    expect(await accounts(holder)).toMatchObject([
      { number, isDefault: true, ready: true, dailyLimit: 90_000_000n },
    ])
    expect(await viewRegistration(deps, holder.owner, old)).toMatchObject({
      state: 'REPLACED',
      replacedBy: number,
      isDefault: false,
    })
    await tell(old)
    expect(mandates.heardOf(old).at(-1)).toMatchObject({ state: 'ENDED', version: 2 })
  })

  test('that the bank refuses leaves the old one in force, and is asked for anew beside it', async () => {
    const holder = await world.organisation()
    const accountNumber = freshAccountNumber()
    const old = await inForce(holder, { accountNumber })
    const number = await approved(world, holder, { accountNumber, replaces: old })
    mandates.refuses('HOLDER_DIFFERS')
    await tell(number)
    mandates.refuses(null)
    expect(await world.row(number)).toMatchObject({ state: 'SUSPENDED', mandate_state: 'REFUSED' })
    expect(await accounts(holder)).toMatchObject([{ number: old, isDefault: true, ready: true }])
    expect(await inForce(holder, { accountNumber, replaces: old })).not.toBe(number)
    expect((await accounts(holder)).map(({ ready }) => ready)).toEqual([true])
    expect(await world.row(number)).toMatchObject({ state: 'REPLACED' })
  })

  test('that was decided later counts, whichever of two the bank confirms first', async () => {
    const holder = await world.organisation()
    const accountNumber = freshAccountNumber()
    const old = await inForce(holder, { accountNumber })
    world.clock.forward(1_000)
    const first = await approved(world, holder, { accountNumber, replaces: old })
    world.clock.forward(1_000)
    const last = await approved(world, holder, { accountNumber, replaces: old, dailyLimit: '2.000.000' })
    await tell(first)
    expect(await accounts(holder)).toMatchObject([{ number: first, ready: true }])
    await tell(last)
    expect(await accounts(holder)).toMatchObject([{ number: last, isDefault: true, dailyLimit: 2_000_000n }])
    expect(await world.row(first)).toMatchObject({ state: 'REPLACED' })
  })

  test('that waits for its bank is no default, and takes over as well where the old one was closed meanwhile', async () => {
    const holder = await world.organisation()
    const old = await inForce(holder)
    const number = await approved(world, holder, { replaces: old })
    expect(await setDefault(deps, await order(number, holder))).toEqual(
      refused('WRONG_STATE', { state: 'APPROVED' }),
    )
    expect((await viewRegistration(deps, holder.owner, number))?.actions).not.toContain('SET_DEFAULT')
    expect(await close(old, holder)).toEqual(done('CLOSED'))
    expect(await accounts(holder)).toEqual([])
    await tell(number)
    expect(await accounts(holder)).toMatchObject([{ number, isDefault: true, ready: true }])
  })

  test('by another account ends the one that it names, and no other', async () => {
    const holder = await world.organisation()
    const [old, other] = [await inForce(holder), await inForce(holder)]
    const number = await inForce(holder, { replaces: old, bank: 'hoi-an-bank' })
    expect((await accounts(holder)).map((account) => account.number).sort()).toEqual([number, other].sort())
    expect(await accounts(holder)).toMatchObject([{ number, isDefault: true }, { number: other }])
  })

  test('is of an own account in force only', async () => {
    const [holder, stranger] = [await world.organisation(), await world.organisation()]
    const theirs = await inForce(stranger)
    const draft = await drafted(world, holder)
    for (const replaces of [theirs, draft, '000000000000']) {
      expect(await createRegistration(deps, draftOrder(holder, { replaces }))).toEqual(
        refused('NOT_REPLACEABLE'),
      )
    }
  })
})
