import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshAgency } from '#tests/factories/dossier.ts'
import { tokenSentTo } from '#tests/factories/invitation.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshBankStaff, freshStaff, sessionOf } from '#tests/factories/staff.ts'
import type { StaffRole } from '../../contract.ts'
import {
  approveProposal,
  countToDecide,
  proposals,
  proposeChange,
  proposeInvitation,
  proposeReactivation,
  rejectProposal,
  staffOf,
  withdrawProposal,
} from '../../index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: { ...testSettings, OTHER_BANKS: [] } }
const bank = 'collecting-bank'

/** Each step a second after the one before: an approval counts for what was there before it. */
let seconds = 0
const tick = () => new Date(Date.UTC(2026, 10, 22, 3) + 1_000 * ++seconds)
const refused = (code: string) => ({ ok: false, error: { code } })

/** Two administrators and an accountant's agency of this test alone: everyone else is kept out, and hears nothing. */
let first: FreshStaff
let second: FreshStaff
let agencyId: string
beforeEach(async () => {
  await scratch.pool.query('UPDATE staff_member SET disabled_at = now() WHERE disabled_at IS NULL')
  first = await freshStaff(deps, 'ADMINISTRATOR')
  second = await freshStaff(deps, 'ADMINISTRATOR')
  agencyId = await freshAgency(deps)
})

let people = 0
const newEmail = () => `proposed.${++people}@example.gov.vn`
const accountant = (email: string) => ({ email, role: 'ACCOUNTANT', agencyId, bank: '', branch: '' })
const atBank = (email: string, role: StaffRole = 'TELLER') => ({
  email,
  role,
  agencyId: '',
  bank,
  branch: role === 'BANK_ADMINISTRATOR' ? '' : 'PGD Tam Kỳ',
})

type Typed = ReturnType<typeof accountant>
async function proposed(by: FreshStaff, typed: Typed = accountant(newEmail())) {
  const said = await proposeInvitation(deps, { ...typed, by: by.id, now: tick() })
  if (!said.ok) throw new Error(said.error.code)
  return { ...said.value, email: typed.email }
}
const decision = (by: FreshStaff, { proposalId }: { proposalId: string }) => ({
  proposalId,
  by: by.id,
  now: tick(),
})
const approve = (by: FreshStaff, of: { proposalId: string }) => approveProposal(deps, decision(by, of))
const withdraw = (by: FreshStaff, of: { proposalId: string }) => withdrawProposal(deps, decision(by, of))
const reject = (by: FreshStaff, of: { proposalId: string }, reason = 'Không biết người này') =>
  rejectProposal(deps, { ...decision(by, of), reason })
/** As the server's command does it: under the lock, whatever they are. */
const lock = `pg_advisory_xact_lock(hashtextextended('staff:administrators', 0))`
const out = `WITH locked AS (SELECT ${lock}) UPDATE staff_member SET disabled_at = $2 FROM locked WHERE id = $1`
const keepOut = (on: FreshStaff) => scratch.pool.query(out, [on.id, tick()])
const letters = async (email: string) => (await messagesTo(deps, email)).length
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await scratch.pool.query(sql, values)).rowCount ?? 0
const invitationsTo = (email: string) => count('SELECT FROM staff_invitation WHERE email = $1', email)

