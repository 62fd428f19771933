import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import {
  accountSession,
  freshAccount,
  freshOrganisation,
  freshPerson,
  freshPhone,
  signedInFor,
} from '#tests/factories/accounts.ts'
import { invitationLinkTo, invite } from '#tests/factories/grants.ts'
import { codesSentTo, lastMessage } from '#tests/factories/messages.ts'
import { testSettings as config, freeTries } from '#tests/factories/settings.ts'
import { freshBrowser, startedOf } from '#tests/factories/sign-up.ts'
import {
  acceptMemberInvitation,
  accountOf,
  confirmGrant,
  correctPhone,
  memberInvitationOf,
  membersOf,
  sendInvitationCode,
  startInvitation,
  startMember,
  verifySignUp,
  withdrawInvitation,
} from '../../index.ts'
import { invitationsPerDay } from './per-day.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const hours = (count: number) => later(count * 3600)

/** An organisation whose owner has invited a telephone, and the token of the link that the telephone got. */
async function invited(phone = freshPhone(), role = 'ACCOUNTANT') {
  const organisation = await freshOrganisation(deps, {}, { now })
  const by = await signedInFor(deps, organisation.owner, organisation.holderId, now)
  const said = await invite(deps, { phone, role, by, ownPhone: organisation.owner.phone, now })
  if (!said.ok) throw new Error(said.error.code)
  return { ...organisation, by, phone, token: await invitationLinkTo(deps, phone) }
}

const stateOf = async (token: string, at = now) => (await memberInvitationOf(deps, { token, now: at })).state
const newMember = (token: string, at = now) => ({
  token,
  name: 'Lê Thị Được Mời',
  password: 'con cò bay lả bay la',
  language: 'vi' as const,
  address: newUuid(),
  browser: null,
  now: at,
})
const verify = (token: string, code: string, at = now) =>
  verifySignUp(deps, { token, code, browser: freshBrowser(), mark: null, now: at })
const codeFor = async (phone: string) => (await codesSentTo(deps, phone))[0] ?? ''
const membersIn = async (holderId: string) =>
  (await scratch.pool.query('SELECT FROM membership WHERE holder_id = $1 AND ended_at IS NULL', [holderId]))
    .rowCount

/** Somebody with an account and this invitation, who has been sent the code to accept with. */
async function accepting() {
  const somebody = await freshAccount(deps, now)
  const invitation = await invited(somebody.phone)
  const token = await accountSession(deps, somebody, null, now)
  const account = await accountOf(database, token, now)
  if (account === null) throw new Error('Not signed in')
  const order = { token: invitation.token, account, now }
  const sent = await sendInvitationCode(deps, order)
  if (!sent.ok) throw new Error(sent.error.code)
  return {
    ...invitation,
    session: token,
    order: { ...order, codeId: sent.value.codeId, code: await codeFor(somebody.phone) },
  }
}

