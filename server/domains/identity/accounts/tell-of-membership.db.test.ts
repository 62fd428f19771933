import { expect, test } from 'vitest'
import { toGsm } from '#lib/gsm.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation, signedInFor } from '#tests/factories/accounts.ts'
import { promote } from '#tests/factories/grants.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { endMembership, makeAccountant, membersOf } from '../index.ts'

const { database } = await openTestDatabase(4)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** An organisation whose owner acts for it. */
async function acting() {
  const organisation = await freshOrganisation(deps, {}, { now })
  const by = await signedInFor(deps, organisation.owner, organisation.holderId, now)
  const { members } = await membersOf(deps, by, now)
  const idOf = (role: string) => members.find((one) => one.role === role)?.membershipId ?? ''
  return { ...organisation, by, ownerId: idOf('OWNER'), accountantId: idOf('ACCOUNTANT') }
}

/** Newest first. */
async function told(phone: string): Promise<string[]> {
  const texts = (await messagesTo(deps, phone)).map(({ text }) => text)
  return texts.filter((text) => !text.includes('Ma OTP'))
}

test('a member reads by SMS, once, that another owner took them out or changed their role; who did is not said', async () => {
  const { by, owner, accountant, accountantId } = await acting()
  const change = { membershipId: accountantId, by }
  await promote(deps, { ...change, ownPhone: owner.phone, now })
  await makeAccountant(deps, { ...change, now: later(60) })
  await makeAccountant(deps, { ...change, now: later(120) })
  await endMembership(deps, { ...change, now: later(180) })
  await endMembership(deps, { ...change, now: later(240) })
  const texts = await told(accountant.phone)
  expect(texts).toEqual([
    expect.stringMatching(/^Cong .+ khong con la thanh vien cua .+ tu 10:03, 23.+ goi 0235 000 1022\.$/),
    expect.stringMatching(/ la ke toan cua .+ tu 10:01, 23/),
    expect.stringMatching(/ la chu tai khoan cua .+ tu 10:00, 23/),
  ])
  expect(texts.join()).not.toContain(toGsm(owner.name))
})

test('nobody is told of what they did themselves or what was refused, nor an owner of what another did', async () => {
  const { by, owner, ownerId, accountant, accountantId, holderId } = await acting()
  expect(await endMembership(deps, { membershipId: ownerId, by, now })).toMatchObject({ ok: false })
  await promote(deps, { membershipId: accountantId, by, ownPhone: owner.phone, now })
  expect(await makeAccountant(deps, { membershipId: ownerId, by, now })).toMatchObject({ ok: true })
  expect(await told(owner.phone)).toEqual([])
  const self = await signedInFor(deps, accountant, holderId, now)
  await promote(deps, { membershipId: ownerId, by: self, ownPhone: accountant.phone, now })
  expect(await endMembership(deps, { membershipId: accountantId, by: self, now })).toMatchObject({ ok: true })
  expect(await told(owner.phone)).toHaveLength(1)
  expect(await told(accountant.phone)).toHaveLength(1)
})
