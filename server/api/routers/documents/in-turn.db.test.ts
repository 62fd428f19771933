import { availableParallelism } from 'node:os'
import { afterAll, expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { appRouter } from '#server/api/root.ts'
import { createCallerFactory } from '#server/api/trpc.ts'
import type { Database } from '#server/platform/database/database.ts'
import { accessWorld } from '#tests/access/world.ts'

const world = await accessWorld()
afterAll(world.services.close)
const createCaller = createCallerFactory(appRouter)

/** The real database, and how many payments are being read from it, at most at once and in all. */
function watched() {
  const { database } = world.deps
  const seen = { now: 0, most: 0, inAll: 0 }
  const query: Database['query'] = async (statement, values) => {
    if (!['view-payment', 'instruction-paper'].includes(statement.name))
      return database.query(statement, values)
    seen.now += 1
    seen.inAll += 1
    seen.most = Math.max(seen.most, seen.now)
    try {
      return await database.query(statement, values)
    } finally {
      seen.now -= 1
    }
  }
  const payments = { ...world.deps.payments, database: { ...database, query } }
  const callerOf = async (token: string, signal?: AbortSignal) =>
    createCaller(await createContext({ ...world.deps, payments }, token, '192.0.2.1'), signal && { signal })
  return { seen, callerOf }
}

const scenes = async () => ({
  printed: await Promise.all([1, 2, 3, 4].map(() => world.scene('PRINTED'))),
  paid: await Promise.all([1, 2, 3, 4].map(() => world.scene('PAID'))),
})

test('what stands on papers is read in turn, however many ask for one at once', async () => {
  const { printed, paid } = await scenes()
  const { seen, callerOf } = watched()
  const papers = await Promise.all([
    ...printed.map(async ({ ownerToken, publicId }) =>
      (await callerOf(ownerToken)).documents.instructionPdf({ publicId, format: 'a4', language: 'vi' }),
    ),
    ...paid.flatMap(({ ownerToken, publicId, dossier: { agencyId } }) => [
      callerOf(ownerToken).then((of) => of.documents.confirmationPdf({ publicId, language: 'vi' })),
      callerOf(ownerToken).then((of) => of.documents.receiptPdf({ publicId, agencyId, language: 'vi' })),
    ]),
  ])
  for (const paper of papers) expect(Buffer.from(paper).subarray(0, 5).toString()).toBe('%PDF-')
  expect(seen.inAll).toBe(papers.length)
  expect(seen.most).toBeLessThanOrEqual(Math.max(1, Math.min(4, availableParallelism() - 1)))
}, 120_000)

test('nothing is read for a reader who is gone', async () => {
  const { ownerToken, publicId } = await world.scene('PRINTED')
  const { seen, callerOf } = watched()
  const gone = await callerOf(ownerToken, AbortSignal.abort())
  const asked = gone.documents.instructionPdf({ publicId, format: 'a4', language: 'vi' })
  await expect(asked).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  expect(seen.inAll).toBe(0)
})
