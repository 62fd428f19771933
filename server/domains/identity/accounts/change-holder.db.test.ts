import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation, freshPerson, signedInFor } from '#tests/factories/accounts.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { closeHolder, holderContacts, holderDetails, ownerKey, verifyHolder } from '../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
/** The server's command: of the staff two people say it, and a bank by a form (`holder-rules.db.test.ts`). */
const by = { kind: 'COMMAND', id: null } as const
const verify = (holderId: string) => unitOfWork(database, (tx) => verifyHolder(tx, { holderId, by, now }))
const close = (holderId: string) => unitOfWork(database, (tx) => closeHolder(tx, { holderId, by, now }))
const unverified = () => freshOrganisation(deps, {}, { verified: false, now })

/** A holder that claims the tax code of another, as the database may hold any number of them. */
async function rivalOf(taxCode: string) {
  const rival = await unverified()
  await scratch.pool.query('UPDATE holder SET tax_code = $2, owner_key = $3 WHERE id = $1', [
    rival.holderId,
    taxCode,
    ownerKey(config, taxCode),
  ])
  return rival
}

const auditOf = async (holderId: string) =>
  (
    await scratch.pool.query(
      `SELECT action, actor_kind, actor_id FROM audit_entry WHERE subject = $1 ORDER BY id`,
      [`holder:${holderId}`],
    )
  ).rows

describe('a holder that was checked', () => {
  test('is verified for whoever acts for it, once, however often it is said', async () => {
    const { holderId, owner } = await unverified()
    expect((await signedInFor(deps, owner, holderId, now)).holder.verified).toBe(false)
    const said = await Promise.all(Array.from({ length: 8 }, () => verify(holderId)))
    expect(said.every(({ ok }) => ok)).toBe(true)
    expect((await signedInFor(deps, owner, holderId, now)).holder.verified).toBe(true)
    expect(await auditOf(holderId)).toEqual([
      { action: 'HOLDER_VERIFIED', actor_kind: 'COMMAND', actor_id: null },
    ])
  })

  test('keeps its tax code to itself: of many that claim it at once one is verified', async () => {
    const { details, holderId } = await unverified()
    const rivals = await Promise.all(Array.from({ length: 5 }, () => rivalOf(details.taxCode)))
    const said = await Promise.all([holderId, ...rivals.map((one) => one.holderId)].map(verify))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(said.filter((one) => !one.ok).map((one) => one.ok || one.error.code)).toEqual(
      Array.from({ length: 5 }, () => 'TAX_CODE_HAS_ACCOUNT'),
    )
  })

  test('leaves its tax code to another one once it is closed, and nobody acts for it', async () => {
    const { holderId, owner, details } = await freshOrganisation(deps, {}, { now })
    const rival = await rivalOf(details.taxCode)
    expect(await verify(rival.holderId)).toEqual({ ok: false, error: { code: 'TAX_CODE_HAS_ACCOUNT' } })
    expect(await close(holderId)).toEqual({ ok: true, value: null })
    expect(await close(holderId)).toEqual({ ok: true, value: null })
    expect(await verify(rival.holderId)).toEqual({ ok: true, value: null })
    await expect(signedInFor(deps, owner, holderId, now)).rejects.toThrow(/does not act/)
    expect(await verify(holderId)).toEqual({ ok: false, error: { code: 'CLOSED' } })
  })

  test('has to be there', async () => {
    expect(await verify(newUuid())).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await close(newUuid())).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('what is known of a holder', () => {
  test('comes back whole, and does not stand in the table', async () => {
    const organisation = await unverified()
    const person = await freshPerson(deps, {}, { now })
    expect(await holderDetails(deps, organisation.holderId)).toEqual(organisation.details)
    expect(await holderDetails(deps, person.holderId)).toEqual(person.details)
    expect(await holderDetails(deps, newUuid())).toBeNull()
    const { rows } = await scratch.pool.query('SELECT h::text FROM holder h WHERE id = $1', [person.holderId])
    expect(rows[0].h).not.toContain(person.details.identityNumber)
  })

  test('messages go to its owners, and once to its e-mail', async () => {
    const { holderId, owner, accountant, details } = await unverified()
    const contacts = () => unitOfWork(database, (tx) => holderContacts(tx, config, holderId))
    const first = { phone: owner.phone, email: details.email, language: 'vi' }
    expect(await contacts()).toEqual([first])
    await scratch.pool.query(`UPDATE membership SET role = 'OWNER' WHERE account_id = $1`, [accountant.id])
    const owners = await contacts()
    expect(owners).toHaveLength(2)
    expect(owners.map(({ phone }) => phone).sort()).toEqual([owner.phone, accountant.phone].sort())
    expect(owners.filter(({ email }) => email !== null)).toHaveLength(1)
  })
})
