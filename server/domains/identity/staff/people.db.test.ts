import pg from 'pg'
import { expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshBankStaff, freshStaff, sessionOf } from '#tests/factories/staff.ts'
import {
  approveProposal,
  disablePerson,
  endSessionsOfPerson,
  people,
  proposeDisabling,
  staffOf,
} from '../index.ts'
import { mostDisabledAlone } from '../people-contract.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }
const inviting = { database, config: { ...testSettings, OTHER_BANKS: [] } }

const now = new Date('2026-11-22T03:00:10Z')
const order = (by: FreshStaff, on: FreshStaff) => ({ staffId: on.id, by: by.id, now })
const refused = (code: string) => ({ ok: false, error: { code } })

async function active(): Promise<number> {
  const { rows } = await scratch.pool.query(
    `SELECT count(*)::int AS count FROM staff_member WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL`,
  )
  return rows[0].count
}

const administratorsAlone = async (count: number): Promise<FreshStaff[]> => {
  await scratch.pool.query(
    `UPDATE staff_member SET disabled_at = now() WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL`,
  )
  return Promise.all(Array.from({ length: count }, () => freshStaff(deps, 'ADMINISTRATOR')))
}
const propose = async (by: FreshStaff, on: FreshStaff, at = now) => {
  const said = await proposeDisabling(inviting, { ...order(by, on), now: at })
  if (!said.ok) throw new Error(said.error.code)
  return said.value.proposalId
}
const approve = (by: FreshStaff, proposalId: string, at = now) =>
  approveProposal(inviting, { proposalId, by: by.id, now: at })

test('no administrator keeps another out alone; with a third one’s approval it is done at once', async () => {
  const [a, b, c] = (await administratorsAlone(3)) as [FreshStaff, FreshStaff, FreshStaff]
  const token = await sessionOf(deps, c, now)
  expect(await disablePerson(database, order(a, c))).toEqual(refused('SECOND_NEEDED'))
  const proposalId = await propose(a, c)
  expect(await approve(a, proposalId)).toEqual(refused('OWN_PROPOSAL'))
  expect(await approve(c, proposalId)).toEqual(refused('ABOUT_YOU'))
  expect(await staffOf(database, token, now)).not.toBeNull()
  expect(await approve(b, proposalId)).toEqual({ ok: true, value: null })
  expect(await staffOf(database, token, now)).toBeNull()
  const { rows } = await scratch.pool.query(
    `SELECT actor_id, detail FROM audit_entry WHERE subject = $1 AND action = 'STAFF_DISABLED'`,
    [`staff:${c.id}`],
  )
  expect(rows).toEqual([{ actor_id: b.id, detail: { proposal: proposalId, proposedBy: a.id } }])
  expect(await proposeDisabling(inviting, order(a, c))).toEqual(refused('DISABLED_ALREADY'))
})

test('the last two administrators stay, however often and at once they try', async () => {
  const [a, b, c] = (await administratorsAlone(3)) as [FreshStaff, FreshStaff, FreshStaff]
  const [ofA, ofB, ofC] = [await propose(b, a), await propose(c, b), await propose(a, c)]
  await Promise.all([approve(c, ofA), approve(a, ofB), approve(b, ofC)])
  expect(await active()).toBe(2)
  const [one, other] = (await administratorsAlone(2)) as [FreshStaff, FreshStaff]
  const said = await Promise.all([
    disablePerson(database, order(one, other)),
    disablePerson(database, order(other, one)),
  ])
  expect(said).toEqual([refused('SECOND_NEEDED'), refused('SECOND_NEEDED')])
  const about = await propose(one, other)
  for (const by of [one, other]) expect((await approve(by, about)).ok).toBe(false)
  expect(await active()).toBe(2)
})

test('one person keeps out three people within 24 hours, at once as well; the next one takes another’s approval', async () => {
  const [a, b] = [await freshStaff(deps, 'ADMINISTRATOR'), await freshStaff(deps, 'ADMINISTRATOR')]
  const clerks = await Promise.all(Array.from({ length: 5 }, () => freshStaff(deps, 'OPERATOR')))
  const said = await Promise.all(clerks.map((clerk) => disablePerson(database, order(a, clerk))))
  expect(said.filter(({ ok }) => ok)).toHaveLength(mostDisabledAlone)
  const stay = clerks.filter((_, n) => !said[n]?.ok)
  expect(said.filter(({ ok }) => !ok)).toEqual(stay.map(() => refused('SECOND_NEEDED')))
  const [next, last] = stay as [FreshStaff, FreshStaff]
  expect(await approve(b, await propose(a, next))).toEqual({ ok: true, value: null })
  // What two did does not count, and each person has their own.
  expect(await disablePerson(database, order(b, await freshStaff(deps, 'OPERATOR')))).toMatchObject({
    ok: true,
  })
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  expect(await disablePerson(database, { ...order(a, last), now: later(23.9) })).toEqual(
    refused('SECOND_NEEDED'),
  )
  expect(await disablePerson(database, { ...order(a, last), now: later(24) })).toMatchObject({ ok: true })
})