describe('an invitation', () => {
  test('goes out when a second administrator approves it, to the invited address alone', async () => {
    const of = await proposed(first)
    expect([await letters(of.email), await invitationsTo(of.email)]).toEqual([0, 0])
    expect(await approve(second, of)).toEqual({ ok: true, value: null })
    const token = await tokenSentTo(deps, of.email)
    for (const { email } of [first, second]) {
      const told = await messagesTo(deps, email)
      expect(told.length).toBeGreaterThanOrEqual(2)
      expect(JSON.stringify(told)).not.toContain(token)
    }
    const audit = await scratch.pool.query('SELECT audit_entry::text AS entry FROM audit_entry')
    expect(audit.rows.some(({ entry }) => entry.includes(token))).toBe(false)
  })

  test('is approved by nobody alone, however the administrator tries it', async () => {
    const of = await proposed(first)
    expect(await approve(first, of)).toEqual(refused('OWN_PROPOSAL'))
    expect(await reject(first, of)).toEqual(refused('OWN_PROPOSAL'))
    const own = await proposed(first, { ...accountant(newEmail()), role: 'ADMINISTRATOR', agencyId: '' })
    expect(await approve(first, own)).toEqual(refused('OWN_PROPOSAL'))
    for (const one of [of, own]) expect(await invitationsTo(one.email)).toBe(0)
  })

  test('is approved once, however many do at once', async () => {
    for (let round = 1; round <= 5; round++) {
      const of = await proposed(first)
      const third = await freshStaff(deps, 'ADMINISTRATOR')
      const said = await Promise.all([second, third, second, third].map((by) => approve(by, of)))
      expect(said.filter(({ ok }) => ok)).toHaveLength(1)
      expect(said.filter(({ ok }) => !ok)).toEqual(Array(3).fill(refused('NOT_WAITING')))
      expect([await invitationsTo(of.email), await letters(of.email)]).toEqual([1, 1])
    }
  })

  test('that is approved while it is taken back: one of them holds, and nothing goes out that was taken back', async () => {
    for (let round = 1; round <= 5; round++) {
      const of = await proposed(first)
      const [approved, withdrawn] = await Promise.all([approve(second, of), withdraw(first, of)])
      expect(approved.ok).not.toBe(withdrawn.ok)
      expect(await invitationsTo(of.email)).toBe(approved.ok ? 1 : 0)
    }
  })

  test('waits where whoever approves, or asked, is kept out at that moment', async () => {
    for (let round = 1; round <= 5; round++) {
      const [asker, decider] = [
        await freshStaff(deps, 'ADMINISTRATOR'),
        await freshStaff(deps, 'ADMINISTRATOR'),
      ]
      const of = await proposed(asker)
      const out = round % 2 === 0 ? asker : decider
      const [approved] = await Promise.all([approve(decider, of), keepOut(out)])
      expect(await invitationsTo(of.email)).toBe(approved.ok ? 1 : 0)
      const later = await proposed(first)
      if (out === decider) expect(await approve(decider, later)).toEqual(refused('NOT_YOURS'))
      else if (!approved.ok) expect(approved).toEqual(refused('PROPOSER_GONE'))
      expect(await invitationsTo(later.email)).toBe(0)
    }
  })

  test('waits once for an address; who asked may take it back and ask anew', async () => {
    const of = await proposed(first)
    const again = { ...accountant(of.email), by: second.id, now: tick() }
    expect(await proposeInvitation(deps, again)).toEqual(refused('WAITING_ALREADY'))
    expect(await withdraw(second, of)).toEqual(refused('NOT_YOURS'))
    expect(await withdraw(first, of)).toMatchObject({ ok: true })
    expect(await approve(second, of)).toEqual(refused('NOT_WAITING'))
    expect(await proposeInvitation(deps, again)).toMatchObject({ ok: true })
  })

  test('is rejected with a reason, which administrators read', async () => {
    const of = await proposed(first)
    expect(await reject(second, of, ' ')).toEqual(refused('REASON_EMPTY'))
    expect(await reject(second, of)).toMatchObject({ ok: true })
    expect(await approve(second, of)).toEqual(refused('NOT_WAITING'))
    expect((await messagesTo(deps, first.email))[0]?.text).toContain('Lý do: Không biết người này')
    const { news } = await proposals(database, first, tick())
    expect(news.find(({ id }) => id === of.proposalId)).toMatchObject({
      what: 'INVITE_REJECTED',
      reason: 'Không biết người này',
    })
  })

  test('of somebody who joined meanwhile is refused', async () => {
    const of = await proposed(first)
    await freshStaff(deps, 'OPERATOR')
    await scratch.pool.query(
      `INSERT INTO staff_member (id, email, name, role, password_hash, totp_secret, totp_last_step, created_at)
       VALUES (gen_random_uuid(), $1, 'x', 'OPERATOR', '$argon2id$', '', 0, now())`,
      [of.email],
    )
    expect(await approve(second, of)).toEqual(refused('EMAIL_TAKEN'))
  })
})

