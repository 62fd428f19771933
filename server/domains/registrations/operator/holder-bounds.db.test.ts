import { afterAll, beforeEach, expect, test } from 'vitest'
import { registrationWorld } from '#tests/factories/registrations.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff } from '#tests/factories/staff.ts'
import { mostHolderProposalsPerDay } from '../holder-contract.ts'
import { proposeForHolder, withdrawHolderProposal } from '../index.ts'

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
const propose = (by: FreshStaff, holderId: string) =>
  proposeForHolder(deps, {
    ...{ operatorId: by.id, holderId, decision: 'CLOSE', seen: '', reason: 'Đã giải thể' },
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
