import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff } from '#tests/factories/staff.ts'
import { letSignIn, proposeDisabling, proposeInvitation, withdrawProposal } from '../../index.ts'
import { mostProposalsPerDay } from '../../people-contract.ts'

/** What one administrator can make the portal mail to all others in a day. */
const { database } = await openTestDatabase(8)
const deps = { database, config: { ...testSettings, OTHER_BANKS: [] } }

const start = new Date('2026-12-01T03:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + 1000 * seconds)
const day = 86_400

let first: FreshStaff
let second: FreshStaff
beforeEach(async () => {
  first = await freshStaff(deps, 'ADMINISTRATOR')
  second = await freshStaff(deps, 'ADMINISTRATOR')
})

let people = 0
const invite = (by: FreshStaff, now: Date) =>
  proposeInvitation(deps, {
    ...{ email: `many.${++people}@example.gov.vn`, role: 'OPERATOR', agencyId: '', bank: '', branch: '' },
    ...{ by: by.id, now },
  })
const tooMany = (retryAfterSeconds: number) => ({
  ok: false,
  error: { code: 'TOO_MANY', retryAfterSeconds },
})

test('who proposes and withdraws again and again is refused after the twentieth, whatever the kind', async () => {
  for (let n = 0; n < mostProposalsPerDay; n++) {
    const said = await invite(first, later(n))
    if (!said.ok) throw new Error(said.error.code)
    await withdrawProposal(deps, { ...said.value, by: first.id, now: later(n) })
  }
  const mails = (await messagesTo(deps, second.email)).length
  expect(await invite(first, later(100))).toEqual(tooMany(day - 100))
  const disabling = { staffId: second.id, by: first.id, now: later(100) }
  expect(await proposeDisabling(deps, disabling)).toEqual(tooMany(day - 100))
  expect(await messagesTo(deps, second.email)).toHaveLength(mails)
  expect(await invite(second, later(100))).toMatchObject({ ok: true })
  expect(await invite(first, later(day))).toMatchObject({ ok: true })
  expect(await invite(first, later(day))).toEqual(tooMany(1))
})

test('many at once are no more than one after the other', async () => {
  const said = await Promise.all(
    Array.from({ length: mostProposalsPerDay + 5 }, () => invite(first, later(0))),
  )
  expect(said.filter(({ ok }) => ok)).toHaveLength(mostProposalsPerDay)
  expect(said.filter(({ ok }) => !ok)).toEqual(Array(5).fill(tooMany(day)))
})

test('passes for the sign-in are twenty, then one each 72 minutes; what was refused is no pass', async () => {
  const staff = await freshStaff(deps, 'OPERATOR')
  const pass = (by: FreshStaff, seconds: number, staffId = staff.id) =>
    letSignIn(deps, { staffId, by: by.id, now: later(seconds) })
  const nobody = { ok: false, error: { code: 'NOT_FOUND' } }
  expect(await pass(first, 0, '00000000-0000-4000-8000-000000000000')).toEqual(nobody)
  const said = await Promise.all(Array.from({ length: 25 }, () => pass(first, 0)))
  expect(said.filter(({ ok }) => ok)).toHaveLength(20)
  const mails = (await messagesTo(deps, staff.email)).length
  expect(await pass(first, 10)).toEqual(tooMany(72 * 60 - 10))
  expect(await messagesTo(deps, staff.email)).toHaveLength(mails)
  expect(await pass(second, 10)).toMatchObject({ ok: true })
  expect(await pass(first, 72 * 60)).toMatchObject({ ok: true })
  expect(await pass(first, 72 * 60)).toMatchObject({ ok: false })
})
