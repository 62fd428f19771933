import { afterAll, describe, expect, test } from 'vitest'
import { accountsInForce } from '#tests/factories/accounts-in-force.ts'
import { times } from '#tests/factories/payment.ts'
import {
  approved,
  drafted,
  freshAccountNumber,
  registrationWorld,
  seen,
} from '#tests/factories/registrations.ts'
import {
  closeAtDesk,
  lockForDebit,
  lookAtRegistration,
  resumeAtDesk,
  resumeRegistration,
  setDefault,
  suspendAtDesk,
  suspendRegistration,
  viewRegistration,
} from './index.ts'

const world = await registrationWorld()
const { deps, mandates, database } = world
afterAll(world.close)

const refused = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } })
const done = (state: string) => ({ ok: true, value: { state } })
const { accounts, close, inForce, order, tell } = accountsInForce(world)

describe('a mandate', () => {
  test('is told with the account and its holder, and from then on the account is ready', async () => {
    const holder = await world.organisation()
    const accountNumber = freshAccountNumber()
    const number = await approved(world, holder, { accountNumber })
    expect(await accounts(holder)).toMatchObject([{ number, ready: false }])
    await tell(number)
    expect(mandates.heardOf(number)).toEqual([
      {
        number,
        version: 1,
        state: 'ACTIVE',
        account: accountNumber,
        accountHolder: holder.details.name,
        holderTaxCode: holder.details.taxCode,
        holderIdentityNumber: null,
        dailyLimit: 50_000_000n,
      },
    ])
    expect(await accounts(holder)).toMatchObject([{ number, ready: true }])
    await tell(number)
    expect(mandates.heardOf(number)).toHaveLength(1)
  })

  test('that the bank is silent about is told again, with growing pauses', async () => {
    const number = await approved(world, await world.organisation())
    const { id } = await world.row(number)
    mandates.silentFor(2)
    for (const [round, seconds] of [
      [1, 2],
      [2, 5],
    ] as const) {
      await tell(number, round)
      const [job] = await world.jobsWith(`tell-bank-mandate:${id}`)
      expect(job?.run_at.getTime()).toBe(world.clock().getTime() + seconds * 1000)
      expect(await world.row(number)).toMatchObject({ mandate_state: 'TELLING' })
    }
    await tell(number, 3)
    expect(await world.row(number)).toMatchObject({ mandate_state: 'CONFIRMED' })
  })

  test('that the bank refuses suspends the account, which only the bank lets go on', async () => {
    const holder = await world.organisation()
    const number = await approved(world, holder)
    mandates.refuses('HOLDER_DIFFERS')
    await tell(number)
    mandates.refuses(null)
    expect(await world.row(number)).toMatchObject({
      state: 'SUSPENDED',
      mandate_state: 'REFUSED',
      reason: 'HOLDER_DIFFERS',
      is_default: false,
    })
    expect(await accounts(holder)).toEqual([])
    expect(await resumeRegistration(deps, await order(number, holder))).toEqual(
      refused('SUSPENDED_BY_OTHER', { by: 'BANK' }),
    )
    const officer = await world.officer('CONTROLLER')
    expect(await resumeAtDesk(deps, { ...(await seen(world, number)), officer })).toEqual(done('APPROVED'))
    await tell(number)
    expect(await accounts(holder)).toMatchObject([{ number, ready: true, isDefault: true }])
  })

  test('rises in version with each change, and an older word does not count', async () => {
    const holder = await world.organisation()
    const number = await inForce(holder)
    await suspendRegistration(deps, await order(number, holder))
    await tell(number)
    await resumeRegistration(deps, await order(number, holder))
    await close(number, holder)
    await tell(number)
    expect(mandates.heardOf(number).map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1 ACTIVE',
      '2 SUSPENDED',
      '4 ENDED',
    ])
    expect(await world.row(number)).toMatchObject({ state: 'CLOSED', mandate_state: 'CONFIRMED' })
  })
})

