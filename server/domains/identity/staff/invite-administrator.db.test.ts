import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { tokenSentTo } from '#tests/factories/invitation.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { freshStaff, sessionOf } from '#tests/factories/staff.ts'
import { inviteAdministrator, staffOf } from '../index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: { ...testSettings, OTHER_BANKS: [] } }

let seconds = 0
const tick = () => new Date(Date.UTC(2026, 10, 22, 3) + 1_000 * ++seconds)
let people = 0
const newEmail = () => `first.${++people}@example.gov.vn`
const refused = (code: string) => ({ ok: false, error: { code } })

/** A server on which nobody works yet. */
beforeEach(async () => {
  await scratch.pool.query('UPDATE staff_member SET disabled_at = now() WHERE disabled_at IS NULL')
  await scratch.pool.query(
    'UPDATE staff_invitation SET replaced_at = now() WHERE used_at IS NULL AND replaced_at IS NULL',
  )
})

const invite = (email: string, changes: { replaces?: string; print?: boolean; now?: Date } = {}) =>
  inviteAdministrator(deps, { email, replaces: null, print: false, now: tick(), ...changes })

test('the first two are invited, by e-mail; a third is not, nor one more while two are invited', async () => {
  const emails = [newEmail(), newEmail()]
  for (const email of emails) {
    expect(await invite(email)).toMatchObject({ ok: true, value: { email, link: null, replaced: null } })
    expect(await tokenSentTo(deps, email)).not.toBe('')
  }
  expect(await invite(newEmail())).toEqual(refused('TWO_ARE_THERE'))
  // Lost on the way: the same address again.
  expect(await invite(emails[0] ?? '')).toMatchObject({ ok: true })
})

test('of many at once two are invited', async () => {
  const said = await Promise.all(Array.from({ length: 6 }, () => invite(newEmail())))
  expect(said.filter(({ ok }) => ok)).toHaveLength(2)
})

test('the link is printed for the first ones where it is asked for, and never once two can sign in', async () => {
  const printed = await invite(newEmail(), { print: true })
  expect(printed.ok && printed.value.link).toMatch(/\/staff\/invitation\/[\w-]{20,}$/)
  const lost = await freshStaff(deps, 'ADMINISTRATOR')
  await freshStaff(deps, 'ADMINISTRATOR')
  const order = { print: true, replaces: lost.email }
  expect(await invite(newEmail(), order)).toEqual(refused('MAIL_ONLY'))
})

test('where two can sign in one is replaced: out at once, told to the others, and in the audit', async () => {
  const [lost, stays] = [await freshStaff(deps, 'ADMINISTRATOR'), await freshStaff(deps, 'ADMINISTRATOR')]
  const token = await sessionOf(deps, lost, tick())
  const email = newEmail()
  expect(await invite(email)).toEqual(refused('TWO_ARE_THERE'))
  expect(await invite(email, { replaces: newEmail() })).toEqual(refused('REPLACED_UNKNOWN'))
  const operator = await freshStaff(deps, 'OPERATOR')
  expect(await invite(email, { replaces: operator.email })).toEqual(refused('REPLACED_UNKNOWN'))
  expect(await staffOf(database, token, tick())).not.toBeNull()
  const said = await invite(email, { replaces: lost.email })
  expect(said).toMatchObject({ ok: true, value: { replaced: lost.email, link: null } })
  expect(await staffOf(database, token, tick())).toBeNull()
  const [told] = await messagesTo(deps, stays.email)
  expect(told?.text).toContain('được thay bằng lệnh trên máy chủ')
  expect(told?.text).not.toContain(await tokenSentTo(deps, email))
  const { rows } = await scratch.pool.query(
    `SELECT action, detail->>'replaces' AS replaces, detail->>'link' AS link FROM audit_entry
      WHERE actor_kind = 'COMMAND' ORDER BY id DESC LIMIT 1`,
  )
  expect(rows).toEqual([{ action: 'STAFF_ADMINISTRATOR_REPLACED', replaces: lost.id, link: 'MAIL' }])
  // Each replaces one: the same again is nobody's.
  expect(await invite(newEmail(), { replaces: lost.email })).toEqual(refused('REPLACED_UNKNOWN'))
})

test.each([
  ['', 'EMAIL_EMPTY'],
  ['x', 'EMAIL_FORM'],
])('%j is no address', async (email, code) => {
  expect(await invite(email)).toEqual(refused(code))
})

test('an address that has an account, be it a lost one’s, is not invited again', async () => {
  const { email } = await freshStaff(deps, 'ADMINISTRATOR')
  expect(await invite(email)).toEqual(refused('EMAIL_TAKEN'))
  expect(await invite(email, { replaces: email })).toEqual(refused('EMAIL_TAKEN'))
})