describe('an invitation', () => {
  test('comes by SMS, and shows to whoever has the link what it is to', async () => {
    const { token, details, owner } = await invited()
    expect(await memberInvitationOf(deps, { token, now })).toEqual({
      state: 'OPEN',
      holder: details.name,
      role: 'ACCOUNTANT',
      invitedBy: owner.name,
      maskedPhone: expect.stringMatching(/^09x xxx x\d{3}$/),
      expiresAt: hours(48).toISOString(),
    })
  })

  test('makes a member of who has no account, by the code that the invited telephone gets', async () => {
    const { token, phone, holderId } = await invited()
    const begun = startedOf(await startMember(deps, newMember(token)))
    const said = await verify(begun.token, await codeFor(phone))
    const account = await accountOf(database, said.ok ? said.value.session : '', now)
    expect(account).toMatchObject({ name: 'Lê Thị Được Mời', role: 'ACCOUNTANT', holder: { id: holderId } })
    expect(await stateOf(token)).toBe('USED')
    expect(await startMember(deps, newMember(token))).toEqual({ ok: false, error: [{ code: 'NOT_OPEN' }] })
  })

  test('accepted 64 times at once makes one member', async () => {
    const { holderId, order } = await accepting()
    const said = await Promise.all(Array.from({ length: 64 }, () => acceptMemberInvitation(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await membersIn(holderId)).toBe(3)
  })

  test('accepted by somebody signed in lets that session act for the organisation', async () => {
    const { order, session, holderId } = await accepting()
    expect(await acceptMemberInvitation(deps, { ...order, code: 'x' })).toMatchObject({ ok: false })
    expect(await accountOf(database, session, now)).toMatchObject({ holder: null })
    expect(await acceptMemberInvitation(deps, order)).toEqual({ ok: true, value: null })
    expect(await accountOf(database, session, now)).toMatchObject({
      role: 'ACCOUNTANT',
      holder: { id: holderId },
    })
  })

  test('forwarded to somebody else is of no use: not signed in, nor with another account', async () => {
    const { token, phone, holderId } = await invited()
    const begun = startedOf(await startMember(deps, newMember(token)))
    expect(begun.maskedPhone.slice(-3)).toBe(phone.slice(-3))
    const step = {
      token: begun.token,
      phone: freshPhone(),
      address: newUuid(),
      browser: null,
      now: later(30),
    }
    expect(await correctPhone(deps, step)).toEqual({ ok: false, error: { code: 'GONE' } })
    const stranger = await freshPerson(deps, {}, { now })
    const account = await signedInFor(deps, stranger.owner, stranger.holderId, now)
    const refused = { ok: false, error: { code: 'OTHER_PHONE' } }
    expect(await sendInvitationCode(deps, { token, account, now })).toEqual(refused)
    const order = { token, account, codeId: newUuid(), code: '123456', now }
    expect(await acceptMemberInvitation(deps, order)).toEqual(refused)
    expect(await membersIn(holderId)).toBe(2)
  })

  test('is open for 48 hours and not a second longer', async () => {
    const { token, phone } = await invited()
    const begun = startedOf(await startMember(deps, newMember(token, later(48 * 3600 - 60))))
    expect(await stateOf(token, later(48 * 3600 - 1))).toBe('OPEN')
    expect(await stateOf(token, hours(48))).toBe('EXPIRED')
    expect(await verify(begun.token, await codeFor(phone), hours(48))).toEqual({
      ok: false,
      error: { code: 'INVITATION_OVER' },
    })
    expect(await startMember(deps, newMember(token, hours(48)))).toMatchObject({ ok: false })
  })

  test('ends by a newer one for the telephone, and when it is withdrawn', async () => {
    const { token, phone, by, owner } = await invited()
    await invite(deps, { phone, role: 'OWNER', by, ownPhone: owner.phone, now: later(1) })
    expect(await stateOf(token)).toBe('REPLACED')
    const { invitations } = await membersOf(deps, by, later(2))
    expect(invitations).toHaveLength(1)
    const invitationId = invitations[0]?.invitationId ?? ''
    const other = await invited()
    expect(await withdrawInvitation(deps, { invitationId, by: other.by, now })).toMatchObject({ ok: false })
    expect(await withdrawInvitation(deps, { invitationId, by, now })).toEqual({ ok: true, value: null })
    expect((await membersOf(deps, by, later(2))).invitations).toEqual([])
    expect(await withdrawInvitation(deps, { invitationId, by, now })).toMatchObject({ ok: false })
  })

  test.each([
    [{ phone: '' }, 'PHONE_EMPTY'],
    [{ phone: '12' }, 'PHONE_FORM'],
    [{ role: 'KING' }, 'ROLE_EMPTY'],
  ])('with %j is refused: %s', async (changes, code) => {
    const { by } = await invited()
    const order = { phone: freshPhone(), role: 'OWNER', by, now, ...changes }
    expect(await startInvitation(deps, order)).toEqual({ ok: false, error: { code } })
  })

  test('of a member, to a person’s own, or too many of them are refused', async () => {
    const { by, accountant } = await invited()
    const order = { phone: accountant.phone, role: 'OWNER', by, now }
    expect(await startInvitation(deps, order)).toEqual({ ok: false, error: { code: 'ALREADY_MEMBER' } })
    const person = await freshPerson(deps, {}, { now })
    const alone = await signedInFor(deps, person.owner, person.holderId, now)
    expect(await startInvitation(deps, { ...order, by: alone })).toEqual({
      ok: false,
      error: { code: 'NOT_FOR_PERSON' },
    })
    for (let n = 0; n < freeTries; n++) await startInvitation(deps, order)
    expect(await startInvitation(deps, order)).toMatchObject({ ok: false, error: { code: 'TOO_MANY' } })
  })

  test('in the name of an organisation that nobody has verified says nothing that it was named to say', async () => {
    const name = 'VCB: vao http://evil.vn 0901234567'
    const organisation = await freshOrganisation(deps, { name }, { verified: false, now })
    const by = await signedInFor(deps, organisation.owner, organisation.holderId, now)
    const phone = freshPhone()
    await invite(deps, { phone, role: 'OWNER', by, ownPhone: organisation.owner.phone, now })
    const { text } = await lastMessage(deps, phone)
    expect(text).toMatch(
      /^Cong TTDVC Quang Nam: Loi moi thanh toan ho so: http:\/\/127\.0\.0\.1:9\/account\/invitation\/\S+$/,
    )
    expect(text).not.toMatch(/VCB|vao|evil|0901234567/)
  })

  test('is not sent for ever to one telephone, by however many organisations that nobody has verified', async () => {
    const phone = freshPhone()
    const invites = async (verified: boolean, at = now) => {
      const { owner, holderId } = await freshOrganisation(deps, {}, { verified, now })
      const by = await signedInFor(deps, owner, holderId, at)
      return invite(deps, { phone, role: 'OWNER', by, ownPhone: owner.phone, now: at })
    }
    for (let n = 0; n < invitationsPerDay.strangers; n++)
      expect(await invites(false)).toMatchObject({ ok: true })
    expect(await invites(false)).toMatchObject({ ok: false, error: { code: 'TOO_MANY' } })
    expect(await invites(true)).toMatchObject({ ok: true })
    expect(await invites(false, hours(25))).toMatchObject({ ok: true })
  })

  test('of two that are confirmed at once the last of the day is one', async () => {
    const phone = freshPhone()
    const begun = await Promise.all(
      Array.from({ length: invitationsPerDay.strangers + 3 }, async () => {
        const { owner, holderId } = await freshOrganisation(deps, {}, { verified: false, now })
        const by = await signedInFor(deps, owner, holderId, now)
        const started = await startInvitation(deps, { phone, role: 'OWNER', by, now })
        const [code = ''] = await codesSentTo(deps, owner.phone)
        return { by, code, token: started.ok ? started.value.token : '', now }
      }),
    )
    const said = await Promise.all(begun.map((order) => confirmGrant(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(invitationsPerDay.strangers)
    expect(said.filter((one) => !one.ok && one.error.code === 'TOO_MANY')).toHaveLength(3)
  })

  test.each(['', 'x', "' OR true --", '\u0000', '🙂'.repeat(100)])('%.20j opens nothing', async (token) => {
    expect(await stateOf(token)).toBe('UNKNOWN')
    expect(await startMember(deps, newMember(token))).toEqual({ ok: false, error: [{ code: 'NOT_OPEN' }] })
  })
})
