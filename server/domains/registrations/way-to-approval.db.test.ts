import { afterAll, describe, expect, test } from 'vitest'
import { messagesTo } from '#tests/factories/messages.ts'
import { times } from '#tests/factories/payment.ts'
import {
  approved,
  awaitingForm,
  drafted,
  draftOrder,
  freshAccountNumber,
  received,
  receiveOrder,
  registrationWorld,
  scanned,
  seen,
} from '#tests/factories/registrations.ts'
import {
  approveForm,
  createRegistration,
  editRegistration,
  expireForm,
  findForm,
  lookAtRegistration,
  printForm,
  receiveForm,
  returnForm,
  viewRegistration,
  withdrawRegistration,
} from './index.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

const refused = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } })
const done = (state: string) => ({ ok: true, value: { state } })
const kinds = async (number: string) =>
  (
    await sql<{ kind: string }>(
      `SELECT e.kind FROM registration_event e JOIN registration r ON r.id = e.registration_id WHERE r.number = $1 ORDER BY e.id`,
      [number],
    )
  ).map(({ kind }) => kind)

describe('a draft', () => {
  test('is the owner’s own, masked, and nobody is told of it', async () => {
    const holder = await world.organisation()
    const number = await drafted(world, holder, { accountNumber: '1030 5678-9012' })
    expect(await viewRegistration(deps, holder.owner, number)).toMatchObject({
      number,
      state: 'DRAFT',
      accountMask: '••••9012',
      dailyLimit: '50000000',
      actions: ['EDIT', 'PRINT', 'WITHDRAW'],
      history: [{ kind: 'CREATE', by: { kind: 'HOLDER', name: 'Trần Văn Chủ' } }],
    })
    expect(await messagesTo({ ...deps }, holder.owner.phone)).toEqual([])
    const [stored] = await sql<{ text: string }>(
      'SELECT registration::text AS text FROM registration WHERE number = $1',
      [number],
    )
    expect(stored?.text).not.toContain('103056789012')
  })

  test('shows its number whole to an owner who checks it, until the form is made, and to nobody else', async () => {
    const holder = await world.organisation()
    const number = await drafted(world, holder, { accountNumber: '1030 5678-9013' })
    const { owner, accountant } = holder
    expect(await viewRegistration(deps, owner, number)).toMatchObject({ accountNumber: '103056789013' })
    expect(await viewRegistration(deps, accountant, number)).toMatchObject({ accountNumber: null })
    await printForm(deps, { ...(await seen(world, number)), member: owner })
    expect(await viewRegistration(deps, owner, number)).toMatchObject({ accountNumber: null })
  })

  test('sent many times at once is made once', async () => {
    const order = draftOrder(await world.organisation())
    const made = await times(8, () => createRegistration(deps, order))
    expect(new Set(made.map((one) => (one.ok ? one.value.number : 'refused'))).size).toBe(1)
  })

  test('is not made by an accountant, who may look', async () => {
    const holder = await world.organisation()
    const order = { ...draftOrder(holder), member: holder.accountant }
    expect(await createRegistration(deps, order)).toEqual(refused('NOT_OWNER'))
    const number = await drafted(world, holder)
    expect(await viewRegistration(deps, holder.accountant, number)).toMatchObject({ number, actions: [] })
    const asked = { ...(await seen(world, number)), member: holder.accountant }
    expect(await printForm(deps, asked)).toEqual(refused('NOT_OWNER'))
    expect(await withdrawRegistration(deps, asked)).toEqual(refused('NOT_OWNER'))
  })

  test('that was never printed is withdrawn, and its account is free again', async () => {
    const holder = await world.organisation()
    const accountNumber = freshAccountNumber()
    const number = await drafted(world, holder, { accountNumber })
    const order = { ...(await seen(world, number)), member: holder.owner }
    expect(await withdrawRegistration(deps, order)).toEqual(done('CLOSED'))
    expect(await createRegistration(deps, draftOrder(holder, { accountNumber }))).toMatchObject({ ok: true })
  })

  test('is nothing to somebody who was an owner when they asked and is none now', async () => {
    const holder = await world.organisation()
    const number = await drafted(world, holder)
    const order = { ...(await seen(world, number)), member: holder.owner }
    const second = await world.coOwner(holder)
    await sql(`UPDATE membership SET role = 'ACCOUNTANT' WHERE account_id = $1`, [holder.owner.accountId])
    expect(await printForm(deps, order)).toEqual(refused('NOT_OWNER'))
    expect(await createRegistration(deps, draftOrder(holder))).toEqual(refused('NOT_OWNER'))
    await sql(`UPDATE membership SET ended_at = now(), ended_by = 'x' WHERE account_id = $1`, [
      holder.owner.accountId,
    ])
    expect(await printForm(deps, order)).toEqual(refused('NOT_OWNER'))
    expect(await printForm(deps, { ...order, member: second })).toMatchObject({ ok: true })
  })

  test('is another holder’s to nobody', async () => {
    const [holder, stranger] = [await world.organisation(), await world.organisation()]
    const number = await drafted(world, holder)
    const asked = { ...(await seen(world, number)), member: stranger.owner }
    expect(await viewRegistration(deps, stranger.owner, number)).toBeNull()
    expect(await printForm(deps, asked)).toEqual(refused('NOT_FOUND'))
    expect(await withdrawRegistration(deps, asked)).toEqual(refused('NOT_FOUND'))
  })

  test('of an account that the holder has on its way names it; a stranger’s draft stands in nobody’s way', async () => {
    const [holder, stranger] = [await world.organisation(), await world.organisation()]
    const accountNumber = freshAccountNumber()
    const number = await drafted(world, holder, { accountNumber })
    expect(await createRegistration(deps, draftOrder(holder, { accountNumber }))).toEqual(
      refused('ACCOUNT_REGISTERED', { number }),
    )
    expect(await createRegistration(deps, draftOrder(stranger, { accountNumber }))).toMatchObject({
      ok: true,
    })
  })

  test('of an account in force for another is refused without saying for whom', async () => {
    const [holder, stranger] = [await world.organisation(), await world.organisation()]
    const accountNumber = freshAccountNumber()
    await approved(world, holder, { accountNumber })
    expect(await createRegistration(deps, draftOrder(stranger, { accountNumber }))).toEqual(
      refused('ACCOUNT_ELSEWHERE'),
    )
    const other = draftOrder(stranger, { accountNumber, bank: 'hoi-an-bank' })
    expect(await createRegistration(deps, other)).toMatchObject({ ok: true })
  })

  test('names every field that is wrong', async () => {
    const order = draftOrder(await world.organisation(), {
      accountNumber: '12x',
      accountHolder: 'CONG TY KHAC',
    })
    expect(await createRegistration(deps, order)).toEqual(
      refused('FIELDS', {
        fields: [
          { field: 'accountNumber', code: 'ACCOUNT_LETTERS' },
          { field: 'accountHolder', code: 'HOLDER_DIFFERS' },
        ],
      }),
    )
  })
})