test('the database keeps out by one person no administrator, nor a fourth, nor by an approval of another moment', async () => {
  const [a, b, c] = (await administratorsAlone(3)) as [FreshStaff, FreshStaff, FreshStaff]
  const out = (on: FreshStaff, by: FreshStaff, at = now) =>
    scratch.pool.query('UPDATE staff_member SET disabled_at = $2, disabled_by = $3 WHERE id = $1', [
      ...[on.id, at, by.id],
    ])
  await expect(out(c, a)).rejects.toThrow(/no second person/)
  const clerk = await freshStaff(deps, 'OPERATOR')
  await expect(out(clerk, clerk)).rejects.toThrow(/disabled_by/)
  const proposalId = await propose(a, c)
  await scratch.pool.query(
    `UPDATE staff_proposal SET state = 'APPROVED', decided_by = $2, decided_at = $3 WHERE id = $1`,
    [proposalId, b.id, now],
  )
  await expect(out(c, a)).rejects.toThrow(/no second person/)
  await expect(out(c, b, new Date(now.getTime() + 1))).rejects.toThrow(/no second person/)
  await out(c, b)
  for (let n = 0; n < mostDisabledAlone; n++) await out(await freshStaff(deps, 'OPERATOR'), a)
  await expect(out(await freshStaff(deps, 'OPERATOR'), a)).rejects.toThrow(/no second person/)
})

test('who works again was kept out by nobody, also where the release before says so', async () => {
  const [a, b] = (await administratorsAlone(2)) as [FreshStaff, FreshStaff]
  const clerk = await freshStaff(deps, 'OPERATOR')
  expect(await disablePerson(database, order(a, clerk))).toMatchObject({ ok: true })
  await scratch.pool.query(
    `INSERT INTO staff_proposal (id, kind, staff_id, email, role, state, proposed_by, proposed_at)
     SELECT gen_random_uuid(), 'REACTIVATE', id, email, role, 'WAITING', $2, $3
       FROM staff_member WHERE id = $1`,
    [clerk.id, a.id, now],
  )
  await scratch.pool.query(
    `UPDATE staff_proposal SET state = 'APPROVED', decided_by = $2, decided_at = $3 WHERE staff_id = $1`,
    [clerk.id, b.id, new Date(now.getTime() + 1)],
  )
  const { rows } = await scratch.pool.query(
    'UPDATE staff_member SET disabled_at = NULL WHERE id = $1 RETURNING disabled_by AS by',
    [clerk.id],
  )
  expect(rows).toEqual([{ by: null }])
  expect(await disablePerson(database, order(b, clerk))).toMatchObject({ ok: true })
})

test('an administrator is signed out by others once an hour, so that none keeps all others out', async () => {
  const [a, b, c] = (await administratorsAlone(3)) as [FreshStaff, FreshStaff, FreshStaff]
  await sessionOf(deps, c, now)
  expect(await endSessionsOfPerson(database, order(a, c))).toMatchObject({ ok: true })
  const token = await sessionOf(deps, c, now)
  for (const by of [a, b])
    expect(await endSessionsOfPerson(database, order(by, c))).toEqual(refused('SIGNED_OUT_LATELY'))
  expect(await staffOf(database, token, now)).not.toBeNull()
  const later = new Date(now.getTime() + 3_600_001)
  expect(await endSessionsOfPerson(database, { ...order(a, c), now: later })).toMatchObject({ ok: true })
})

test('a bank’s administrators are kept out by the portal’s alone', async () => {
  const of = { bank: `bank-${newUuid()}` }
  const [one, other] = [
    await freshBankStaff(deps, 'BANK_ADMINISTRATOR', of),
    await freshBankStaff(deps, 'BANK_ADMINISTRATOR', of),
  ]
  for (const change of [disablePerson, endSessionsOfPerson])
    expect(await change(database, order(one, other))).toEqual(refused('ADMINISTRATOR_NEEDED'))
  await expect(
    scratch.pool.query('UPDATE staff_member SET disabled_at = $2, disabled_by = $3 WHERE id = $1', [
      ...[other.id, now, one.id],
    ]),
  ).rejects.toThrow(/no second person/)
  const administrator = await freshStaff(deps, 'ADMINISTRATOR')
  expect(await disablePerson(database, order(administrator, other))).toMatchObject({ ok: true })
  await expect(
    scratch.pool.query('UPDATE staff_member SET disabled_by = NULL WHERE id = $1', [other.id]),
  ).rejects.toThrow(/stays kept out/)
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
    canWithdraw: false,
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
  const listed = (await people(database, { ...administrator, role: 'ADMINISTRATOR', bank: null }, now)).map(
    ({ name }) => name,
  )
  expect(listed.filter((name) => names.includes(name ?? ''))).toEqual([
    'Dương Hai',
    'Đặng Ba',
    'Hồ Bốn',
    'Huỳnh Năm',
    'Võ Sáu',
  ])
})