describe('an account in force', () => {
  test('is locked for a debit with its state, for its own holder alone', async () => {
    const [holder, stranger] = [await world.organisation(), await world.organisation()]
    const number = await inForce(holder)
    const { id } = await world.row(number)
    const locked = await database.prisma.$transaction((tx) => lockForDebit(tx, id, holder.owner.holderId))
    expect(locked).toMatchObject({ number, state: 'APPROVED', ready: true, dailyLimit: 50_000_000n })
    const none = await database.prisma.$transaction((tx) => lockForDebit(tx, id, stranger.owner.holderId))
    expect(none).toBeNull()
  })

  test('is suspended and resumed by its owner, many times at once once', async () => {
    const holder = await world.organisation()
    const number = await inForce(holder)
    const asked = await order(number, holder)
    const answers = await times(8, () => suspendRegistration(deps, asked))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accounts(holder)).toEqual([])
    expect(await resumeRegistration(deps, await order(number, holder))).toEqual(done('APPROVED'))
    expect(await accounts(holder)).toMatchObject([{ number, isDefault: true }])
  })

  test('that the bank suspended says why, and is closed by the bank for good', async () => {
    const holder = await world.organisation()
    const number = await inForce(holder)
    const officer = await world.officer('CONTROLLER')
    const asked = { officer, reason: 'Theo yêu cầu của tòa án' }
    expect(await suspendAtDesk(deps, { ...(await seen(world, number)), ...asked, reason: '' })).toEqual(
      refused('REASON_EMPTY'),
    )
    expect(await suspendAtDesk(deps, { ...(await seen(world, number)), ...asked })).toEqual(done('SUSPENDED'))
    const view = await viewRegistration(deps, holder.owner, number)
    expect(view).toMatchObject({ reason: asked.reason, actions: ['RENEW', 'REPLACE', 'CLOSE'] })
    expect(view?.history.at(-1)).toMatchObject({ by: { kind: 'CONTROLLER', name: null } })
    expect(await closeAtDesk(deps, { ...(await seen(world, number)), ...asked })).toEqual(done('CLOSED'))
    expect(await close(number, holder)).toEqual(refused('WRONG_STATE', { state: 'CLOSED' }))
  })

  test('that its owner suspended is stopped by the bank too, and only the bank lets it go on then', async () => {
    const holder = await world.organisation()
    const number = await inForce(holder)
    const officer = await world.officer('CONTROLLER')
    const stop = async () => ({ ...(await seen(world, number)), officer, reason: 'Nghi giả mạo chữ ký' })
    const offered = async () => (await lookAtRegistration(deps, officer, number))?.actions
    await suspendRegistration(deps, await order(number, holder))
    expect(await offered()).toEqual(['SUSPEND', 'CLOSE'])
    expect(await suspendAtDesk(deps, await stop())).toEqual(done('SUSPENDED'))
    expect(await resumeRegistration(deps, await order(number, holder))).toEqual(
      refused('SUSPENDED_BY_OTHER', { by: 'BANK' }),
    )
    expect(await suspendAtDesk(deps, await stop())).toEqual(refused('WRONG_STATE', { state: 'SUSPENDED' }))
    expect(await suspendRegistration(deps, await order(number, holder))).toEqual(
      refused('WRONG_STATE', { state: 'SUSPENDED' }),
    )
    expect(await offered()).toEqual(['RESUME', 'CLOSE'])
    expect(await resumeAtDesk(deps, { ...(await seen(world, number)), officer })).toEqual(done('APPROVED'))
    await tell(number)
    expect(await accounts(holder)).toMatchObject([{ number, ready: true }])
  })

  test('is one of several, of which one is the default', async () => {
    const holder = await world.organisation()
    const first = await inForce(holder)
    world.clock.forward(1_000)
    const second = await inForce(holder, { bank: 'hoi-an-bank' })
    const defaults = async () => (await accounts(holder)).map(({ number, isDefault }) => [number, isDefault])
    expect(await defaults()).toEqual([
      [first, true],
      [second, false],
    ])
    expect(await setDefault(deps, await order(second, holder))).toEqual(done('APPROVED'))
    expect(await defaults()).toEqual([
      [second, true],
      [first, false],
    ])
    expect(await close(second, holder)).toEqual(done('CLOSED'))
    expect(await defaults()).toEqual([[first, true]])
    const draft = await drafted(world, holder)
    expect(await setDefault(deps, await order(draft, holder))).toEqual(
      refused('WRONG_STATE', { state: 'DRAFT' }),
    )
  })

  test('keeps one default when several are made so at once', async () => {
    const holder = await world.organisation()
    const numbers = [await inForce(holder), await inForce(holder), await inForce(holder)]
    const orders = await Promise.all(numbers.map((number) => order(number, holder)))
    await Promise.all([...orders, ...orders].map((one) => setDefault(deps, one)))
    expect((await accounts(holder)).filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })
})
