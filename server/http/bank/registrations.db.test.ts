import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import type { OrganisationDetails } from '#server/domains/identity/account-contract.ts'
import {
  createRegistration,
  type Member,
  printForm,
  viewRegistration,
} from '#server/domains/registrations/index.ts'
import { freshOrganisation } from '#tests/factories/accounts.ts'
import { draftOrder } from '#tests/factories/registrations.ts'
import { servicesWorld } from '#tests/factories/services.ts'

const world = await servicesWorld()
afterAll(world.close)
const { keys, deps } = world

/** A form of an organisation that is on its way to a bank. */
async function awaitingForm(bank = 'collecting-bank', changes: Partial<OrganisationDetails> = {}) {
  const { holderId, owner, details } = await freshOrganisation(deps, changes, { verified: false })
  const member: Member = { holderId, accountId: owner.id, role: 'OWNER' }
  const made = await createRegistration(deps.registrations, draftOrder({ owner: member, details }, { bank }))
  if (!made.ok) throw new Error(`No draft: ${made.error.code}`)
  const { number } = made.value
  const printed = await printForm(deps.registrations, { member, number, version: 0 })
  if (!printed.ok) throw new Error(`Not printed: ${printed.error.code}`)
  return { number, member, details }
}

const read = (number: string, key = keys.bank) =>
  world.send({ path: '/bank/v1/registrations/read', body: JSON.stringify({ number }), key })

const decision = (number: string, change: object = {}) =>
  JSON.stringify({
    number,
    version: 1,
    decision: 'APPROVED',
    by: 'KSV-0117',
    at: '2026-11-22T03:00:00Z',
    ...change,
  })
const decide = (body: string, { key = keys.bank, jti = newUuid() } = {}) =>
  world.send({ path: '/bank/v1/registrations/decision', body, key, jti })

const stateOf = async ({ member, number }: { readonly member: Member; readonly number: string }) =>
  (await viewRegistration(deps.registrations, member, number))?.state

describe('read', () => {
  test('says what the form says, to its own bank alone', async () => {
    const { number, details } = await awaitingForm()
    const spaced = number.replace(/\d{4}(?=\d)/g, '$& ')
    expect(await read(spaced)).toMatchObject({
      status: 200,
      signed: true,
      body: {
        number,
        version: 1,
        state: 'AWAITING_FORM',
        holderKind: 'ORGANISATION',
        holderName: details.name,
        taxCode: details.taxCode,
        identityNumber: null,
        accountHolder: details.name,
        dailyLimit: '50000000',
        scope: 'ANY',
      },
    })
    const unknown = { status: 404, signed: true, body: { code: 'UNKNOWN' } }
    expect(await read(number, keys.hoiAn)).toMatchObject(unknown)
    expect(await read('000000000000')).toMatchObject(unknown)
    expect(await read(number, keys.stranger)).toMatchObject({ status: 401 })
  })
})

