import { beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshBankStaff, freshStaff } from '#tests/factories/staff.ts'

/** Statements written by hand, with the rights of the portal itself: the database is the last judge. */
const { scratch, database } = await openTestDatabase(4)
const deps = { database, config: testSettings }

let first: FreshStaff
let second: FreshStaff
let third: FreshStaff
let disabled: FreshStaff
let operator: FreshStaff
let ours: FreshStaff
let theirs: FreshStaff
beforeAll(async () => {
  const administrator = () => freshStaff(deps, 'ADMINISTRATOR')
  first = await administrator()
  second = await administrator()
  third = await administrator()
  disabled = await administrator()
  operator = await freshStaff(deps, 'OPERATOR')
  ours = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
  theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR', { bank: 'other-bank' })
  await sql('UPDATE staff_member SET disabled_at = $2 WHERE id = $1', disabled.id, at(0))
})

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 3) + 1_000 * seconds)
const sql = (text: string, ...values: unknown[]) => scratch.pool.query(text, values)
const refusal = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'DONE',
    (error: Error) => error.message,
  )

type About = {
  kind?: string
  staffId?: string | null
  email?: string
  role?: string
  bank?: string | null
  branch?: string | null
}
async function propose(by: FreshStaff, about: About = {}, id = newUuid()): Promise<string> {
  const { kind = 'INVITE', staffId = null, email = `${id}@example.gov.vn`, role = 'OPERATOR' } = about
  const { bank = null, branch = null } = about
  await sql(
    `INSERT INTO staff_proposal (id, kind, staff_id, email, role, bank, branch, state, proposed_by, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'WAITING', $8, $9)`,
    ...[id, kind, staffId, email, role, bank, branch, by.id, at(1)],
  )
  return id
}
const decide = (id: string, state: string, by: FreshStaff, seconds = 2) =>
  refusal(
    sql(
      `UPDATE staff_proposal SET state = $2, decided_by = $3, decided_at = $4, reason = CASE WHEN $2 = 'REJECTED' THEN 'x' END
        WHERE id = $1`,
      ...[id, state, by.id, at(seconds)],
    ),
  )
const atBank = { role: 'TELLER', bank: 'collecting-bank', branch: 'PGD' }

describe('who proposes', () => {
  test.each([
    ['an operator', () => operator, {}],
    ['a disabled administrator', () => disabled, {}],
    ['a bank’s administrator of an operator', () => ours, {}],
    [
      'a bank’s administrator of a bank’s administrator',
      () => ours,
      { role: 'BANK_ADMINISTRATOR', bank: 'collecting-bank' },
    ],
    ['another bank’s administrator of a teller', () => theirs, atBank],
  ])('not %s', async (_, by, about) => {
    expect(await refusal(propose(by(), about))).toContain('not theirs to make')
  })

  test('nobody about themselves, and nobody a second time for one address or person', async () => {
    const self = propose(first, { kind: 'CHANGE', staffId: first.id })
    expect(await refusal(self)).toContain('staff_proposal_not_oneself')
    const id = await propose(first)
    const again = propose(second, { email: `${id}@example.gov.vn` })
    expect(await refusal(again)).toContain('staff_proposal_one_waiting')
    const about = { kind: 'CHANGE', staffId: operator.id }
    const open = await propose(first, about)
    expect(await refusal(propose(second, about))).toContain('staff_proposal_one_waiting_about')
    await decide(open, 'REJECTED', second)
  })
})

