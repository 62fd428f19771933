import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { invitedByTwo } from '#tests/factories/invitation.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { freshBankStaff, freshStaff } from '#tests/factories/staff.ts'
import { acceptInvitation, invitationOf, people, proposals, withdrawStaffInvitation } from '../index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: { ...testSettings, OTHER_BANKS: [] } }
const now = new Date('2026-12-01T03:00:10Z')
const refused = (code: string) => ({ ok: false, error: { code } })
const done = { ok: true, value: null }
const asAdministrator = { role: 'ADMINISTRATOR', bank: null } as const

async function idOf(email: string): Promise<string> {
  const found = await scratch.pool.query('SELECT id FROM staff_invitation WHERE email = $1', [email])
  return found.rows[0]?.id
}
const accept = (token: string) =>
  acceptInvitation(deps, { token, name: 'Lê Văn Tám', password: 'mùa xuân nho nhỏ', code: '000000', now })

test('one administrator withdraws an invitation; its link opens nothing, and all administrators are told', async () => {
  const { email, token, proposer, approver } = await invitedByTwo(
    ...([deps, { email: 'gone@example.gov.vn', role: 'OPERATOR' }, now] as const),
  )
  const invitationId = await idOf(email)
  const listed = async () =>
    (await people(database, { ...proposer, ...asAdministrator }, now)).find(({ id }) => id === invitationId)
  expect(await listed()).toMatchObject({ state: 'INVITED', canWithdraw: true })
  const order = { invitationId, by: proposer.id, now }
  expect(await withdrawStaffInvitation(deps, order)).toEqual(done)
  expect(await withdrawStaffInvitation(deps, order)).toEqual(refused('NOT_OPEN'))
  expect(await listed()).toBeUndefined()
  expect(await invitationOf(deps, { token, issuer: 'x', now })).toEqual({ state: 'REPLACED' })
  expect(await accept(token)).toEqual({ ok: false, error: [{ code: 'NOT_OPEN' }] })
  for (const one of [proposer, approver])
    expect(JSON.stringify(await messagesTo(deps, one.email))).toContain('Đã rút một lời mời đã gửi')
  const { news } = await proposals(database, { ...approver, ...asAdministrator }, now)
  expect(news.find(({ id }) => id === invitationId)).toMatchObject({
    what: 'INVITATION_WITHDRAWN',
    person: email,
  })
  const audit = await scratch.pool.query('SELECT actor_id FROM audit_entry WHERE action = $1', [
    'STAFF_INVITATION_WITHDRAWN',
  ])
  expect(audit.rows).toEqual([{ actor_id: proposer.id }])
})

test('a bank’s administrator withdraws those of tellers and controllers of that bank, an operator none', async () => {
  const bank = 'collecting-bank'
  const teller = { email: 'teller@example.gov.vn', role: 'TELLER', bank, branch: 'PGD' } as const
  await invitedByTwo(deps, teller, now)
  await invitedByTwo(deps, { email: 'head@example.gov.vn', role: 'BANK_ADMINISTRATOR', bank }, now)
  const ours = await freshBankStaff(deps, 'BANK_ADMINISTRATOR', { bank }, now)
  const theirs = await freshBankStaff(deps, 'BANK_ADMINISTRATOR', { bank: 'other-bank' }, now)
  const operator = await freshStaff(deps, 'OPERATOR', null, now)
  const order = { invitationId: await idOf(teller.email), now }
  for (const by of [theirs.id, operator.id])
    expect(await withdrawStaffInvitation(deps, { ...order, by })).toEqual(refused('NOT_FOUND'))
  const head = { invitationId: await idOf('head@example.gov.vn'), by: ours.id, now }
  expect(await withdrawStaffInvitation(deps, head)).toEqual(refused('NOT_FOUND'))
  const late = new Date(now.getTime() + 48 * 3_600_000)
  expect(await withdrawStaffInvitation(deps, { ...order, by: ours.id, now: late })).toEqual(
    refused('NOT_OPEN'),
  )
  expect(await withdrawStaffInvitation(deps, { ...order, by: ours.id })).toEqual(done)
})
