import { afterAll, beforeEach, expect, test } from 'vitest'
import { registrationOf } from '#tests/factories/registered-account.ts'
import { registrationWorld } from '#tests/factories/registrations.ts'
import { seenHolder } from '#tests/factories/seen-holder.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff } from '#tests/factories/staff.ts'
import type { HolderDecision } from '../holder-contract.ts'
import { approveHolderProposal, proposeForHolder } from '../index.ts'

/** A proposal is about the holder as the proposing operator saw it. */
const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

let first: FreshStaff
let second: FreshStaff
beforeEach(async () => {
  first = await operator()
  second = await operator()
})
const operator = () => freshStaff({ database: world.database, config: testSettings }, 'OPERATOR')
const refused = (code: string) => ({ ok: false, error: { code } })
const done = { ok: true, value: null }

const seenNow = (holderId: string) => seenHolder(world.database, holderId)
const propose = (seen: { holderId: string; seen: string }, decision: HolderDecision = 'CLOSE') =>
  proposeForHolder(deps, { operatorId: first.id, decision, reason: 'Đã giải thể', ...seen })
async function proposed(holderId: string, decision?: HolderDecision): Promise<string> {
  const said = await propose(await seenNow(holderId), decision)
  if (!said.ok) throw new Error(said.error.code)
  return said.value.proposalId
}
const approve = (proposalId: string) => approveHolderProposal(deps, { proposalId, operatorId: second.id })
const changeData = (holderId: string) =>
  sql(`UPDATE holder SET details_cipher = details_cipher || '\\x00'::bytea WHERE id = $1`, [holderId])
const verifyMeanwhile = (holderId: string) =>
  sql(`UPDATE holder SET verified_at = now(), verified_by = 'command' WHERE id = $1`, [holderId])
type Owner = Awaited<ReturnType<typeof world.organisation>>['owner']

test.each<[string, (owner: Owner) => Promise<unknown>]>([
  ['other data', ({ holderId }) => changeData(holderId)],
  ['verified meanwhile', ({ holderId }) => verifyMeanwhile(holderId)],
  [
    'an account in force',
    ({ holderId, accountId }) => registrationOf(world, { holderId, accountId, state: 'APPROVED' }),
  ],
])('a holder that changed since is not closed unseen: %s', async (_, change) => {
  const { owner } = await world.organisation()
  const { holderId } = owner
  const before = await seenNow(holderId)
  const proposalId = await proposed(holderId)
  await change(owner)
  expect(await approve(proposalId)).toEqual(refused('CHANGED'))
  expect(await sql('SELECT closed_at FROM holder WHERE id = $1', [holderId])).toEqual([{ closed_at: null }])
  expect(await propose(before)).toEqual(refused('CHANGED'))
  expect(await approve(await proposed(holderId))).toEqual(done)
})

test('a proposal that nobody can approve any more gives way to a new one; one that stands does not', async () => {
  const { holderId } = (await world.organisation()).owner
  const stateOf = async (id: string) =>
    (await sql('SELECT state FROM holder_proposal WHERE id = $1', [id]))[0]
  const verifying = await proposed(holderId, 'VERIFY')
  await changeData(holderId)
  const closing = await proposed(holderId)
  expect(await stateOf(verifying)).toEqual({ state: 'REPLACED' })
  expect(await propose(await seenNow(holderId))).toEqual(refused('WAITING_ALREADY'))
  await sql('UPDATE staff_member SET disabled_at = now() WHERE id = $1', [first.id])
  first = await operator()
  const again = await proposed(holderId)
  expect(await stateOf(closing)).toEqual({ state: 'REPLACED' })
  expect(await approve(closing)).toEqual(refused('NOT_WAITING'))
  const audit = await sql('SELECT detail FROM audit_entry WHERE action = $1 AND subject = $2', [
    ...['TRACE_HOLDER_CLOSE_REPLACED', `holder:${holderId}`],
  ])
  expect(audit).toEqual([{ detail: { proposal: closing } }])
  expect(await approve(again)).toEqual(done)
})
