import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation, freshPhone, signedInFor } from '#tests/factories/accounts.ts'
import { codesSentTo, messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import {
  confirmGrant,
  endAccountSessions,
  endMembership,
  grantOf,
  membersOf,
  sendGrantCode,
  startInvitation,
  startOwner,
} from '../../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const refused = (code: string) => ({ ok: false, error: { code } })
const other = (code: string) => (code === '000000' ? '000001' : '000000')

async function organisation() {
  const made = await freshOrganisation(deps, {}, { now })
  const by = await signedInFor(deps, made.owner, made.holderId, now)
  const { members } = await membersOf(deps, by, now)
  const membershipId = members.find(({ role }) => role === 'ACCOUNTANT')?.membershipId ?? ''
  return { ...made, by, membershipId }
}
type Organisation = Awaited<ReturnType<typeof organisation>>

/** What was begun, with the code that went to the owner's own telephone. */
async function begun({ owner, by }: Organisation, what: 'INVITE' | 'OWNER', phoneOrMember: string) {
  const started =
    what === 'INVITE'
      ? await startInvitation(deps, { phone: phoneOrMember, role: 'ACCOUNTANT', by, now })
      : await startOwner(deps, { membershipId: phoneOrMember, by, now })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  const [code = ''] = await codesSentTo(deps, owner.phone)
  return { token: started.value.token, code, by, now }
}

const rolesIn = async ({ holderId }: Organisation): Promise<string[]> => {
  const { rows } = await scratch.pool.query(
    'SELECT role FROM membership WHERE holder_id = $1 AND ended_at IS NULL ORDER BY role',
    [holderId],
  )
  return rows.map(({ role }) => role)
}

describe('whoever lets somebody act for an organisation', () => {
  test('reads a code on their own telephone first: a stolen session or password invites nobody', async () => {
    const one = await organisation()
    const phone = freshPhone()
    const order = await begun(one, 'INVITE', phone)
    const [asked] = await messagesTo(deps, one.owner.phone)
    expect(asked?.text).toMatch(/^Cong TTDVC Quang Nam: Ma OTP la .* de cho nguoi khac quyen thanh toan/)
    for (let left = 2; left >= 0; left--)
      expect(await confirmGrant(deps, { ...order, code: other(order.code) })).toEqual({
        ok: false,
        error: { code: 'CODE_WRONG', triesLeft: left },
      })
    expect(await confirmGrant(deps, order)).toEqual(refused('CODE_USED'))
    expect(await messagesTo(deps, phone)).toEqual([])
    expect((await membersOf(deps, one.by, now)).invitations).toEqual([])
  })

  test('invites once, however often it is confirmed at once, and the page said whom', async () => {
    const one = await organisation()
    const phone = freshPhone()
    const order = await begun(one, 'INVITE', phone)
    expect(await grantOf(deps, order)).toEqual({
      state: 'OPEN',
      kind: 'INVITE',
      whom: expect.stringContaining(phone.slice(-3)),
      role: 'ACCOUNTANT',
      maskedPhone: expect.stringContaining(one.owner.phone.slice(-3)),
      codeValidUntil: later(120).toISOString(),
      nextCodeAt: later(30).toISOString(),
    })
    const said = await Promise.all(Array.from({ length: 8 }, () => confirmGrant(deps, order)))
    expect(said.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { kind: 'INVITE' } }])
    expect(await messagesTo(deps, phone)).toHaveLength(1)
  })

  test('makes an owner in the same way, and nobody without the code', async () => {
    const one = await organisation()
    const order = await begun(one, 'OWNER', one.membershipId)
    expect(await grantOf(deps, order)).toMatchObject({ kind: 'OWNER', whom: one.accountant.name })
    expect(await confirmGrant(deps, { ...order, code: other(order.code) })).toMatchObject(
      refused('CODE_WRONG'),
    )
    expect(await rolesIn(one)).toEqual(['ACCOUNTANT', 'OWNER'])
    expect(await confirmGrant(deps, order)).toEqual({ ok: true, value: { kind: 'OWNER' } })
    expect(await rolesIn(one)).toEqual(['OWNER', 'OWNER'])
  })

  test('uses each code for the one thing that it was sent for', async () => {
    const one = await organisation()
    const mine = await begun(one, 'INVITE', freshPhone())
    const elsewhere = await signedInFor(deps, one.owner, one.holderId, now)
    const thiefs = freshPhone()
    const theirs = await startInvitation(deps, {
      phone: thiefs,
      role: 'OWNER',
      by: elsewhere,
      now: later(30),
    })
    const [newest = ''] = await codesSentTo(deps, one.owner.phone)
    expect(await confirmGrant(deps, { ...mine, code: newest, now: later(31) })).toEqual(
      refused('CODE_EXPIRED'),
    )
    const token = theirs.ok ? theirs.value.token : ''
    const order = { token, code: newest, by: elsewhere, now: later(31) }
    if (newest !== mine.code)
      expect(await confirmGrant(deps, { ...order, code: mine.code })).toMatchObject(refused('CODE_WRONG'))
    expect(await confirmGrant(deps, order)).toMatchObject({ ok: true })
  })
})

