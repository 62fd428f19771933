import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { times } from '#tests/factories/payment.ts'
import {
  approved,
  freshAccountNumber,
  received,
  registrationWorld,
  seen,
} from '#tests/factories/registrations.ts'
import { approveForm, debitableAccounts, rejectForm } from './index.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

const refused = (code: string) => ({ ok: false, error: { code } })
const kinds = async (number: string) =>
  (
    await sql<{ kind: string }>(
      `SELECT e.kind FROM registration_event e JOIN registration r ON r.id = e.registration_id WHERE r.number = $1 ORDER BY e.id`,
      [number],
    )
  ).map(({ kind }) => kind)

describe('the decision', () => {
  test('of many controllers at once is taken once', async () => {
    const holder = await world.organisation()
    const { number } = await received(world, holder)
    const order = await seen(world, number)
    const controllers = await times(8, () => world.officer('CONTROLLER'))
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) => {
        const officer = controllers[n % 8]
        if (officer === undefined) throw new Error('No officer')
        return approveForm(deps, { ...order, officer })
      }),
    )
    // The eight copies of the one that came first are all answered as it was.
    expect(answers.filter(({ ok }) => ok)).toHaveLength(8)
    expect(answers).toContainEqual(refused('CHANGED'))
    expect((await kinds(number)).filter((kind) => kind === 'APPROVE')).toHaveLength(1)
    expect(await debitableAccounts(world.database, holder.owner.holderId)).toMatchObject([
      { number, isDefault: true, ready: false, dailyLimit: 50_000_000n },
    ])
  })

  test('approval and rejection at once: one of the two', async () => {
    const { number } = await received(world, await world.organisation())
    const order = await seen(world, number)
    const [one, two] = [await world.officer('CONTROLLER'), await world.officer('CONTROLLER')]
    const answers = await Promise.all([
      approveForm(deps, { ...order, officer: one }),
      rejectForm(deps, { ...order, officer: two, reason: 'Chữ ký không khớp' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is not taken by whoever received it, by the code and by the database', async () => {
    const { number, teller } = await received(world, await world.organisation())
    const order = { ...(await seen(world, number)), officer: { ...teller, role: 'CONTROLLER' as const } }
    expect(await approveForm(deps, order)).toEqual(refused('OWN_WORK'))
    expect(await rejectForm(deps, { ...order, reason: 'Không' })).toEqual(refused('OWN_WORK'))
    await expect(
      sql(
        `UPDATE registration SET state = 'APPROVED', version = version + 1, decided_by = received_by, decided_at = now()
         WHERE number = $1`,
        [number],
      ),
    ).rejects.toThrow('registration_two_people')
  })

  test('of yes verifies the holder, tells owner and mailbox, and orders the mandate', async () => {
    const holder = await world.organisation({ email: `${newUuid()}@example.vn` })
    const number = await approved(world, holder)
    const { id } = await world.row(number)
    expect(await world.jobsWith(`tell-bank-mandate:${id}`)).toHaveLength(1)
    const [verified] = await sql('SELECT verified_at IS NOT NULL AS yes FROM holder WHERE id = $1', [
      holder.owner.holderId,
    ])
    expect(verified).toEqual({ yes: true })
    const sent = await sql<{ template: string; channel: string }>(
      'SELECT template, channel FROM message WHERE subject = $1',
      [`registration:${id}`],
    )
    const steps = ['READY', 'RECEIVED', 'APPROVED']
    for (const channel of ['SMS', 'EMAIL'])
      for (const step of steps) expect(sent).toContainEqual({ template: `REGISTRATION_${step}`, channel })
    expect(sent).toHaveLength(6)
  })

  test('is refused where another verified holder has the tax code', async () => {
    const [first, second] = [await world.organisation(), await world.organisation()]
    await approved(world, first)
    const { number } = await received(world, second)
    await sql('UPDATE holder SET owner_key = (SELECT owner_key FROM holder WHERE id = $1) WHERE id = $2', [
      first.owner.holderId,
      second.owner.holderId,
    ])
    const officer = await world.officer('CONTROLLER')
    expect(await approveForm(deps, { ...(await seen(world, number)), officer })).toEqual(
      refused('TAX_CODE_HAS_ACCOUNT'),
    )
    expect(await world.row(number)).toMatchObject({ state: 'RECEIVED' })
  })

  test('of two holders who claim one account: the first', async () => {
    const accountNumber = freshAccountNumber()
    const [one, two] = [
      await received(world, await world.organisation(), { accountNumber }),
      await received(world, await world.organisation(), { accountNumber }),
    ]
    const officer = await world.officer('CONTROLLER')
    const answers = await Promise.all(
      [one, two].map(async ({ number }) => approveForm(deps, { ...(await seen(world, number)), officer })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual(refused('ACCOUNT_ELSEWHERE'))
  })

  test('is a person’s as well', async () => {
    const person = await world.person()
    const number = await approved(world, person)
    expect(await debitableAccounts(world.database, person.owner.holderId)).toMatchObject([{ number }])
  })
})
