import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { approved, awaitingForm, received, registrationWorld, seen } from '#tests/factories/registrations.ts'
import type { RegistrationTab } from './desk-contract.ts'
import {
  approveForm,
  countDeskRegistrations,
  listDeskRegistrations,
  registrationStory,
  rejectForm,
  resumeByOperator,
  resumeRegistration,
  returnForm,
  suspendAtDesk,
  suspendByOperator,
  suspendRegistration,
} from './index.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

const officer = await world.officer('CONTROLLER')
const elsewhere = await world.officer('CONTROLLER', { bank: 'hoi-an-bank' })
const numbersOn = async (tab: RegistrationTab, search = '', who = officer) =>
  (await listDeskRegistrations(deps, who, { tab, search, after: null })).rows.map(({ number }) => number)

describe('the lists of a bank', () => {
  test('show what waits, what went back and what was decided today, oldest work first', async () => {
    const holder = await world.organisation()
    await awaitingForm(world, holder)
    const first = (await received(world, holder)).number
    world.clock.forward(1_000)
    const second = (await received(world, holder)).number
    const returned = (await received(world, holder)).number
    const rejected = (await received(world, holder)).number
    const done = await approved(world, holder)
    await returnForm(deps, { ...(await seen(world, returned)), officer, reason: 'x' })
    await rejectForm(deps, { ...(await seen(world, rejected)), officer, reason: 'x' })
    expect(await numbersOn('RECEIVED')).toEqual([first, second])
    expect(await numbersOn('RETURNED')).toEqual([returned])
    expect((await numbersOn('DECIDED')).sort()).toEqual([rejected, done].sort())
    expect(await countDeskRegistrations(deps, officer)).toEqual({ RECEIVED: 2, RETURNED: 1, DECIDED: 2 })
    const nothing = { RECEIVED: 0, RETURNED: 0, DECIDED: 0 }
    expect(await countDeskRegistrations(deps, elsewhere)).toEqual(nothing)
    expect(await numbersOn('RECEIVED', '', elsewhere)).toEqual([])
    world.clock.forward(24 * 3_600_000)
    expect(await numbersOn('DECIDED')).toEqual([])
    expect(await numbersOn('DECIDED', done)).toEqual([done])
    await approveForm(deps, { ...(await seen(world, first)), officer })
    await approveForm(deps, { ...(await seen(world, second)), officer })
  })

  test('are searched by number in any spelling and by name without marks', async () => {
    const name = `CÔNG TY TNHH ĐIỆN BÀN ${newUuid().slice(0, 8)}`
    const holder = await world.organisation({ name })
    const { number } = await received(world, holder)
    const spaced = number.replace(/\d{4}(?=\d)/g, '$& ')
    const folded = name.replace('ĐIỆN BÀN', 'dien ban').toLowerCase().replace('công', 'cong')
    for (const search of [spaced, name, folded, 'Điện  bàn'])
      expect(await numbersOn('RECEIVED', search)).toEqual([number])
    for (const search of ['%', '_', 'không có ai']) expect(await numbersOn('RECEIVED', search)).toEqual([])
  })

  test('come in pages that leave nobody out', async () => {
    const { number } = await received(world, await world.organisation(), { bank: 'hoi-an-bank' })
    await sql(
      `INSERT INTO registration SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'number',
         lpad(n::text, 12, '0'), 'account_hash', sha256(n::text::bytea), 'verification_code', n::text, 'request_id', n::text))).*
       FROM registration r, generate_series(1, 119) n WHERE r.number = $1`,
      [number],
    )
    const all: string[] = []
    let after: string | null = null
    do {
      const page = await listDeskRegistrations(deps, elsewhere, { tab: 'RECEIVED', search: '', after })
      all.push(...page.rows.map((row) => row.number))
      after = page.next
    } while (after !== null)
    expect(new Set(all).size).toBe(120)
    expect(all).toHaveLength(120)
    expect(await countDeskRegistrations(deps, elsewhere)).toMatchObject({ RECEIVED: 100 })
  })
})

describe('an operator', () => {
  test('sees any bank’s registration with its story and the account masked', async () => {
    const holder = await world.organisation()
    const number = await approved(world, holder, { accountNumber: '103 222 333 555' })
    const story = await registrationStory(deps, newUuid(), number)
    expect(story).toMatchObject({ number, holder: { name: holder.details.name, verified: true } })
    expect(story?.history.map(({ kind }) => kind)).toContain('APPROVE')
    expect(JSON.stringify(story)).not.toContain('103222333555')
    expect(await registrationStory(deps, newUuid(), '000000000000')).toBeNull()
  })

  test('reads how a story ended, however much its holder did before', async () => {
    const number = await approved(world, await world.organisation())
    await sql(
      `INSERT INTO registration_event (id, registration_id, at, kind, state_after, actor_kind, actor_id)
       SELECT -n, r.id, r.created_at, 'EDIT', 'DRAFT', 'HOLDER', r.created_by::text
       FROM registration r, generate_series(1, 300) n WHERE r.number = $1`,
      [number],
    )
    const history = (await registrationStory(deps, newUuid(), number))?.history.map(({ kind }) => kind)
    expect(history?.slice(-2)).toEqual(['APPROVE', 'SET_DEFAULT'])
  })

  test('takes over a stop of its owner, and none of the bank', async () => {
    const holder = await world.organisation()
    const number = await approved(world, holder)
    const order = async () => ({
      ...(await seen(world, number)),
      operatorId: newUuid(),
      reason: 'Nghi gian lận',
    })
    await suspendRegistration(deps, { ...(await seen(world, number)), member: holder.owner })
    expect(await suspendByOperator(deps, await order())).toEqual({ ok: true, value: { state: 'SUSPENDED' } })
    const officer = await world.officer('CONTROLLER')
    expect(await suspendAtDesk(deps, { ...(await order()), officer })).toMatchObject({
      ok: false,
      error: { code: 'WRONG_STATE' },
    })
    expect(await resumeRegistration(deps, { ...(await seen(world, number)), member: holder.owner })).toEqual({
      ok: false,
      error: { code: 'SUSPENDED_BY_OTHER', by: 'OPERATOR' },
    })
  })

  test('stops an account, which its owner cannot let go on', async () => {
    const holder = await world.organisation()
    const number = await approved(world, holder)
    const order = async () => ({ ...(await seen(world, number)), operatorId: newUuid() })
    const suspended = await suspendByOperator(deps, { ...(await order()), reason: 'Nghi gian lận' })
    expect(suspended).toEqual({ ok: true, value: { state: 'SUSPENDED' } })
    expect(await resumeRegistration(deps, { ...(await seen(world, number)), member: holder.owner })).toEqual({
      ok: false,
      error: { code: 'SUSPENDED_BY_OTHER', by: 'OPERATOR' },
    })
    expect(await resumeByOperator(deps, await order())).toEqual({ ok: true, value: { state: 'APPROVED' } })
  })
})