describe('a decision', () => {
  test('approves once, however often and at once it comes, and says so by whom', async () => {
    const form = await awaitingForm()
    const [body, jti] = [decision(form.number), newUuid()]
    const answers = await Promise.all(Array.from({ length: 8 }, () => decide(body, { jti })))
    const applied = { status: 200, body: { result: 'APPLIED', state: 'APPROVED' } }
    for (const answer of answers) expect(answer).toMatchObject(applied)
    expect(await decide(body, { jti })).toMatchObject(applied)
    const { rows } = await world.scratch.pool.query(
      `SELECT r.decided_by, r.version, (SELECT count(*)::int FROM bank_inbox i WHERE i.message_id = $2) AS kept,
         (SELECT count(*)::int FROM registration_event e WHERE e.registration_id = r.id AND e.kind = 'APPROVE') AS approvals
       FROM registration r WHERE r.number = $1`,
      [form.number, jti],
    )
    expect(rows).toMatchObject([{ decided_by: 'bank:collecting-bank', kept: 1, approvals: 1 }])
  })

  test('under another message id finds it done already', async () => {
    const form = await awaitingForm()
    await decide(decision(form.number))
    expect(await decide(decision(form.number))).toMatchObject({
      status: 200,
      body: { result: 'ALREADY', state: 'APPROVED' },
    })
    const rejected = decision(form.number, { decision: 'REJECTED', reason: 'Muộn' })
    expect(await decide(rejected)).toMatchObject({ status: 409, body: { code: 'STATE' } })
  })

  test('of no says why', async () => {
    const form = await awaitingForm()
    const reason = 'Mẫu dấu không khớp với mẫu đã đăng ký'
    const body = decision(form.number, { decision: 'REJECTED', reason })
    expect(await decide(body)).toMatchObject({ status: 200, body: { result: 'APPLIED', state: 'REJECTED' } })
    expect(await viewRegistration(deps.registrations, form.member, form.number)).toMatchObject({ reason })
  })

  test('about what is not there any more is refused', async () => {
    const form = await awaitingForm()
    const older = await decide(decision(form.number, { version: 7 }))
    expect(older).toMatchObject({ status: 409, body: { code: 'VERSION' } })
    expect(await stateOf(form)).toBe('AWAITING_FORM')
  })

  test('that cannot be an approval says why, and says so again', async () => {
    const rival = await awaitingForm()
    const form = await awaitingForm('collecting-bank', { name: 'CÔNG TY CÙNG MÃ SỐ' })
    await world.scratch.pool.query(
      `UPDATE holder SET owner_key = (SELECT owner_key FROM holder WHERE id = $2) WHERE id = $1`,
      [form.member.holderId, rival.member.holderId],
    )
    await decide(decision(rival.number))
    const jti = newUuid()
    const refused = { status: 409, signed: true, body: { code: 'TAX_CODE_HAS_ACCOUNT' } }
    expect(await decide(decision(form.number), { jti })).toMatchObject(refused)
    expect(await decide(decision(form.number), { jti })).toMatchObject(refused)
    expect(await stateOf(form)).toBe('AWAITING_FORM')
    const no = decision(form.number, { decision: 'REJECTED', reason: 'Trùng mã số thuế' })
    expect(await decide(no)).toMatchObject({ status: 200, body: { state: 'REJECTED' } })
  })

  test('of another bank is about nothing that it knows', async () => {
    const form = await awaitingForm()
    const answer = await decide(decision(form.number), { key: keys.hoiAn })
    expect(answer).toMatchObject({ status: 404, body: { code: 'UNKNOWN' } })
    expect(await stateOf(form)).toBe('AWAITING_FORM')
    const own = await awaitingForm('hoi-an-bank')
    expect(await decide(decision(own.number), { key: keys.hoiAn })).toMatchObject({ status: 200 })
    expect(await stateOf(own)).toBe('APPROVED')
  })

  test('under the id of another message is kept for a person and not applied', async () => {
    const [one, two] = [await awaitingForm(), await awaitingForm()]
    const jti = newUuid()
    await decide(decision(one.number), { jti })
    expect(await decide(decision(two.number), { jti })).toMatchObject({
      status: 409,
      body: { code: 'MESSAGE_ID_REUSED' },
    })
    expect(await stateOf(two)).toBe('AWAITING_FORM')
    const { rows } = await world.scratch.pool.query(
      'SELECT body FROM bank_inbox_conflict WHERE message_id = $1',
      [jti],
    )
    expect(rows).toMatchObject([{ body: { number: two.number } }])
  })

  test.each(['1e999999', '1e-99999'])(
    'with %s beside it, which no database holds, is one',
    async (number) => {
      const form = await awaitingForm()
      const body = decision(form.number, { more: 0 }).replace('"more":0', `"more":${number}`)
      expect(await decide(body)).toMatchObject({ status: 200, body: { result: 'APPLIED' } })
      expect(await decide(body)).toMatchObject({ status: 200, body: { result: 'ALREADY' } })
    },
  )

  test('that is not one, or not signed by a bank, changes nothing', async () => {
    const form = await awaitingForm()
    expect(await decide(decision(form.number, { decision: 'MAYBE' }))).toMatchObject({ status: 400 })
    expect(await decide(decision(form.number), { key: keys.stranger })).toMatchObject({ status: 401 })
    expect(await stateOf(form)).toBe('AWAITING_FORM')
  })
})
