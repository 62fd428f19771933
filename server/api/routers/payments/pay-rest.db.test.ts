import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { accessWorld, type Caller } from '#tests/access/world.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { holdCharge } from '#tests/factories/held-charge.ts'

const world = await accessWorld()
const { deps } = world
afterAll(world.services.close)

/** A visitor with an open payment of so many dossiers. */
async function chosen(count: number) {
  const dossiers = await Promise.all(Array.from({ length: count }, () => freshDossier(deps)))
  const token = await world.tokenOf('another visitor')
  const payer = await world.callerWith(token)
  for (const { code, fact } of dossiers) await payer.dossiers.lookUp({ code, fact })
  return { payer, dossiers, publicId: await pay(payer, dossiers) }
}

async function pay(payer: Caller, dossiers: readonly { readonly id: string }[]): Promise<string> {
  const made = await payer.payments.create({ dossierIds: dossiers.map(({ id }) => id), requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  return made.value.publicId
}

const payAtAgency = (id = '') =>
  deps.database.pool.query(`UPDATE charge SET state = 'PAID_AT_AGENCY' WHERE source_id = $1`, [id])

describe('what is left of a choice of which something was paid elsewhere', () => {
  test('is a payment of its own, made once; the old one names what is gone and stays', async () => {
    const { payer, dossiers, publicId } = await chosen(3)
    const [first, gone, last] = dossiers
    expect((await payer.payments.view({ publicId })).changedDossiers).toEqual([])
    await payAtAgency(gone?.id)
    const old = await payer.payments.view({ publicId })
    expect(old).toMatchObject({ state: 'OPEN', changedDossiers: [gone?.code] })

    const order = { publicId, requestId: newUuid() }
    const made = await payer.payments.payRest(order)
    if (!made.ok) throw new Error(made.error.code)
    const rest = await payer.payments.view({ publicId: made.value.publicId })
    expect(rest.changedDossiers).toEqual([])
    expect(rest.lines.map(({ dossierCode }) => dossierCode).toSorted()).toEqual(
      [first?.code, last?.code].toSorted(),
    )
    expect(BigInt(rest.amount)).toBeLessThan(BigInt(old.amount))
    expect(await payer.payments.payRest(order)).toEqual(made)
  })

  test('has the fees as they are now', async () => {
    const { payer, dossiers, publicId } = await chosen(1)
    await deps.database.pool.query('UPDATE charge SET amount = 7000 WHERE source_id = $1', [dossiers[0]?.id])
    expect((await payer.payments.view({ publicId })).changedDossiers).toEqual([dossiers[0]?.code])
    const made = await payer.payments.payRest({ publicId, requestId: newUuid() })
    if (!made.ok) throw new Error(made.error.code)
    expect((await payer.payments.view({ publicId: made.value.publicId })).amount).toBe('7000')
  })

  test('is nothing where all is gone, and waits for whoever holds some of it', async () => {
    const { payer, dossiers, publicId } = await chosen(2)
    const [held, gone] = dossiers
    await payAtAgency(gone?.id)
    const { rows } = await deps.database.pool.query('SELECT id, amount FROM charge WHERE source_id = $1', [
      held?.id,
    ])
    await holdCharge(deps.database.pool, rows[0], null)
    expect(await payer.payments.payRest({ publicId, requestId: newUuid() })).toMatchObject({
      ok: false,
      error: { code: 'HELD', dossierCodes: [held?.code] },
    })
    await payAtAgency(held?.id)
    expect(await payer.payments.payRest({ publicId, requestId: newUuid() })).toEqual({
      ok: false,
      error: { code: 'NOTHING_OWED' },
    })
  })
})
