import { TRPCError } from '@trpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { everyAccountRow } from './account-rows.ts'
import { accountPeople, accountWorld, members } from './account-world.ts'
import { accessWorld } from './world.ts'

const world = await accessWorld()
const sceneFor = accountWorld(world.deps)
afterAll(world.services.close)

/** What came of a call, in one word. */
async function outcomeOf(call: () => Promise<string>): Promise<string> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof TRPCError) return error.code
    throw error
  }
}

const cells = everyAccountRow.flatMap((row) =>
  accountPeople.map((person) => [row.procedure, person, row.outcome[person], row] as const),
)

describe('procedures of accounts', () => {
  test.each(cells)('%s for %s: %s', async (_, person, outcome, row) => {
    const { caller, scene } = await sceneFor(person)
    expect(await outcomeOf(() => row.call(caller, scene))).toBe(outcome)
  })
})

test('whoever has an account is no staff', async () => {
  const callers = await Promise.all(members.map(async (person) => (await sceneFor(person)).caller))
  for (const caller of callers)
    await expect(caller.staff.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