describe('what was begun is gone', () => {
  test('after ten minutes, in another session, for another holder, and made up', async () => {
    const one = await organisation()
    const order = await begun(one, 'INVITE', freshPhone())
    const gone = refused('GONE')
    const elsewhere = await signedInFor(deps, one.owner, one.holderId, now)
    expect(await confirmGrant(deps, { ...order, by: elsewhere })).toEqual(gone)
    expect(await confirmGrant(deps, { ...order, now: later(600) })).toEqual(gone)
    expect(await confirmGrant(deps, { ...order, token: 'made-up' })).toEqual(gone)
    expect(await sendGrantCode(deps, { ...order, token: 'made-up' })).toEqual(gone)
    const second = await freshOrganisation(deps, {}, { now })
    const by = { ...one.by, holder: { ...one.by.holder, id: second.holderId } }
    expect(await confirmGrant(deps, { ...order, by })).toEqual(gone)
    expect(await grantOf(deps, { ...order, by })).toEqual({ state: 'GONE' })
  })

  test('for a session that was ended, and for whoever is no owner any more', async () => {
    const one = await organisation()
    const ended = await begun(one, 'INVITE', freshPhone())
    await endAccountSessions(database, { accountId: one.owner.id, which: 'ALL', now })
    expect(await confirmGrant(deps, ended)).toEqual(refused('GONE'))

    const two = await organisation()
    await confirmGrant(deps, await begun(two, 'OWNER', two.membershipId))
    const theirs = {
      ...two,
      owner: two.accountant,
      by: await signedInFor(deps, two.accountant, two.holderId, now),
    }
    const order = await begun(theirs, 'INVITE', freshPhone())
    await endMembership(deps, { membershipId: two.membershipId, by: two.by, now })
    expect(await confirmGrant(deps, order)).toEqual(refused('GONE'))
  })

  test('for a member already, or somebody who is none any more', async () => {
    const one = await organisation()
    const invitation = await begun(one, 'INVITE', freshPhone())
    expect(
      await startInvitation(deps, { phone: one.accountant.phone, role: 'OWNER', by: one.by, now }),
    ).toEqual(refused('ALREADY_MEMBER'))
    expect(await confirmGrant(deps, invitation)).toMatchObject({ ok: true })
    const two = await organisation()
    const order = await begun(two, 'OWNER', two.membershipId)
    await endMembership(deps, { membershipId: two.membershipId, by: two.by, now })
    expect(await confirmGrant(deps, order)).toEqual(refused('NOT_FOUND'))
  })
})

test('another code takes the first one’s place, half a minute later', async () => {
  const one = await organisation()
  const { token, by, code } = await begun(one, 'INVITE', freshPhone())
  expect(await sendGrantCode(deps, { token, by, now: later(29) })).toMatchObject(refused('TOO_SOON'))
  const again = await sendGrantCode(deps, { token, by, now: later(30) })
  const [newest = ''] = await codesSentTo(deps, one.owner.phone)
  const order = { token: again.ok ? again.value.token : '', by, now: later(31) }
  if (code !== newest)
    expect(await confirmGrant(deps, { ...order, code })).toMatchObject(refused('CODE_WRONG'))
  expect(await confirmGrant(deps, { ...order, code: newest })).toMatchObject({ ok: true })
})
