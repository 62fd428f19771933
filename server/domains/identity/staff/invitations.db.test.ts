import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshAgency } from '#tests/factories/dossier.ts'
import { invitedByTwo } from '#tests/factories/invitation.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { freshStaff } from '#tests/factories/staff.ts'
import type { InvitationView } from '../contract.ts'
import { acceptInvitation, invitationOf, proposeInvitation, signIn, staffOf, totpCode } from '../index.ts'

const { scratch, database } = await openTestDatabase(8)
const otherBank = {
  name: 'other-bank',
  displayName: { vi: 'Ngân hàng khác', en: 'Other Bank' },
  url: 'http://127.0.0.1:9',
  keys: [{ kty: 'EC', kid: 'other-1' }],
}
const deps = { database, config: { ...testSettings, OTHER_BANKS: [otherBank] } }

const now = new Date('2026-11-22T03:00:10Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const nowhere = { agencyId: '', bank: '', branch: '' }
const atBank = { bank: 'other-bank', branch: 'PGD Hội An' }
let people = 0

/** An invitation of somebody whom nobody else's test knows. */
const invite = (changes: Partial<Parameters<typeof invitedByTwo>[1]> = {}, at = now) =>
  invitedByTwo(deps, { email: `new.${++people}@example.gov.vn`, role: 'OPERATOR', ...changes }, at)

const view = (token: string, at = now): Promise<InvitationView> =>
  invitationOf(deps, { token, issuer: 'Cổng thanh toán', now: at })

async function secretOf(token: string): Promise<string> {
  const invitation = await view(token)
  if (invitation.state !== 'OPEN') throw new Error(invitation.state)
  return invitation.secret
}

async function orderFor(token: string, at = now) {
  const secret = await secretOf(token)
  return {
    token,
    name: 'Bùi Thị Mới',
    password: 'một con vịt xòe ra hai cái cánh',
    code: totpCode(secret, at),
    now: at,
  }
}

const membersOf = async (email: string): Promise<number> =>
  (await scratch.pool.query('SELECT FROM staff_member WHERE email = $1', [email])).rowCount ?? 0

describe('an invitation', () => {
  test('makes a member with the invited role and agency, who can sign in with the next code', async () => {
    const agencyId = await freshAgency(deps)
    const { token, email } = await invite({ role: 'ACCOUNTANT', agencyId })
    const order = await orderFor(token)
    const secret = await secretOf(token)
    expect(await acceptInvitation(deps, order)).toEqual({ ok: true, value: { email } })
    const { rows } = await scratch.pool.query(
      'SELECT name, role, agency_id FROM staff_member WHERE email = $1',
      [email],
    )
    expect(rows).toEqual([{ name: 'Bùi Thị Mới', role: 'ACCOUNTANT', agency_id: agencyId }])
    const typed = { email, password: order.password, address: 'here', userAgent: '' }
    // The code that confirmed the authenticator is spent.
    expect(await signIn(deps, { ...typed, code: order.code, now })).toMatchObject({ ok: false })
    const soon = new Date(now.getTime() + 30_000)
    expect(await signIn(deps, { ...typed, code: totpCode(secret, soon), now: soon })).toMatchObject({
      ok: true,
    })
  })

  test.each(['TELLER', 'CONTROLLER'] as const)('a %s works at the invited bank and branch', async (role) => {
    const { token } = await invite({ role, ...atBank, branch: '  PGD  Hội An ' })
    expect(await view(token)).toMatchObject({ role, agency: null, ...atBank })
    const order = await orderFor(token)
    const secret = await secretOf(token)
    const accepted = await acceptInvitation(deps, order)
    if (!accepted.ok) throw new Error('Not accepted')
    const soon = new Date(now.getTime() + 30_000)
    const signedIn = await signIn(deps, {
      email: accepted.value.email,
      password: order.password,
      address: 'here',
      userAgent: '',
      code: totpCode(secret, soon),
      now: soon,
    })
    const session = signedIn.ok ? signedIn.value.token : ''
    expect(await staffOf(database, session, soon)).toMatchObject({ role, agencyId: null, ...atBank })
  })

  test('used many times at once makes one member', async () => {
    const { token, email } = await invite()
    const order = await orderFor(token)
    const said = await Promise.all(Array.from({ length: 8 }, () => acceptInvitation(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await membersOf(email)).toBe(1)
    expect(await view(token)).toEqual({ state: 'USED' })
    expect(await acceptInvitation(deps, order)).toEqual({ ok: false, error: [{ code: 'NOT_OPEN' }] })
  })

  test('is open for 48 hours and not a second longer', async () => {
    const { token, email } = await invite()
    const order = await orderFor(token)
    expect((await view(token, new Date(later(48).getTime() - 1000))).state).toBe('OPEN')
    expect(await view(token, later(48))).toEqual({ state: 'EXPIRED' })
    const late = { ...order, code: totpCode(await secretOf(token), later(48)), now: later(48) }
    expect(await acceptInvitation(deps, late)).toEqual({ ok: false, error: [{ code: 'NOT_OPEN' }] })
    expect(await membersOf(email)).toBe(0)
  })

  test('ends when a newer one is approved for the address', async () => {
    const first = await invite()
    const second = await invite({ email: first.email }, later(1))
    expect(await view(first.token)).toEqual({ state: 'REPLACED' })
    expect((await view(second.token)).state).toBe('OPEN')
  })

  test.each(['', 'x', "' OR true --", '\u0000', '🙂'.repeat(100)])('%.20j opens nothing', async (token) => {
    expect(await view(token)).toEqual({ state: 'UNKNOWN' })
    const order = { token, name: 'x', password: 'x', code: '000000', now }
    expect(await acceptInvitation(deps, order)).toEqual({ ok: false, error: [{ code: 'NOT_OPEN' }] })
  })

  test('its token and secret are not in the database', async () => {
    const { token, email } = await invite()
    const { rows } = await scratch.pool.query('SELECT i::text FROM staff_invitation i WHERE email = $1', [
      email,
    ])
    for (const secret of [token, await secretOf(token)]) {
      expect(rows[0].i).not.toContain(secret)
      expect(rows[0].i).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })

  test('who asked, who approved and who used it is audited', async () => {
    const { token, email, proposer, approver } = await invite()
    await acceptInvitation(deps, await orderFor(token))
    const { rows } = await scratch.pool.query(
      `SELECT action, actor_id AS by FROM audit_entry WHERE actor_id IN ($1, $2)
        OR actor_id = (SELECT id::text FROM staff_member WHERE email = $3) ORDER BY id`,
      [proposer.id, approver.id, email],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'STAFF_INVITE_PROPOSED',
      'STAFF_INVITED',
      'STAFF_INVITE_APPROVED',
      'STAFF_JOINED',
    ])
    expect(rows.map(({ by }) => by).slice(0, 3)).toEqual([proposer.id, approver.id, approver.id])
  })
})

describe('what does not fit is refused', () => {
  test('all of a form at once', async () => {
    const { token, email } = await invite()
    const order = { ...(await orderFor(token)), name: ' ', password: 'short', code: '000000' }
    expect(await acceptInvitation(deps, order)).toEqual({
      ok: false,
      error: [{ code: 'NAME_EMPTY' }, { code: 'PASSWORD_SHORT' }, { code: 'CODE_WRONG' }],
    })
    expect(await membersOf(email)).toBe(0)
    expect((await view(token)).state).toBe('OPEN')
  })

  test.each([
    [{ email: ' ' }, 'EMAIL_EMPTY'],
    [{ email: 'lan@' }, 'EMAIL_FORM'],
    [{ role: 'KING' }, 'ROLE_EMPTY'],
    [{ role: 'ACCOUNTANT' }, 'AGENCY_EMPTY'],
    [{ role: 'ACCOUNTANT', agencyId: 'H00.99' }, 'AGENCY_UNKNOWN'],
    [{ role: 'OPERATOR', agencyId: 'H47.20' }, 'AGENCY_NOT_NEEDED'],
    [{ role: 'TELLER', agencyId: 'H47.20', ...atBank }, 'AGENCY_NOT_NEEDED'],
    [{ role: 'TELLER' }, 'BANK_EMPTY'],
    [{ role: 'CONTROLLER', branch: 'PGD Hội An' }, 'BANK_EMPTY'],
    [{ role: 'CONTROLLER', bank: 'third-bank', branch: 'PGD Hội An' }, 'BANK_UNKNOWN'],
    [{ role: 'TELLER', bank: 'other-bank', branch: ' ' }, 'BRANCH_EMPTY'],
    [{ role: 'TELLER', bank: 'other-bank', branch: 'P\u0007GD' }, 'BRANCH_FORM'],
    [{ role: 'TELLER', bank: 'other-bank', branch: 'P'.repeat(101) }, 'BRANCH_FORM'],
    [{ role: 'BANK_ADMINISTRATOR' }, 'BANK_EMPTY'],
    [{ role: 'BANK_ADMINISTRATOR', ...atBank }, 'BRANCH_NOT_NEEDED'],
    [{ role: 'OPERATOR', ...atBank }, 'BANK_NOT_NEEDED'],
    [{ role: 'ACCOUNTANT', agencyId: 'H47.20', branch: 'PGD Hội An' }, 'BRANCH_NOT_NEEDED'],
  ])('an invitation with %j: %s', async (changes, code) => {
    const { id: by } = await freshStaff(deps, 'ADMINISTRATOR', null, now)
    const order = { ...nowhere, email: 'somebody@example.gov.vn', role: 'OPERATOR', by, now }
    expect(await proposeInvitation(deps, { ...order, ...changes })).toEqual({ ok: false, error: { code } })
  })

  test('an address that has an account, be it a disabled one, or gets one meanwhile', async () => {
    const { email, token, proposer } = await invite()
    const order = await orderFor(token)
    await acceptInvitation(deps, order)
    await scratch.pool.query('UPDATE staff_member SET disabled_at = now() WHERE email = $1', [email])
    const again = { ...nowhere, email, role: 'OPERATOR', by: proposer.id, now }
    expect(await proposeInvitation(deps, again)).toEqual({ ok: false, error: { code: 'EMAIL_TAKEN' } })
  })
})

describe('the database keeps a role and its place together', () => {
  test.each([
    ['TELLER', null, null],
    ['CONTROLLER', 'other-bank', null],
    ['TELLER', null, 'PGD Hội An'],
    ['OPERATOR', 'other-bank', 'PGD Hội An'],
    ['ADMINISTRATOR', null, 'PGD Hội An'],
    ['BANK_ADMINISTRATOR', null, null],
    ['BANK_ADMINISTRATOR', 'other-bank', 'PGD Hội An'],
  ])('%s at bank %j, branch %j', async (role, bank, branch) => {
    const values = [role, bank, branch]
    const member = scratch.pool.query(
      `INSERT INTO staff_member (id, email, name, role, bank, branch, password_hash, totp_secret, totp_last_step, created_at)
       VALUES (gen_random_uuid(), gen_random_uuid() || '@x', 'x', $1, $2, $3, '$argon2id$', '', 0, now())`,
      values,
    )
    await expect(member).rejects.toThrow('staff_member_bank')
    const invitation = scratch.pool.query(
      `INSERT INTO staff_invitation (id, token_hash, email, role, bank, branch, invited_by, totp_secret, created_at, expires_at)
       VALUES (gen_random_uuid(), 'x', gen_random_uuid() || '@x', $1, $2, $3, 'command', '', now(), now() + INTERVAL '1 hour')`,
      values,
    )
    await expect(invitation).rejects.toThrow('staff_invitation_bank')
  })
})