describe('a bank’s people', () => {
  test('come in by the bank’s administrator’s word; two administrators of the portal are not enough', async () => {
    const of = await proposed(first, atBank(newEmail()))
    expect(await approve(second, of)).toEqual(refused('NOT_YOURS'))
    const elsewhere = await freshBankStaff(deps, 'BANK_ADMINISTRATOR', { bank: 'other-bank' })
    expect(await approve(elsewhere, of)).toEqual(refused('NOT_FOUND'))
    const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    expect(await countToDecide(database, theirs)).toBeGreaterThan(0)
    expect(await approve(theirs, of)).toMatchObject({ ok: true })
    expect(await invitationsTo(of.email)).toBe(1)
  })

  test('are asked for by the bank’s administrator, who needs another one to approve', async () => {
    const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    const of = await proposed(theirs, atBank(newEmail(), 'CONTROLLER'))
    expect(await approve(theirs, of)).toEqual(refused('OWN_PROPOSAL'))
    const other = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    expect(await approve(other, of)).toMatchObject({ ok: true })
  })

  test('a bank’s administrator asks for nobody else', async () => {
    const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    const ask = (typed: Typed) => proposeInvitation(deps, { ...typed, by: theirs.id, now: tick() })
    expect(await ask(accountant(newEmail()))).toEqual(refused('ROLE_NOT_YOURS'))
    expect(await ask(atBank(newEmail(), 'BANK_ADMINISTRATOR'))).toEqual(refused('ROLE_NOT_YOURS'))
    const config = {
      ...deps.config,
      OTHER_BANKS: [{ name: 'b', displayName: { vi: 'B', en: 'B' }, url: 'http://127.0.0.1:9', keys: [] }],
    }
    const elsewhere = { ...atBank(newEmail()), bank: 'b', by: theirs.id, now: tick() }
    expect(await proposeInvitation({ ...deps, config }, elsewhere)).toEqual(refused('BANK_UNKNOWN'))
  })

  test('their administrator comes in by two of the portal, and hears of it as the bank’s others do', async () => {
    const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    const before = await letters(theirs.email)
    const of = await proposed(first, atBank(newEmail(), 'BANK_ADMINISTRATOR'))
    expect(await approve(theirs, of)).toEqual(refused('NOT_YOURS'))
    expect(await approve(second, of)).toMatchObject({ ok: true })
    expect(await letters(theirs.email)).toBe(before + 2)
  })
})

describe('who was kept out', () => {
  const ask = (by: FreshStaff, on: FreshStaff) =>
    proposeReactivation(deps, { staffId: on.id, by: by.id, now: tick() })

  test('works again when a second person approves it, once', async () => {
    const operator = await freshStaff(deps, 'OPERATOR')
    expect(await ask(first, operator)).toEqual(refused('NOT_DISABLED'))
    await keepOut(operator)
    const asked = await ask(first, operator)
    if (!asked.ok) throw new Error(asked.error.code)
    expect(await approve(first, asked.value)).toEqual(refused('OWN_PROPOSAL'))
    expect(await staffOf(database, await sessionOf(deps, operator, tick()), tick())).toBeNull()
    expect(await approve(second, asked.value)).toMatchObject({ ok: true })
    expect(await staffOf(database, await sessionOf(deps, operator, tick()), tick())).not.toBeNull()
    await keepOut(operator)
    const again = scratch.pool.query('UPDATE staff_member SET disabled_at = NULL WHERE id = $1', [
      operator.id,
    ])
    await expect(again).rejects.toThrow('nobody approved')
  })

  test('an administrator does not come back by their own word, nor by that of who asked', async () => {
    await keepOut(second)
    const asked = await ask(first, second)
    if (!asked.ok) throw new Error(asked.error.code)
    expect(await approve(second, asked.value)).toEqual(refused('ABOUT_YOU'))
    expect(await approve(first, asked.value)).toEqual(refused('OWN_PROPOSAL'))
    const third = await freshStaff(deps, 'ADMINISTRATOR')
    expect(await approve(third, asked.value)).toMatchObject({ ok: true })
  })
})

