import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import type { OrganisationDetails } from '#server/domains/identity/account-contract.ts'
import { updateDetails } from '#server/domains/identity/index.ts'
import { freshTaxCode, signedInFor } from '#tests/factories/accounts.ts'
import {
  awaitingForm,
  received,
  receiveOrder,
  registrationWorld,
  scanned,
  seen,
} from '#tests/factories/registrations.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { approveForm, decideByMessage, printForm, receiveForm, returnForm } from './index.ts'

const world = await registrationWorld()
const { deps, sql, database, clock } = world
afterAll(world.close)

type Organisation = Awaited<ReturnType<typeof world.organisation>>
type Changes = Partial<Pick<OrganisationDetails, 'taxCode' | 'address'>>

/** The owner corrects what the portal knows of the organisation. */
async function correct({ owner, details }: Organisation, changes: Changes) {
  const accounts = { database, config: testSettings }
  const account = await signedInFor(accounts, { id: owner.accountId }, owner.holderId, clock())
  const { kind, name, representative, phone, ...rest } = { ...details, ...changes }
  return updateDetails(accounts, {
    account,
    now: clock(),
    typed: {
      ...rest,
      kind,
      organisationName: name,
      shortName: rest.shortName ?? '',
      issuedOn: rest.issuedOn ?? '',
      issuedBy: rest.issuedBy ?? '',
      contactPhone: phone.replace(/^\+84/, '0'),
      representative: representative.name,
      position: representative.position,
      representativeIdentity: representative.identityNumber ?? '',
      authority: representative.authority ?? '',
    },
  })
}

const refused = (code: string) => ({ ok: false, error: { code } })
const done = { ok: true, value: null }

async function taxCodeOf({ owner }: Organisation) {
  const [row] = await sql<{ tax_code: string; verified: boolean }>(
    'SELECT tax_code, verified_at IS NOT NULL AS verified FROM holder WHERE id = $1',
    [owner.holderId],
  )
  return row
}

describe('a holder that takes another tax code after its form was printed', () => {
  test('is not verified with it: not by a controller, not by the bank’s message', async () => {
    const holder = await world.organisation()
    const { number } = await received(world, holder)
    const taken = freshTaxCode()
    expect(await correct(holder, { taxCode: taken })).toEqual(done)
    const order = await seen(world, number)
    const officer = await world.officer('CONTROLLER')
    expect(await approveForm(deps, { ...order, officer })).toEqual(refused('HOLDER_CHANGED'))
    const decision = { ...order, decision: 'APPROVED', by: 'KSV-0117', at: '2026-11-22T03:00:00Z' } as const
    const message = { connector: 'collecting-bank', messageId: newUuid(), body: '{}', decision, number }
    const answer = { result: 'HOLDER_CHANGED', state: 'RECEIVED' }
    expect(await decideByMessage(deps, message)).toEqual(answer)
    expect(await decideByMessage(deps, message)).toEqual(answer)
    expect(await taxCodeOf(holder)).toEqual({ tax_code: taken, verified: false })
  })

  test('hands in a paper that is not received, and a new one that is', async () => {
    const holder = await world.organisation()
    const number = await awaitingForm(world, holder)
    const teller = await world.officer('TELLER')
    await scanned(world, number, teller)
    await correct(holder, { taxCode: freshTaxCode() })
    expect(await receiveForm(deps, await receiveOrder(world, number, teller))).toEqual(
      refused('HOLDER_CHANGED'),
    )
    await returnForm(deps, { ...(await seen(world, number)), officer: teller, reason: 'Mã số thuế đã đổi' })
    expect(await printForm(deps, { ...(await seen(world, number)), member: holder.owner })).toMatchObject({
      value: { formVersion: 2 },
    })
    await scanned(world, number, teller)
    expect(await receiveForm(deps, await receiveOrder(world, number, teller))).toMatchObject({ ok: true })
  })

  test('at the moment of the approval is verified with what was printed, or not at all', async () => {
    for (let round = 0; round < 10; round++) {
      const holder = await world.organisation()
      const { number } = await received(world, holder)
      const officer = await world.officer('CONTROLLER')
      const order = { ...(await seen(world, number)), officer }
      await Promise.all([correct(holder, { taxCode: freshTaxCode() }), approveForm(deps, order)])
      const row = await taxCodeOf(holder)
      expect(row?.verified).toBe(row?.tax_code === holder.details.taxCode)
    }
  })
})

test('a holder that is reached elsewhere is approved as it was printed', async () => {
  const holder = await world.organisation()
  const { number } = await received(world, holder)
  expect(await correct(holder, { address: '1 Đường Mới, Hội An' })).toEqual(done)
  const officer = await world.officer('CONTROLLER')
  expect(await approveForm(deps, { ...(await seen(world, number)), officer })).toMatchObject({ ok: true })
})
