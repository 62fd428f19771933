import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { createCallerFactory, router } from '#server/api/trpc.ts'
import type { ListFilter } from '#server/domains/dossiers/listing-contract.ts'
import { accountSession, freshAccount, freshOrganisation } from '#tests/factories/accounts.ts'
import { freshDossier, freshMessage } from '#tests/factories/dossier.ts'
import { holdCharge, takeMoney } from '#tests/factories/held-charge.ts'
import { servicesWorld } from '#tests/factories/services.ts'
import { paymentsRouter } from '../payments/index.ts'
import { dossiersRouter } from './index.ts'

const services = await servicesWorld()
const { deps, scratch } = services
afterAll(services.close)

const callerFor = createCallerFactory(router({ dossiers: dossiersRouter, payments: paymentsRouter }))
const owing: ListFilter = { state: 'OWING', agencyId: null, text: '' }
const firstPage = { filter: owing, after: null, before: null }

/** An organisation whose accountant is signed in, with so many dossiers of 150.000 đồng in its name. */
async function organisationWith(count: number, verified = true) {
  const organisation = await freshOrganisation(deps, {}, { verified })
  const dossier = () => {
    const { taxCode } = organisation.details
    const applicant = {
      ...freshMessage('').applicant,
      kind: 'ORGANISATION' as const,
      identityNumber: null,
      taxCode,
    }
    return freshDossier(deps, { applicant })
  }
  const dossiers = []
  for (let n = 0; n < count; n++) dossiers.push(await dossier())
  return { dossier, dossiers, api: await signedIn(organisation.accountant, organisation.holderId) }
}

async function signedIn(account: { readonly id: string }, holderId: string | null) {
  const token = await accountSession(deps, account, holderId)
  return callerFor(await createContext(deps, null, '192.0.2.1', undefined, token))
}

const chargeOf = async ({ id }: { readonly id: string }) => {
  const { rows } = await scratch.pool.query<{ id: string }>('SELECT id FROM charge WHERE source_id = $1', [
    id,
  ])
  return { id: rows[0]?.id ?? '', amount: 150_000n }
}
const paidBy = async (publicId: string) =>
  (
    await scratch.pool.query<{ code: string }>(
      `SELECT c.source_label AS code FROM payment p JOIN payment_charge pc ON pc.payment_id = p.id
       JOIN charge c ON c.id = pc.charge_id WHERE p.public_id = $1`,
      [publicId],
    )
  ).rows.map(({ code }) => code)
const codes = (dossiers: readonly { readonly code: string }[]) => dossiers.map(({ code }) => code)
const sorted = (list: readonly string[]) => [...list].sort()

test('all of a filter is one payment of what the page showed; what came meanwhile is not in it', async () => {
  const { api, dossier, dossiers } = await organisationWith(52)
  const { all, rows } = await api.dossiers.browse(firstPage)
  expect(rows).toHaveLength(50)
  expect(all).toMatchObject({ count: 52, total: '7800000', more: false })
  if (all === null) throw new Error('Nothing to choose')
  const later = await dossier()
  const order = { filter: owing, shown: all, requestId: newUuid() }
  const made = await api.dossiers.payAll(order)
  if (!made.ok) throw new Error(made.error.code)
  expect(sorted(await paidBy(made.value.publicId))).toEqual(sorted(codes(dossiers)))
  expect(await api.dossiers.payAll(order)).toEqual(made)
  const again = (await api.dossiers.browse(firstPage)).rows
  expect(codes(again)).toContain(later.code)
}, 60_000)

test('what others paid or hold meanwhile is told before anything begins; what is left is paid', async () => {
  const { api, dossiers } = await organisationWith(53)
  const { all } = await api.dossiers.browse(firstPage)
  const [paid, held, ...left] = dossiers
  if (!all || !paid || !held) throw new Error('Nothing to choose')
  await takeMoney(scratch.pool, await holdCharge(scratch.pool, await chargeOf(paid), null))
  await holdCharge(scratch.pool, await chargeOf(held), null)
  const refused = await api.dossiers.payAll({ filter: owing, shown: all, requestId: newUuid() })
  expect(refused).toMatchObject({ error: { code: 'CHANGED', now: { count: 51, total: '7650000' } } })
  if (refused.ok || refused.error.code !== 'CHANGED') throw new Error('Not refused')
  const made = await api.dossiers.payAll({ filter: owing, shown: refused.error.now, requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  expect(sorted(await paidBy(made.value.publicId))).toEqual(sorted(codes(left)))
}, 60_000)

test('an organisation pays its own without a look-up, once the bank has seen its form, and nobody else’s', async () => {
  const mine = await organisationWith(2)
  const claimed = await organisationWith(1, false)
  const ids = mine.dossiers.map(({ id }) => id)
  expect((await mine.api.payments.create({ dossierIds: ids, requestId: newUuid() })).ok).toBe(true)
  const refused = { error: { code: 'NOT_ON_YOUR_LIST' } }
  expect(await claimed.api.payments.create({ dossierIds: ids, requestId: newUuid() })).toMatchObject(refused)
  const own = claimed.dossiers.map(({ id }) => id)
  expect(await claimed.api.payments.create({ dossierIds: own, requestId: newUuid() })).toMatchObject(refused)
  expect(await claimed.api.dossiers.browse(firstPage)).toMatchObject({
    rows: [],
    agencies: [],
    verified: false,
  })
})

test('one payment takes a thousand dossiers and not one more', async () => {
  const { api } = await organisationWith(0)
  const dossierIds = Array.from({ length: 1_001 }, () => newUuid())
  expect(await api.payments.create({ dossierIds, requestId: newUuid() })).toMatchObject({
    error: { code: 'TOO_MANY_DOSSIERS' },
  })
})

test('the list is for whoever acts for a holder', async () => {
  const nobody = await signedIn(await freshAccount(deps), null)
  await expect(nobody.dossiers.browse(firstPage)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const guest = callerFor(await createContext(deps, null, '192.0.2.1'))
  await expect(guest.dossiers.browse(firstPage)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