describe('another role, place or address', () => {
  const ask = (by: FreshStaff, on: FreshStaff, typed: Typed) =>
    proposeChange(deps, { ...typed, staffId: on.id, by: by.id, now: tick() })

  test('holds from a second person’s word on, and ends the sessions', async () => {
    const operator = await freshStaff(deps, 'OPERATOR')
    const token = await sessionOf(deps, operator, tick())
    const asked = await ask(first, operator, accountant(operator.email))
    if (!asked.ok) throw new Error(asked.error.code)
    expect(await staffOf(database, token, tick())).toMatchObject({ role: 'OPERATOR' })
    expect(await approve(first, asked.value)).toEqual(refused('OWN_PROPOSAL'))
    expect(await approve(second, asked.value)).toMatchObject({ ok: true })
    expect(await staffOf(database, token, tick())).toBeNull()
    const signedIn = await staffOf(database, await sessionOf(deps, operator, tick()), tick())
    expect(signedIn).toMatchObject({ role: 'ACCOUNTANT', agencyId })
  })

  test('an address is free at that moment, and nobody else’s', async () => {
    const operator = await freshStaff(deps, 'OPERATOR')
    const same = { ...accountant(operator.email), role: 'OPERATOR', agencyId: '' }
    expect(await ask(first, operator, same)).toEqual(refused('NOTHING_NEW'))
    expect(await ask(first, operator, { ...same, email: second.email })).toEqual(refused('EMAIL_TAKEN'))
    expect(await ask(first, first, { ...same, email: newEmail() })).toEqual(refused('YOURSELF'))
    const asked = await ask(first, operator, { ...same, email: newEmail() })
    expect(asked).toMatchObject({ ok: true })
    expect(await ask(second, operator, { ...same, email: newEmail() })).toEqual(refused('WAITING_ALREADY'))
  })

  test('a bank’s administrator changes neither who is of elsewhere nor the bank', async () => {
    const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR')
    const operator = await freshStaff(deps, 'OPERATOR')
    expect(await ask(theirs, operator, atBank(operator.email))).toEqual(refused('NOT_FOUND'))
    const teller = await freshBankStaff(deps, 'TELLER')
    expect(await ask(theirs, teller, accountant(teller.email))).toEqual(refused('ROLE_NOT_YOURS'))
    expect(await ask(theirs, teller, atBank(teller.email, 'CONTROLLER'))).toMatchObject({ ok: true })
  })
})

test('until there is somebody to decide, the desk says who is missing', async () => {
  await scratch.pool.query(`UPDATE staff_member SET disabled_at = now() WHERE disabled_at IS NULL`)
  const alone = await freshStaff(deps, 'ADMINISTRATOR')
  const of = await proposed(alone)
  const teller = await proposed(alone, atBank(newEmail()))
  const seen = await proposals(database, alone, tick())
  const waits = (id: string) => seen.waiting.find((one) => one.id === id)
  expect(seen.administrators).toBe(1)
  expect(waits(of.proposalId)).toMatchObject({ waitsFor: 'ADMINISTRATOR', acts: ['WITHDRAW'] })
  expect(waits(teller.proposalId)).toMatchObject({
    waitsFor: 'BANK_ADMINISTRATOR',
    decides: 'BANK_ADMINISTRATOR',
  })
  expect(await countToDecide(database, alone)).toBe(0)
})
