import pg from 'pg'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshBankStaff, freshStaff, sessionOf } from '#tests/factories/staff.ts'
import { disablePerson, endSessionsOfPerson, people, staffOf } from '../index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }

const now = new Date('2026-11-22T03:00:10Z')
const order = (by: FreshStaff, on: FreshStaff) => ({ staffId: on.id, by: by.id, now })
const refused = (code: string) => ({ ok: false, error: { code } })

async function active(): Promise<number> {
  const { rows } = await scratch.pool.query(
    `SELECT count(*)::int AS count FROM staff_member WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL`,
  )
  return rows[0].count
}

test('administrators who disable each other at once, however often: one stays', async () => {
  for (let round = 1; round <= 10; round++) {
    const [a, b] = [await freshStaff(deps, 'ADMINISTRATOR'), await freshStaff(deps, 'ADMINISTRATOR')]
    await scratch.pool.query(
      `UPDATE staff_member SET disabled_at = now() WHERE role = 'ADMINISTRATOR' AND NOT id = ANY ($1)`,
      [[a.id, b.id]],
    )
    const said = await Promise.all([
      disablePerson(database, order(a, b)),
      disablePerson(database, order(b, a)),
    ])
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(said).toContainEqual(refused('NOT_FOUND'))
    expect(await active()).toBe(1)
  }
})

test('nobody does it to themselves, nor to somebody who is not there', async () => {
  const administrator = await freshStaff(deps, 'ADMINISTRATOR')
  const nobody = { ...administrator, id: '00000000-0000-4000-8000-000000000000' }
  for (const change of [disablePerson, endSessionsOfPerson]) {
    expect(await change(database, order(administrator, administrator))).toEqual(refused('YOURSELF'))
    expect(await change(database, order(administrator, nobody))).toEqual(refused('NOT_FOUND'))
  }
})

test('whoever is disabled is out from the next request on, in every session', async () => {
  const administrator = await freshStaff(deps, 'ADMINISTRATOR')
  const operator = await freshStaff(deps, 'OPERATOR')
  const tokens = [await sessionOf(deps, operator, now), await sessionOf(deps, operator, now)]
  const alive = () => Promise.all(tokens.map(async (token) => (await staffOf(database, token, now)) !== null))
  expect(await alive()).toEqual([true, true])
  await Promise.all([1, 2, 3].map(() => disablePerson(database, order(administrator, operator))))
  expect(await alive()).toEqual([false, false])
  const { rows } = await scratch.pool.query(
    `SELECT action, count(*)::int FROM audit_entry WHERE subject = $1 GROUP BY action ORDER BY action`,
    [`staff:${operator.id}`],
  )
  expect(rows).toEqual([{ action: 'STAFF_DISABLED', count: 1 }])
})

test('whose sessions are ended may sign in again, and everyone else stays in', async () => {
  const administrator = await freshStaff(deps, 'ADMINISTRATOR')
  const [one, other] = [await freshStaff(deps, 'OPERATOR'), await freshStaff(deps, 'OPERATOR')]
  const [token, others] = [await sessionOf(deps, one, now), await sessionOf(deps, other, now)]
  expect(await endSessionsOfPerson(database, order(administrator, one))).toMatchObject({ ok: true })
  expect(await staffOf(database, token, now)).toBeNull()
  expect(await staffOf(database, others, now)).not.toBeNull()
  expect(await staffOf(database, await sessionOf(deps, one, now), now)).not.toBeNull()
})

test('the list tells who works here, with open sessions, and who is asking', async () => {
  const administrator = await freshStaff(deps, 'ADMINISTRATOR')
  await sessionOf(deps, administrator, now)
  const seen = await people(database, administrator, now)
  expect(seen.find(({ id }) => id === administrator.id)).toEqual({
    id: administrator.id,
    name: administrator.name,
    email: administrator.email,
    role: 'ADMINISTRATOR',
    agency: null,
    bank: null,
    branch: null,
    state: 'ACTIVE',
    openSessions: 1,
    isYou: true,
  })
  expect(seen.filter(({ isYou }) => isYou)).toHaveLength(1)
})

test('a bank’s administrator sees and ends people of that bank alone', async () => {
  const [administrator, operator] = [
    await freshStaff(deps, 'ADMINISTRATOR'),
    await freshStaff(deps, 'OPERATOR'),
  ]
  const of = { bank: 'hoi-an-bank' }
  const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR', of)
  const teller = await freshBankStaff(deps, 'TELLER', of)
  const elsewhere = await freshBankStaff(deps, 'TELLER')
  const seen = await people(database, theirs, now)
  expect(seen.map(({ id }) => id).sort()).toEqual([theirs.id, teller.id].sort())
  for (const other of [administrator, operator, elsewhere]) {
    expect(await disablePerson(database, order(theirs, other))).toEqual(refused('NOT_FOUND'))
    expect(await endSessionsOfPerson(database, order(theirs, other))).toEqual(refused('NOT_FOUND'))
  }
  const token = await sessionOf(deps, teller, now)
  expect(await endSessionsOfPerson(database, order(theirs, teller))).toMatchObject({ ok: true })
  expect(await staffOf(database, token, now)).toBeNull()
  expect(await disablePerson(database, order(theirs, teller))).toMatchObject({ ok: true })
  // Who was kept out meanwhile keeps nobody out.
  await disablePerson(database, order(administrator, theirs))
  const another = await freshBankStaff(deps, 'TELLER', of)
  expect(await disablePerson(database, order(theirs, another))).toEqual(refused('NOT_FOUND'))
})

test('the list is in the order of Vietnamese letters', async () => {
  const administrator = await freshStaff(deps, 'ADMINISTRATOR')
  const names = ['Đặng Ba', 'Dương Hai', 'Hồ Bốn', 'Huỳnh Năm', 'Võ Sáu']
  const members = await Promise.all(names.map(() => freshStaff(deps, 'OPERATOR')))
  const owner = new pg.Client(scratch.ownerUrl)
  await owner.connect()
  for (const [n, { id }] of members.entries())
    await owner.query('UPDATE staff_member SET name = $2 WHERE id = $1', [id, names[n]])
  await owner.end()
  const listed = (await people(database, { id: administrator.id, bank: null }, now)).map(({ name }) => name)
  expect(listed.filter((name) => names.includes(name ?? ''))).toEqual([
    'Dương Hai',
    'Đặng Ba',
    'Hồ Bốn',
    'Huỳnh Năm',
    'Võ Sáu',
  ])
})
