import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { accountSession, freshPerson, signedInFor } from '#tests/factories/accounts.ts'
import { messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config, freeTries } from '#tests/factories/settings.ts'
import { freshBrowser } from '#tests/factories/sign-up.ts'
import { accountOf, changePassword, signInWithAccount } from '../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const password = 'gió đưa cành trúc la đà'

async function someone() {
  const { owner, holderId } = await freshPerson(deps, {}, { now })
  const account = await signedInFor(deps, owner, holderId, now)
  const order = { account, current: owner.password, password, browser: freshBrowser(), now }
  return { owner, holderId, account, order }
}
const signIn = (phone: string, typed: string) =>
  signInWithAccount(deps, { phone, password: typed, browser: freshBrowser(), now })
const refused = (...codes: string[]) => ({ ok: false, error: codes.map((code) => ({ code })) })

test('the new password signs in, the old one does not, and the member is told', async () => {
  const { owner, order } = await someone()
  expect(await changePassword(deps, order)).toMatchObject({ ok: true })
  expect(await signIn(owner.phone, owner.password)).toEqual({ ok: false, error: { code: 'WRONG' } })
  expect(await signIn(owner.phone, password)).toMatchObject({ ok: true })
  const [told] = await messagesTo(deps, owner.phone)
  expect(told?.text).toMatch(/Mat khau da doi luc 10:00, 23\/11\/2026/)
})

test('every session ends, the asker’s own cookie included; the answer is a new one for the same holder', async () => {
  const { owner, holderId, order } = await someone()
  const tokens = [
    await accountSession(deps, owner, holderId, now),
    await accountSession(deps, owner, holderId, now),
  ]
  const changed = await changePassword(deps, order)
  for (const token of tokens) expect(await accountOf(database, token, now)).toBeNull()
  const [{ live } = { live: 0 }] = (
    await scratch.pool.query(
      'SELECT count(*)::int AS live FROM account_session WHERE account_id = $1 AND ended_at IS NULL',
      [owner.id],
    )
  ).rows
  expect(live).toBe(1)
  const renewed = await accountOf(database, changed.ok ? changed.value.session : '', now)
  expect(renewed).toMatchObject({ accountId: owner.id, holder: { id: holderId } })
})

test('what is wrong is refused all at once, and nothing changes', async () => {
  const { owner, order } = await someone()
  const short = { ...order, current: 'x', password: 'ngắn' }
  expect(await changePassword(deps, short)).toEqual(refused('CURRENT_WRONG', 'PASSWORD_SHORT'))
  expect(await changePassword(deps, { ...order, password: owner.password })).toEqual(refused('PASSWORD_SAME'))
  const ownPhone = `${owner.phone.replace('+84', '0')} là số của tôi`
  expect(await changePassword(deps, { ...order, password: ownPhone })).toEqual(refused('PASSWORD_PERSONAL'))
  expect(await signIn(owner.phone, owner.password)).toMatchObject({ ok: true })
  expect(await messagesTo(deps, owner.phone)).toEqual([])
})

test('whoever found a browser open may not go on guessing', async () => {
  const { order } = await someone()
  for (let tries = 0; tries < freeTries; tries++)
    expect(await changePassword(deps, { ...order, current: 'x' })).toEqual(refused('CURRENT_WRONG'))
  expect(await changePassword(deps, order)).toMatchObject({ error: [{ code: 'TOO_MANY' }] })
})

test('of two that change it at once with the same old password one is refused', async () => {
  const { order } = await someone()
  const said = await Promise.all([
    changePassword(deps, order),
    changePassword(deps, { ...order, password: 'con cò mà đi ăn đêm' }),
  ])
  expect(said.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a session that was ended changes nothing', async () => {
  const { owner, order } = await someone()
  await scratch.pool.query(
    `UPDATE account_session SET ended_at = now(), ended_by = 'test' WHERE account_id = $1`,
    [owner.id],
  )
  expect(await changePassword(deps, order)).toEqual(refused('CURRENT_WRONG'))
  expect(await signIn(owner.phone, owner.password)).toMatchObject({ ok: true })
})
