import { afterAll, beforeEach, expect, test } from 'vitest'
import { registrationWorld } from '#tests/factories/registrations.ts'
import { seenHolder } from '#tests/factories/seen-holder.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff } from '#tests/factories/staff.ts'
import { mostHolderProposalsPerDay, mostHolderProposalsWaiting } from '../holder-contract.ts'
import { holderProposals, proposeForHolder, withdrawHolderProposal } from '../index.ts'

/** What one operator can make others read and decide. */
const world = await registrationWorld()
const { deps } = world
afterAll(world.close)

let first: FreshStaff
let second: FreshStaff
beforeEach(async () => {
  first = await operator()
  second = await operator()
})
const operator = () => freshStaff({ database: world.database, config: testSettings }, 'OPERATOR')
const refused = (code: string) => ({ ok: false, error: { code } })

async function holders(count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) ids.push((await world.organisation()).owner.holderId)
  return ids
}
const propose = async (by: FreshStaff, holderId: string) =>
  proposeForHolder(deps, {
    ...{ operatorId: by.id, decision: 'CLOSE', reason: 'Đã giải thể' },
    ...(await seenHolder(world.database, holderId)),
  })

test('an operator who proposes and withdraws again and again is refused after the twentieth of a day', async () => {
  const [holderId = ''] = await holders(1)
  for (let n = 0; n < mostHolderProposalsPerDay; n++) {
    const said = await propose(first, holderId)
    if (!said.ok) throw new Error(said.error.code)
    await withdrawHolderProposal(deps, { ...said.value, operatorId: first.id })
  }
  expect(await propose(first, holderId)).toEqual(refused('TOO_MANY'))
  world.clock.forward(86_400_000)
  expect(await propose(first, holderId)).toMatchObject({ ok: true })
})

test('many at once are no more than one after the other, and another operator’s do not count', async () => {
  const [other = '', ...ids] = await holders(mostHolderProposalsPerDay + 5)
  const said = await Promise.all(ids.map((id) => propose(first, id)))
  expect(said.filter(({ ok }) => ok)).toHaveLength(mostHolderProposalsPerDay)
  expect(said.filter(({ ok }) => !ok)).toEqual(Array(4).fill(refused('TOO_MANY')))
  expect(await propose(second, other)).toMatchObject({ ok: true })
})

test('what one operator proposed over days waits in bounds, and what was withdrawn makes room', async () => {
  const [last = '', ...ids] = await holders(mostHolderProposalsWaiting + 1)
  const waiting: string[] = []
  for (const [n, id] of ids.entries()) {
    if (n === 10) world.clock.forward(86_400_000)
    const said = await propose(first, id)
    if (said.ok) waiting.push(said.value.proposalId)
  }
  expect(waiting).toHaveLength(mostHolderProposalsWaiting)
  expect(await propose(first, last)).toEqual(refused('TOO_MANY_WAITING'))
  expect(await propose(second, last)).toMatchObject({ ok: true })
  await withdrawHolderProposal(deps, { proposalId: waiting[0] ?? '', operatorId: first.id })
  expect(await propose(first, ids[0] ?? '')).toMatchObject({ ok: true })
  // After a week they have lapsed, and count no more.
  world.clock.forward(7 * 86_400_000)
  expect(await propose(first, ids[1] ?? '')).toMatchObject({ ok: true })
})

test('the list shows the oldest fifty, and says how many more wait, and how many of all for the reader', async () => {
  world.clock.forward(30 * 86_400_000)
  const ids = await holders(53)
  const askers = [first, second, await operator()]
  for (const [n, id] of ids.entries()) {
    world.clock.forward(1)
    const said = await propose(askers[n % 3] ?? first, id)
    if (!said.ok) throw new Error(said.error.code)
  }
  const seen = await holderProposals(world.database, first.id, world.clock())
  expect(seen.waiting).toHaveLength(50)
  expect(seen).toMatchObject({ more: 3, toDecide: 35 })
  expect(seen.waiting[0]?.holder).toMatchObject({ id: ids[0], verified: false, accounts: 0 })
})
