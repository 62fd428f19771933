import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { accountSession, freshOrganisation, freshPhone, signedInFor } from '#tests/factories/accounts.ts'
import { invitationLinkTo, invite, promote } from '#tests/factories/grants.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import {
  accountOf,
  endMembership,
  makeAccountant,
  memberInvitationOf,
  membersOf,
  startOwner,
} from '../../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const stateOf = async (token: string) => (await memberInvitationOf(deps, { token, now })).state
const membersIn = async (holderId: string) =>
  (await scratch.pool.query('SELECT FROM membership WHERE holder_id = $1 AND ended_at IS NULL', [holderId]))
    .rowCount

describe('members', () => {
  async function acting() {
    const organisation = await freshOrganisation(deps, {}, { now })
    const by = await signedInFor(deps, organisation.owner, organisation.holderId, now)
    const { members } = await membersOf(deps, by, now)
    const idOf = (role: string) => members.find((one) => one.role === role)?.membershipId ?? ''
    return { ...organisation, by, members, ownerId: idOf('OWNER'), accountantId: idOf('ACCOUNTANT') }
  }

  test('are listed with masked telephones, and whose last owner it is', async () => {
    const { members, owner, accountant } = await acting()
    expect(members.map(({ name, isYou, isLastOwner }) => ({ name, isYou, isLastOwner }))).toEqual([
      { name: owner.name, isYou: true, isLastOwner: true },
      { name: accountant.name, isYou: false, isLastOwner: false },
    ])
    expect(JSON.stringify(members)).not.toContain(accountant.phone.slice(3, 9))
  })

  test('whose membership ends are out at their next request, and it is audited', async () => {
    const { by, accountant, holderId, accountantId } = await acting()
    const token = await accountSession(deps, accountant, holderId, now)
    const said = await Promise.all(
      [1, 2, 3].map(() => endMembership(deps, { membershipId: accountantId, by, now })),
    )
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accountOf(database, token, now)).toMatchObject({ role: null, holder: null })
    const { rows } = await scratch.pool.query(
      `SELECT actor_kind, actor_id, subject FROM audit_entry WHERE action = 'MEMBER_REMOVED' AND subject = $1`,
      [`holder:${holderId}`],
    )
    expect(rows).toEqual([{ actor_kind: 'ACCOUNT', actor_id: by.accountId, subject: `holder:${holderId}` }])
  })

  test('the last owner neither leaves nor becomes an accountant; of two who try at once one stays', async () => {
    const { by, owner, ownerId, accountantId, accountant, holderId } = await acting()
    const last = { ok: false, error: { code: 'LAST_OWNER' } }
    expect(await endMembership(deps, { membershipId: ownerId, by, now })).toEqual(last)
    expect(await makeAccountant(deps, { membershipId: ownerId, by, now })).toEqual(last)
    const ownPhone = owner.phone
    expect(await promote(deps, { membershipId: accountantId, by, ownPhone, now })).toMatchObject({ ok: true })
    const other = await signedInFor(deps, accountant, holderId, now)
    const said = await Promise.all([
      endMembership(deps, { membershipId: ownerId, by, now }),
      endMembership(deps, { membershipId: accountantId, by: other, now }),
    ])
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await membersIn(holderId)).toBe(1)
  })

  test('of another organisation are not there', async () => {
    const [mine, theirs] = [await acting(), await acting()]
    const order = { membershipId: theirs.accountantId, by: mine.by, now }
    expect(await endMembership(deps, order)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await makeAccountant(deps, order)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await startOwner(deps, order)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  test.each(['ended', 'ACCOUNTANT'] as const)(
    'whoever is %s leaves no invitation of theirs behind',
    async (how) => {
      const { by, owner, accountant, accountantId, holderId } = await acting()
      const mine = { by, ownPhone: owner.phone }
      await promote(deps, { membershipId: accountantId, ...mine, now })
      const phones = [freshPhone(), freshPhone()] as const
      const theirs = await signedInFor(deps, accountant, holderId, now)
      const their = { by: theirs, ownPhone: accountant.phone }
      await invite(deps, { phone: phones[0], role: 'OWNER', ...their, now })
      await invite(deps, { phone: phones[1], role: 'OWNER', ...mine, now: later(1) })
      const change = { membershipId: accountantId, by, now: later(2) }
      await (how === 'ended' ? endMembership(deps, change) : makeAccountant(deps, change))
      const states = await Promise.all(
        phones.map(async (phone) => stateOf(await invitationLinkTo(deps, phone))),
      )
      expect(states).toEqual(['REPLACED', 'OPEN'])
    },
  )
})