describe('the form', () => {
  test('printed twice is the same print; after a change it is another, and the older paper is refused', async () => {
    const holder = await world.organisation()
    const number = await awaitingForm(world, holder)
    const again = await printForm(deps, { ...(await seen(world, number)), member: holder.owner })
    expect(again).toEqual({ ok: true, value: { number, formVersion: 1 } })
    expect(await kinds(number)).toEqual(['CREATE', 'PRINT'])
    const typed = { ...draftOrder(holder).typed, accountNumber: '', dailyLimit: '60.000.000' }
    const edited = await editRegistration(deps, {
      ...(await seen(world, number)),
      member: holder.owner,
      typed,
    })
    expect(edited).toEqual({ ok: true, value: { number } })
    const teller = await world.officer('TELLER')
    expect(await findForm(deps, teller, number)).toEqual(refused('OLD_PRINT', { current: 2 }))
    const printed = await printForm(deps, { ...(await seen(world, number)), member: holder.owner })
    expect(printed).toEqual({ ok: true, value: { number, formVersion: 2 } })
    await scanned(world, number, teller)
    const order = await receiveOrder(world, number, teller)
    expect(await receiveForm(deps, { ...order, formVersion: 1 })).toEqual(
      refused('OLD_PRINT', { current: 2 }),
    )
    expect(await receiveForm(deps, order)).toEqual(done('RECEIVED'))
  })

  test('that an owner saw before it changed is not acted on', async () => {
    const holder = await world.organisation()
    const number = await drafted(world, holder)
    const before = { ...(await seen(world, number)), member: holder.owner }
    await printForm(deps, before)
    expect(await withdrawRegistration(deps, before)).toEqual(refused('CHANGED'))
  })

  test('waits thirty days, to the end of the last one, and ends by its job alone', async () => {
    const holder = await world.organisation()
    const number = await awaitingForm(world, holder)
    const { id, form_expires_at: until } = await world.row(number)
    expect(until?.toISOString()).toMatch(/T17:00:00.000Z$/)
    expect(await world.jobsWith(`expire-form:${id}`)).toEqual([{ run_at: until }])
    await expireForm(deps, id)
    expect(await world.row(number)).toMatchObject({ state: 'AWAITING_FORM' })
    await sql('UPDATE registration SET form_expires_at = $2, version = version + 1 WHERE id = $1', [
      id,
      world.clock(),
    ])
    const teller = await world.officer('TELLER')
    expect(await receiveForm(deps, await receiveOrder(world, number, teller))).toEqual(
      refused('FORM_EXPIRED'),
    )
    await expireForm(deps, id)
    await expireForm(deps, id)
    expect(await world.row(number)).toMatchObject({ state: 'EXPIRED' })
    expect(await kinds(number)).toEqual(['CREATE', 'PRINT', 'EXPIRE'])
  })
})

