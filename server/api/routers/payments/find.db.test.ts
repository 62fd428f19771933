import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { accessWorld } from '#tests/access/world.ts'
import { freshOrganisation } from '#tests/factories/accounts.ts'
import { freshDossier, freshMessage } from '#tests/factories/dossier.ts'
import { giveToHolder } from '#tests/factories/holders-payment.ts'

const world = await accessWorld()
const { deps } = world
afterAll(world.services.close)
const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await deps.database.pool.query<Row>(text, values)).rows

/** A payment of two strangers' dossiers, found by the fact of the first. */
async function foundByOne(holderId: string | null) {
  const payer = await world.callerWith(await world.tokenOf('another visitor'))
  const dossiers = await Promise.all(
    ['049085012345', '049085054321'].map((identityNumber) => {
      const { applicant } = freshMessage('H47.20')
      return freshDossier(deps, { applicant: { ...applicant, identityNumber } })
    }),
  )
  for (const { code, fact } of dossiers) await payer.dossiers.lookUp({ code, fact })
  const made = await payer.payments.create({ dossierIds: dossiers.map(({ id }) => id), requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const { publicId } = made.value
  if (holderId !== null) await giveToHolder({ sql }, { publicId }, holderId)
  const stranger = await world.callerWith(null)
  return (await stranger.payments.find({ publicId, fact: dossiers[0]?.fact ?? '' })).ok
}

test('a guest’s payment opens by a fact about one of its dossiers', async () => {
  expect(await foundByOne(null)).toBe(true)
})

test('a holder’s payment of many people’s dossiers does not open to one of them', async () => {
  const { holderId } = await freshOrganisation(deps)
  expect(await foundByOne(holderId)).toBe(false)
})