describe('who decides', () => {
  test.each([
    ['whoever asked', () => first, {}, 'staff_proposal_two_people'],
    ['an operator', () => operator, {}, 'not theirs to approve'],
    ['a disabled administrator', () => disabled, {}, 'not theirs to approve'],
    ['a bank’s administrator of an operator', () => ours, {}, 'not theirs to approve'],
    ['an administrator of a teller', () => second, atBank, 'not theirs to approve'],
    ['another bank’s administrator of a teller', () => theirs, atBank, 'not theirs to approve'],
    ['a second administrator', () => second, {}, 'DONE'],
    ['the bank’s administrator of a teller', () => ours, atBank, 'DONE'],
  ])('%s', async (_, by, about, outcome) => {
    expect(await decide(await propose(first, about), 'APPROVED', by())).toContain(outcome)
  })

  test('not whose address it is, nor whom it is about', async () => {
    const id = await propose(first, { email: second.email })
    expect(await decide(id, 'APPROVED', second)).toContain('not theirs to approve')
    expect(await decide(id, 'REJECTED', third)).toBe('DONE')
    const about = await propose(first, { kind: 'CHANGE', staffId: second.id, role: 'ADMINISTRATOR' })
    expect(await decide(about, 'APPROVED', second)).toContain('staff_proposal_not_oneself')
    expect(await decide(about, 'REJECTED', third)).toBe('DONE')
  })

  test('nobody once whoever asked is kept out', async () => {
    const asker = await freshStaff(deps, 'ADMINISTRATOR')
    const id = await propose(asker)
    await sql('UPDATE staff_member SET disabled_at = $2 WHERE id = $1', asker.id, at(2))
    expect(await decide(id, 'APPROVED', second)).toContain('not theirs to approve')
    expect(await decide(id, 'REJECTED', second)).toBe('DONE')
  })

  test('nobody a second time, and what was asked for stays as it is', async () => {
    const id = await propose(first)
    expect(await decide(id, 'WITHDRAWN', second)).toContain('staff_proposal_two_people')
    expect(await decide(id, 'REJECTED', second)).toBe('DONE')
    expect(await decide(id, 'APPROVED', second)).toContain('cannot change like that')
    const role = sql(`UPDATE staff_proposal SET role = 'ADMINISTRATOR' WHERE id = $1`, await propose(first))
    expect(await refusal(role)).toContain('permission denied')
    const waiting = sql('DELETE FROM staff_proposal WHERE id = $1', await propose(first))
    expect(await refusal(waiting)).toContain('waits')
  })
})

describe('what an approval is needed for', () => {
  const invitation = (proposalId: string | null, { role = 'OPERATOR', by = `staff:${first.id}` } = {}) =>
    refusal(
      sql(
        `INSERT INTO staff_invitation (id, token_hash, email, role, invited_by, totp_secret, created_at, expires_at, proposal_id)
         VALUES ($1, $1::uuid::text::bytea, COALESCE($2::uuid, $1)::text || '@example.gov.vn', $3, $4, '', now(),
                 now() + INTERVAL '1 hour', $2)`,
        ...[newUuid(), proposalId, role, by],
      ),
    )

  test('an invitation: of nobody’s word, of one that waits, or of another role than was approved', async () => {
    expect(await invitation(null)).toContain('staff_invitation_by_two')
    expect(await invitation(null, { by: 'command' })).toContain('staff_invitation_by_two')
    expect(await invitation(null, { by: 'command', role: 'ADMINISTRATOR' })).toContain('replaces nobody')
    const id = await propose(first)
    expect(await invitation(id)).toContain('was not approved')
    await decide(id, 'APPROVED', second)
    expect(await invitation(id, { role: 'ADMINISTRATOR' })).toContain('was not approved')
    expect(await invitation(id)).toBe('DONE')
    expect(await invitation(id)).toMatch(/unique|staff_invitation/)
  })

  test('that somebody works again, each time anew', async () => {
    const person = await freshStaff(deps, 'OPERATOR')
    const out = (seconds: number) =>
      sql('UPDATE staff_member SET disabled_at = $2 WHERE id = $1', person.id, at(seconds))
    const back = () => refusal(sql('UPDATE staff_member SET disabled_at = NULL WHERE id = $1', person.id))
    await out(0)
    expect(await back()).toContain('nobody approved')
    const id = await propose(first, { kind: 'REACTIVATE', staffId: person.id, email: person.email })
    expect(await back()).toContain('nobody approved')
    await decide(id, 'APPROVED', second)
    expect(await back()).toBe('DONE')
    await out(3)
    expect(await back()).toContain('nobody approved')
  })

  test('another role or address, and an older approval is no leave to go back', async () => {
    const person = await freshStaff(deps, 'OPERATOR')
    const to = (role: string, email = person.email) =>
      refusal(sql('UPDATE staff_member SET role = $2, email = $3 WHERE id = $1', person.id, role, email))
    expect(await to('ADMINISTRATOR')).toContain('nobody approved')
    expect(await to('OPERATOR', 'other@example.gov.vn')).toContain('nobody approved')
    for (const [n, role] of ['ADMINISTRATOR', 'OPERATOR'].entries()) {
      const id = await propose(first, { kind: 'CHANGE', staffId: person.id, email: person.email, role })
      await decide(id, 'APPROVED', second, 10 + n)
      expect(await to(role)).toBe('DONE')
    }
    expect(await to('ADMINISTRATOR')).toContain('nobody approved')
  })
})
