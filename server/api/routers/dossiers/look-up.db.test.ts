import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { agencyDossierSchema, storeDossier } from '#server/domains/dossiers/index.ts'
import { accessWorld } from '#tests/access/world.ts'
import { freshTaxCode } from '#tests/factories/accounts.ts'
import { type FreshDossier, freshDossier, freshMessage } from '#tests/factories/dossier.ts'

const world = await accessWorld()
const { deps } = world
afterAll(world.services.close)

/** A dossier of an organisation that has a tax code, a representative and a look-up secret. */
async function someDossier() {
  const taxCode = freshTaxCode()
  const { applicant } = freshMessage('H47.20')
  const dossier = await freshDossier(deps, { applicant: { ...applicant, kind: 'ORGANISATION', taxCode } })
  return { ...dossier, taxCode }
}

async function lookUp({ code }: FreshDossier, fact: string, token: string | null = null) {
  const found = await (await world.callerWith(token)).dossiers.lookUp({ code, fact })
  return found.ok
    ? { as: 'FOUND', token: found.value.visitorToken ?? token }
    : { as: found.error.code, token }
}

/** The agency sends the dossier again, with this of its secret. */
const sendAgain = ({ code, message }: FreshDossier, secret: { lookupSecret?: string | null }) => {
  const { lookupSecret: _, ...rest } = message
  const sent = { ...rest, ...secret, dueOn: '2027-01-01' }
  return storeDossier(deps, {
    code,
    message: agencyDossierSchema.parse(sent),
    sender: 'H47',
    now: deps.clock(),
  })
}

async function listed(token: string | null) {
  const [first] = await (await world.callerWith(token)).dossiers.list()
  return first && { level: first.about === null ? 'PUBLIC' : 'FULL', procedure: first.procedure.vi }
}

describe('the look-up secret', () => {
  test('opens the dossier in full, however it is typed', async () => {
    const dossier = await someDossier()
    const typed = ` ${dossier.secret.slice(0, 4).toLowerCase()} - ${dossier.secret.slice(4)}`
    const { as, token } = await lookUp(dossier, typed)
    expect([as, (await listed(token))?.level]).toEqual(['FOUND', 'FULL'])
  })

  test('is kept as a hash alone, that differs between dossiers', async () => {
    const dossier = await someDossier()
    const twin = await freshDossier(deps, { lookupSecret: dossier.secret })
    const { rows } = await deps.database.pool.query(
      'SELECT secret_hash, dossier::text AS whole FROM dossier WHERE id = ANY ($1)',
      [[dossier.id, twin.id]],
    )
    expect(new Set(rows.map((row) => row.secret_hash.toString('hex'))).size).toBe(2)
    for (const row of rows) {
      expect(row.whole).not.toContain(dossier.secret)
      expect(row.whole).not.toContain(Buffer.from(dossier.secret).toString('hex'))
    }
  })

  test('stays where a message leaves it out, changes with another, and goes with null', async () => {
    const dossier = await someDossier()
    await sendAgain(dossier, {})
    expect((await lookUp(dossier, dossier.secret)).as).toBe('FOUND')
    await sendAgain(dossier, { lookupSecret: 'ABCD2345' })
    expect((await lookUp(dossier, dossier.secret)).as).toBe('NOT_FOUND')
    expect((await lookUp(dossier, 'ABCD-2345')).as).toBe('FOUND')
    await sendAgain(dossier, { lookupSecret: null })
    expect((await lookUp(dossier, 'ABCD-2345')).as).toBe('NOT_FOUND')
  })

  test('that is none is refused as one: letters left out, another length', () => {
    for (const lookupSecret of ['K7QM4X2U', 'K7QM4X2', 'k7qm4x2d', '']) {
      const read = agencyDossierSchema.safeParse({ ...freshMessage('H47.20'), lookupSecret })
      expect(read.error?.issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
        'lookupSecret: FORM',
      ])
    }
  })

  test('wrong, of a dossier without one, and of no dossier: one answer', async () => {
    const dossier = await someDossier()
    const without = await freshDossier(deps, { lookupSecret: null })
    const none = { ...dossier, code: 'H47.20-261120-99999999' }
    for (const asked of [dossier, without, none])
      expect(await lookUp(asked, 'ABCD2345')).toEqual({ as: 'NOT_FOUND', token: null })
  })
})

describe('what a visitor reads', () => {
  test('is what is owed by the tax code, all by more, and all from then on', async () => {
    const dossier = await someDossier()
    const first = await lookUp(dossier, dossier.taxCode)
    expect(await listed(first.token)).toEqual({
      level: 'PUBLIC',
      procedure: `Phí, lệ phí hồ sơ ${dossier.code}`,
    })
    await lookUp(dossier, dossier.fact, first.token)
    const whole = { level: 'FULL', procedure: dossier.message.procedureName.vi }
    expect(await listed(first.token)).toEqual(whole)
    await lookUp(dossier, dossier.taxCode, first.token)
    expect(await listed(first.token)).toEqual(whole)
  })

  test('is another browser’s own', async () => {
    const dossier = await someDossier()
    await lookUp(dossier, dossier.secret)
    const { token } = await lookUp(dossier, dossier.taxCode)
    expect((await listed(token))?.level).toBe('PUBLIC')
  })

  test('is forgotten with the dossier, unless an own payment shows it', async () => {
    const dossier = await someDossier()
    const { token } = await lookUp(dossier, dossier.secret)
    const visitor = await world.callerWith(token)
    await visitor.dossiers.remove({ dossierId: dossier.id })
    await lookUp(dossier, dossier.taxCode, token)
    expect((await listed(token))?.level).toBe('PUBLIC')
    await lookUp(dossier, dossier.secret, token)
    const made = await visitor.payments.create({ dossierIds: [dossier.id], requestId: newUuid() })
    if (!made.ok) throw new Error(made.error.code)
    await visitor.dossiers.remove({ dossierId: dossier.id })
    expect(await visitor.payments.view({ publicId: made.value.publicId })).toMatchObject({ shortened: false })
  })

  test('of a payment of two dossiers goes by each of them', async () => {
    const [known, open] = [await someDossier(), await someDossier()]
    const { token } = await lookUp(known, known.secret)
    await lookUp(open, open.taxCode, token)
    const visitor = await world.callerWith(token)
    const made = await visitor.payments.create({ dossierIds: [known.id, open.id], requestId: newUuid() })
    if (!made.ok) throw new Error(made.error.code)
    const view = await visitor.payments.view({ publicId: made.value.publicId })
    expect(view.shortened).toBe(true)
    expect(new Map(view.lines.map(({ dossierCode, label }) => [dossierCode, label.vi]))).toEqual(
      new Map([
        [known.code, known.message.fees[0]?.label.vi],
        [open.code, `Phí, lệ phí hồ sơ ${open.code}`],
      ]),
    )
  })
})