describe('at the counter', () => {
  test('a number is found as it is typed, at its own bank alone', async () => {
    const number = await awaitingForm(world, await world.organisation())
    const teller = await world.officer('TELLER')
    const stranger = await world.officer('TELLER', { bank: 'hoi-an-bank' })
    const typed = `${number.slice(0, 4)} ${number.slice(4, 8)}-${number.slice(8)}\n`
    expect(await findForm(deps, teller, typed)).toEqual({ ok: true, value: { number } })
    expect(await findForm(deps, stranger, typed)).toEqual(refused('NOT_FOUND'))
    expect(await lookAtRegistration(deps, stranger, number)).toBeNull()
    const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)
    expect(await findForm(deps, teller, wrong)).toEqual(refused('NUMBER_CHECK'))
    const draft = await drafted(world, await world.organisation())
    expect(await findForm(deps, teller, draft)).toEqual(refused('NOT_PRINTED'))
    const order = { ...(await seen(world, number)), officer: stranger }
    expect(await returnForm(deps, { ...order, reason: 'x' })).toEqual(refused('NOT_FOUND'))
    expect(await approveForm(deps, order)).toEqual(refused('NOT_FOUND'))
  })

  test('the whole account is shown to the bank’s people, and their look is written down', async () => {
    const holder = await world.organisation()
    const number = await awaitingForm(world, holder, { accountNumber: '103 222 333 444' })
    const teller = await world.officer('TELLER')
    const shown = await lookAtRegistration(deps, teller, number)
    expect(shown?.compared).toContainEqual({ field: 'accountNumber', value: '103222333444' })
    expect(shown?.compared).toContainEqual({ field: 'taxCode', value: holder.details.taxCode })
    const { id } = await world.row(number)
    expect(
      await sql(`SELECT actor_id FROM audit_entry WHERE subject = $1 AND action = 'REGISTRATION_VIEWED'`, [
        `registration:${id}`,
      ]),
    ).toEqual([{ actor_id: teller.id }])
  })

  test('every field is compared and the paper scanned before a form is received', async () => {
    const number = await awaitingForm(world, await world.organisation())
    const teller = await world.officer('TELLER')
    const order = await receiveOrder(world, number, teller)
    const confirmed = order.confirmed.filter((field) => field !== 'accountNumber' && field !== 'scope')
    expect(await receiveForm(deps, { ...order, confirmed })).toEqual(
      refused('NOT_COMPARED', { missing: ['accountNumber', 'scope'] }),
    )
    expect(await receiveForm(deps, order)).toEqual(refused('SCAN_MISSING'))
    await scanned(world, number, teller)
    expect(await times(4, () => receiveForm(deps, order))).toEqual(Array(4).fill(done('RECEIVED')))
    expect(await kinds(number)).toEqual(['CREATE', 'PRINT', 'ATTACH_SCAN', 'RECEIVE'])
  })

  test('a form that another branch has received is told with branch and time', async () => {
    const { number } = await received(world, await world.organisation())
    const other = await world.officer('TELLER', { branch: 'Hội An' })
    expect(await receiveForm(deps, await receiveOrder(world, number, other))).toEqual(
      refused('RECEIVED_ELSEWHERE', { branch: 'Tam Kỳ', at: world.clock().toISOString() }),
    )
  })

  test('a form goes back with a reason, is printed anew and received again', async () => {
    const holder = await world.organisation()
    const { number, teller } = await received(world, holder)
    const order = { ...(await seen(world, number)), officer: teller }
    expect(await returnForm(deps, { ...order, reason: ' ' })).toEqual(refused('REASON_EMPTY'))
    expect(await returnForm(deps, { ...order, reason: 'Thiếu con dấu' })).toEqual(done('RETURNED'))
    expect(await viewRegistration(deps, holder.owner, number)).toMatchObject({ reason: 'Thiếu con dấu' })
    await printForm(deps, { ...(await seen(world, number)), member: holder.owner })
    expect(await receiveForm(deps, await receiveOrder(world, number, teller))).toEqual(done('RECEIVED'))
    const [news] = await messagesTo(deps, holder.owner.phone)
    expect(news?.text).toBeDefined()
  })
})
