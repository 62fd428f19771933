import { TRPCError } from '@trpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { deskRouter } from '#server/api/root.ts'
import { everyStaffRow } from './staff-rows.ts'
import { insiders, staffPeople, staffWorld } from './staff-world.ts'
import { procedures } from './table.ts'
import { accessWorld } from './world.ts'

const world = await accessWorld()
const sceneFor = staffWorld(world.deps)
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

test('every procedure of a desk has its row', () => {
  const known = new Set(everyStaffRow.map(({ procedure }) => procedure))
  expect(Object.keys(deskRouter._def.procedures).filter((procedure) => !known.has(procedure))).toEqual([])
})

const cells = everyStaffRow.flatMap((row) =>
  staffPeople.map((person) => [row.procedure, person, row.outcome[person], row] as const),
)

describe('procedures of the staff', () => {
  test.each(cells)('%s for %s: %s', async (_, person, outcome, row) => {
    const { caller, scene } = await sceneFor(person)
    expect(await outcomeOf(() => row.call(caller, scene))).toBe(outcome)
  })
})

describe('whoever is staff is no payer', () => {
  const payers = procedures
    .filter(({ outcome }) => outcome['no cookie'] === 'UNAUTHORIZED')
    .map((row) => [row.procedure, row] as const)

  // Nobody may touch it, so one scene serves all.
  let scene: ReturnType<typeof world.scene> | undefined
  let staff: Promise<Awaited<ReturnType<typeof sceneFor>>[]> | undefined

  test.each(payers)('%s', async (_, row) => {
    scene ??= world.scene('OPEN')
    staff ??= Promise.all(insiders.map(sceneFor))
    const [untouched, callers] = await Promise.all([scene, staff])
    for (const { caller } of callers) {
      expect(await outcomeOf(() => row.call(caller, untouched))).toBe('UNAUTHORIZED')
    }
  })
})
