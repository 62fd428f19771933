import { TRPCError } from '@trpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { appRouter } from '#server/api/root.ts'
import { beginCard, guests, holders, relationScene } from './relation-scene.ts'
import { type RelationRow, relationRows } from './relation-table.ts'
import { accessWorld, type Caller } from './world.ts'

const world = await accessWorld()
afterAll(world.services.close)

const readers = [...guests, ...holders]
/** What reads alone, or names no payment that is open already; and what is for a holder's people, in `debit-rows.ts`. */
const elsewhere = [
  ...['payments.create', 'payments.find', 'payments.live', 'payments.mine'],
  ...['payments.accounts', 'payments.debitAccount', 'payments.sendDebitCode'],
]

test('every command of a payer has its row', () => {
  const router = Object.keys(appRouter._def.procedures).filter((name) => name.startsWith('payments.'))
  const inTable = new Set(relationRows.map(({ procedure }) => procedure))
  expect([...inTable, ...elsewhere].sort()).toEqual(router.sort())
})

const cellsOf = (row: RelationRow, stage: RelationRow['stage'] | 'OTHERS_CODE') =>
  readers.map((reader) => [row.procedure, stage, reader, row.outcome[reader], row] as const)
/** A card that another has begun and that holds nothing changes nothing: each row of a printed payment is true beside it, too. */
const cells = relationRows.flatMap((row) => [
  ...cellsOf(row, row.stage),
  ...(row.stage === 'PRINTED' ? cellsOf(row, 'OTHERS_CODE') : []),
])

describe('a payment that is opened', () => {
  test.each(cells)('%s (%s) for %s: %s', async (_, stage, reader, outcome, row) => {
    const scene = await relationScene(world, reader)
    if (stage === 'MAKERS_CODE') await beginCard(scene.maker, scene.publicId)
    if (stage === 'OTHERS_CODE') await beginCard(await scene.other(), scene.publicId)
    if (stage === 'READERS_CODE' && outcome !== 'NOT_FOUND') await beginCard(scene.reader, scene.publicId)
    const { publicId, maker } = scene
    const before = await maker.payments.view({ publicId })
    expect(await outcomeOf(row, scene.reader, publicId)).toBe(outcome)
    if (outcome === 'NOT_YOURS' || outcome === 'NOT_FOUND')
      expect(await maker.payments.view({ publicId })).toEqual(before)
  })

  async function outcomeOf(row: RelationRow, caller: Caller, publicId: string): Promise<string> {
    try {
      return await row.call(caller, publicId)
    } catch (error) {
      if (error instanceof TRPCError) return error.code
      throw error
    }
  }
})
